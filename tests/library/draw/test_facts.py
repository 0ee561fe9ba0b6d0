import pytest

from presslens.draw.facts import ShareFacts, share_facts
from presslens.exhibits.tables import TABLES

STANCE = TABLES["stance_by_holder"]


def write(path, table, rows):
    lines = [",".join(str(row.get(column, "")) for column in table.types) for row in rows]
    path.write_text("\n".join([",".join(table.types), *lines]) + "\n")
    return path


def test_facts_count_each_group_once(tmp_path):
    few = {"target": "RUS", "cluster": "sentence", "method": "cluster bootstrap"}
    rows = [
        few | {"holder": "TUR", "stance": "against", "n": 1, "n_mentions": 4, "n_articles": 2},
        few | {"holder": "TUR", "stance": "none", "n": 3, "n_mentions": 4, "n_articles": 2},
        few
        | {"holder": "UN", "stance": "none", "n": 1, "n_mentions": 1, "n_articles": 1}
        | {"method": "exact binomial over clusters"},
    ]
    facts = share_facts(STANCE, write(tmp_path / "t.csv", STANCE, rows))
    assert facts == ShareFacts(n_mentions=5, n_articles=2, cluster="sentence", n_exact=1)


@pytest.mark.parametrize("name", ["holder_by_outlet", "sentiment_by_year", "frames_by_country"])
def test_groups_are_all_keys_but_the_label(tmp_path, name):
    table = TABLES[name]
    group, label = table.keys[0], table.outcome
    rows = [
        ("a", "RUS", "x", 4),
        ("a", "RUS", "y", 4),
        ("a", "TUR", "x", 2),
        ("b", "RUS", "x", 5),
        ("b", "RUS", "y", 5),
    ]
    records = [
        dict(zip((group, "target", label, "n_mentions"), row, strict=True))
        | {"n": 1, "n_articles": 1, "cluster": "story", "method": "cluster bootstrap"}
        for row in rows
    ]
    assert share_facts(table, write(tmp_path / "t.csv", table, records)).n_mentions == 4 + 2 + 5


def test_an_empty_table(tmp_path):
    assert share_facts(STANCE, write(tmp_path / "t.csv", STANCE, [])).n_mentions == 0


def test_a_table_of_no_shares_says_nothing(tmp_path):
    assert share_facts(TABLES["corpus"], tmp_path / "t.csv") is None


def test_a_table_that_is_not_there_yet(tmp_path):
    with pytest.raises(FileNotFoundError):
        share_facts(STANCE, tmp_path / "t.csv")
