"""Whatever lies in seeds/ ends in a correct result or in one clear line that names the file.

File by file, tests/library/ingest/test_hostile_texts.py reads them; here they run through the workflow together.
"""

from collections import Counter

import polars as pl
import pytest

from tests.library.ingest.hostile import ACCEPTED, NO_TARGET, REFUSED

from .conftest import LEDGER, assert_no_traceback, differences, said

pytestmark = pytest.mark.workflow


def test_faults_are_a_line_each_and_cost_nothing_that_was_computed(built):
    before = built.results()
    for name, (data, _) in REFUSED.items():
        (built.folder / "seeds" / name).write_bytes(data)
    done = built.run("--cores", 2)
    assert done.returncode != 0
    assert_no_traceback(done)
    lines = [line for line in said(done).splitlines() if line.startswith("presslens: ")]
    for name, (_, complaint) in REFUSED.items():
        assert any(line.startswith(f"presslens: seeds/{name}: ") and complaint in line for line in lines), name
    assert len(lines) == len(REFUSED)
    assert differences(built.results(), before) == []
    for name in REFUSED:
        (built.folder / "seeds" / name).unlink()
    # Nothing but the corpus is read again, and it is what it was: what follows from it stands.
    ledger = (built.folder / LEDGER).read_bytes()
    assert not {name for name in built.made(LEDGER) if name.startswith("shards/")}
    assert (built.folder / LEDGER).read_bytes() == ledger


def test_nothing_is_left_of_a_corpus_that_was_refused(fresh):
    (fresh.folder / "seeds/empty.txt").write_bytes(b"")
    assert fresh.run("--cores", 1).returncode != 0
    assert not list((fresh.folder / "resources/seeds").glob("*.parquet"))
    assert not (fresh.folder / "results").exists()


def test_no_mention_at_all_still_gives_every_table(built_once, fresh):
    """And no figure that others would not have."""
    for file in (fresh.folder / "seeds").iterdir():
        file.unlink()
    (fresh.folder / "seeds/dog.txt").write_bytes(NO_TARGET)
    fresh.build()
    results, usual = fresh.results(), built_once.results()
    assert {name for name in results if not name.startswith("figures/")} == {
        name for name in usual if not name.startswith("figures/")
    }
    assert results.keys() <= usual.keys()
    assert b"mentions,0" in results["tables/corpus.csv"]
    # A picture of nothing says so, where there is one.
    picture = results.get("figures/sentiment_by_target.svg")
    assert picture is None or b"No actor mention" in picture


def test_all_accepted_together_with_duplicates(fresh):
    for name, (data, _) in ACCEPTED.items():
        (fresh.folder / "seeds" / name).write_bytes(data)
        if name not in {
            "utf16.txt",
            "no target.txt",
            "one line.txt",
        }:  # one text in other bytes: outlets tell them apart
            card = (fresh.folder / "seeds" / name).with_suffix(".yaml")
            card.write_text(f"outlet: Paper {list(ACCEPTED).index(name)}\n")
    for number in range(5):
        (fresh.folder / f"seeds/utf16.txt again {number}.txt").write_bytes(ACCEPTED["utf16.txt"][0])
    corpus = "results/seeds/tables/corpus.csv"
    fresh.build(LEDGER, corpus)
    ledger = pl.read_parquet(fresh.folder / LEDGER)
    articles = pl.read_parquet(fresh.folder / "resources/seeds/articles.parquet")
    texts = dict(articles.select("article_id", "text").iter_rows())
    for article, start, end, mention in ledger.select("article_id", "start", "end", "mention").iter_rows():
        assert texts[article][start:end] == mention
    mentions = Counter(ledger["source_id"])
    assert {name: mentions[name] for name in ACCEPTED} == {name: count for name, (_, count) in ACCEPTED.items()}
    # The same text without a card under several names is one article.
    assert "files set aside: same article again,5" in (fresh.folder / corpus).read_text()
