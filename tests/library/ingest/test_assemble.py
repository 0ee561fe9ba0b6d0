"""Articles are identified, told apart and sorted the same, whether they lie in memory or beside the table."""

import datetime as dt
import os

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.ingest import assemble, spilled
from presslens.ingest.assemble import Assembly
from presslens.ingest.clean import Removal
from presslens.ingest.corpus import Draft, Exclusion

WORDS = st.sampled_from(["Turkey waited.", "Russia “left”.\n\nAll of it.", "Nobody\u2028came.", "Türkiye\x85"])
DRAFTS = st.builds(
    Draft,
    source_id=st.sampled_from([None, "1", "2", "a;b"]),
    title=st.sampled_from([None, "Talks"]),
    text=WORDS,
    removals=st.lists(st.builds(Removal, st.integers(1, 3), st.just("lead"), WORDS, st.just(3)), max_size=2),
    outlet=st.sampled_from([None, "Post", "News"]),
    date=st.sampled_from([None, dt.date(2020, 3, 5)]),
    language=st.sampled_from([None, "en", "tr"]),
    file=st.just("a.csv"),
    row=st.integers(2, 9),
    unlisted=st.booleans(),
)
EXCLUSIONS = st.builds(
    Exclusion, st.just("3"), st.just("no text"), st.just("empty"), st.just("a.csv"), st.integers(2, 9)
)
ENTRIES = st.lists(st.one_of(DRAFTS, EXCLUSIONS), max_size=25)


def assembled(entries, beside=None):
    """Articles, removals, exclusions, outlets that are not listed, and repeated ids."""
    assembly = Assembly(["en"], "en", beside)
    parts = list(assembly.parts(iter(entries)))
    tables = [pl.concat(part) for part in zip(*parts, strict=True)]
    return [table.to_dicts() for table in (*tables, assembly.exclusions)], assembly.unknown_outlets, assembly.repeated


@settings(max_examples=150, deadline=None)
@given(ENTRIES, st.randoms(use_true_random=False))
def test_neither_order_nor_room_matters(tmp_path_factory, entries, random):
    folder = tmp_path_factory.mktemp("beside")
    usual = assembled(entries)
    shuffled = random.sample(entries, len(entries))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assemble, "PART", 3)
        for most in (1, 500, 10**6):
            patch.setattr(spilled.Spilled.__init__, "__defaults__", (most,))
            assert assembled(shuffled, folder / "ingested.parquet") == usual
    assert list(folder.iterdir()) == []
    (articles, _, aside), _, repeated = usual
    assert len(articles) + len(aside) == len(entries)
    identities = [article["article_id"] for article in articles]
    assert identities == sorted(set(identities))
    said = [(article["source_id"], article["text"]) for article in articles]
    assert len(set(said)) == len(said)
    named = [name for name, _ in said]
    assert set(repeated) == {name for name in named if named.count(name) > 1}


def test_what_waits_beside_the_table_is_hidden_and_goes_when_reading_breaks_off(tmp_path, monkeypatch):
    monkeypatch.setattr(spilled.Spilled.__init__, "__defaults__", (1,))
    seen = []

    def entries():
        yield Draft("1", None, "Turkey waited.", [])
        seen.extend(path.name for path in tmp_path.iterdir())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        list(Assembly(["en"], "en", tmp_path / "ingested.parquet").parts(entries()))
    (name,) = seen
    assert name.startswith(".ingested.parquet.")
    assert name.endswith(f".{os.getpid()}.part")
    assert list(tmp_path.iterdir()) == []
