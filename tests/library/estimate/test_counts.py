import polars as pl

from presslens.estimate.counts import mention_counts, outlet_counts

LEDGER = pl.DataFrame(
    {
        "article_id": ["a", "a", "b"],
        "sentence_index": [0, 1, 0],
        "outlet": ["P", "P", None],
        "outlet_country": ["GBR", "GBR", None],
        "target": ["RUS", "TUR", "RUS"],
        "alias_kind": ["country", "capital", "army"],
        "actor": [True, False, True],
    }
)
SENTENCES = pl.DataFrame({"n_tokens": [2, 2, 1]})
ARTICLES = pl.DataFrame(
    {"article_id": ["a", "b", "c"], "outlet": ["P", None, "P"], "outlet_country": ["GBR", None, "GBR"]}
)


def test_mentions_by_target():
    table = mention_counts(LEDGER, SENTENCES, ["TUR", "RUS", "SYR"])
    assert table.filter(alias_kind="all").select("target", "n_mentions", "n_actor_mentions", "n_articles").rows() == [
        ("TUR", 1, 0, 1),
        ("RUS", 2, 2, 2),
        ("SYR", 0, 0, 0),
    ]
    assert table.filter(target="RUS", alias_kind="all")["per_1000_tokens"].item() == 400


def test_mentions_by_outlet_count_articles_without_a_mention():
    table = outlet_counts(LEDGER, ARTICLES, ["TUR", "RUS"])
    assert table.rows() == [
        ("P", "GBR", "TUR", 2, 1, 0, 0.5),
        ("P", "GBR", "RUS", 2, 1, 1, 0.5),
        ("unknown", "unknown", "TUR", 1, 0, 0, 0.0),
        ("unknown", "unknown", "RUS", 1, 1, 1, 1.0),
    ]
