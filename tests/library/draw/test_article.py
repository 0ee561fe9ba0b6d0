"""The article of the ribbon, and what its note says of it."""

from pathlib import Path

import polars as pl
import pytest

from presslens.base.errors import InputError
from presslens.base.io import write_table
from presslens.codebook.codebook import Codebook, part_files
from presslens.draw.article import MAX_SENTENCES, chosen_article, ribbon_facts, speaking

CODEBOOK = Path(__file__).parents[3] / "codebook"
ARTICLES = pl.DataFrame({"article_id": ["b", "a", "c"], "source_id": ["two", "one", "three"]})
LEDGER = pl.DataFrame(
    {
        "article_id": ["b", "b", "a", "a"],
        "sentence_index": [0, MAX_SENTENCES, 0, 1],
        "actor": [True, True, True, False],
        "holder": ["UN", "TUR", "outlet", "UN"],
    }
)


def test_the_article_with_most_mentions_or_the_first_of_several():
    assert chosen_article(LEDGER.lazy(), ARTICLES.lazy(), None)["source_id"] == "one"
    assert chosen_article(LEDGER.head(3).lazy(), ARTICLES.lazy(), None)["source_id"] == "two"
    assert chosen_article(LEDGER.clear().lazy(), ARTICLES.lazy(), None)["source_id"] == "one"


def test_the_article_that_was_asked_for():
    assert chosen_article(LEDGER.lazy(), ARTICLES.lazy(), "three")["article_id"] == "c"
    with pytest.raises(InputError, match=r"ribbon_article: found 'four'; an article such as one, three, two"):
        chosen_article(LEDGER.lazy(), ARTICLES.lazy(), "four")


def test_holders_of_actors_in_the_sentences_shown():
    assert speaking(LEDGER) == {"UN", "outlet"}
    assert speaking(LEDGER.filter(article_id="a")) == {"outlet"}


def test_the_note_spells_out_codes_and_says_what_is_cut(tmp_path):
    sentences = pl.DataFrame({"article_id": ["b"] * (MAX_SENTENCES + 3) + ["a"]})
    tables = {"ledger": LEDGER, "articles": ARTICLES, "sentences": sentences}
    for name, table in tables.items():
        write_table(table, tmp_path / f"{name}.parquet")
    paths = {name: str(tmp_path / f"{name}.parquet") for name in tables}
    names = {"targets": ["TUR"], "holders": ["TUR", "UN"]}
    book = Codebook(path for part in ("targets", "nouns", "holders") for path in part_files(part, names, CODEBOOK))
    assert ribbon_facts(paths, book, {"ribbon_article": "two"}) == {
        "cut": "The first 120 of 123 sentences.",
        "codes": "; UN: United Nations",
    }
    assert ribbon_facts(paths, book, {"ribbon_article": "one"}) == {"cut": "", "codes": ""}


def test_a_table_that_is_not_there_yet_is_missed_by_its_name(tmp_path):
    path = str(tmp_path / "ledger.parquet")
    with pytest.raises(FileNotFoundError) as fault:
        ribbon_facts({"ledger": path}, Codebook(()), {"ribbon_article": None})
    assert fault.value.filename == path
