"""Whatever lies in seeds/ ends in a correct result or in one clear line that names the file."""

import codecs

import polars as pl
import pytest

from .conftest import differences, said

pytestmark = pytest.mark.workflow

TEXT = "Ankara waits\n\nTurkey waited for Russia. “We are ready,” the Kremlin said."
REFUSED = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\n\t", "holds nothing but white space"),
    "picture.txt": (b"\x89PNG\r\n\x1a\n\x00\x00", "is not UTF-8"),
    "zeros.txt": (TEXT.encode() + b"\x00", "holds a NUL character"),
    "latin.txt": ("Erdoğan à Moscou".encode("latin-1", "replace").replace(b"?", b"\xfc"), "is not UTF-8"),
    "long.txt": (b"Turkey " * 3_000_000, "has 21000000 bytes"),
    "boilerplate.txt": (b"Related Articles\n\nBack to top button", "holds nothing but boilerplate"),
    "card only.yaml": (b"outlet: X", "is a card without a text"),
}
ACCEPTED = {
    "utf16.txt": codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
    "bom.txt": codecs.BOM_UTF8 + TEXT.encode(),
    "marks.txt": TEXT.replace("Russia", "\u200fRussia\u200e").encode(),
    "no card.txt": TEXT.encode(),
    "quo'te\".txt": TEXT.encode(),
    "new\nline.txt": TEXT.encode(),
    "up..dots.txt": TEXT.encode(),
    "no target.txt": b"A dog barked. Nobody came.",
    "one line.txt": b"Turkey waited for Russia and said so. " * 20_000,
}


def no_traceback(done):
    assert "Traceback" not in said(done)
    assert "Exception:" not in said(done).replace("RuleException:", "")


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_the_file_named(fresh, name):
    data, complaint = REFUSED[name]
    (fresh.folder / "seeds" / name).write_bytes(data)
    done = fresh.run("--cores", 1, "resources/seeds/articles.parquet")
    assert done.returncode != 0
    line = next(line for line in said(done).splitlines() if line.startswith("presslens: "))
    assert line.startswith(f"presslens: seeds/{name}: ")
    assert complaint in line
    no_traceback(done)
    assert not list((fresh.folder / "resources/seeds").glob("*.parquet"))
    assert not (fresh.folder / "results").exists()


def test_a_brace_in_a_name_is_refused_with_the_file_named(fresh):
    (fresh.folder / "seeds/{a}.txt").write_text(TEXT)
    done = fresh.run("--cores", 1)
    assert done.returncode != 0
    assert "seeds/{a}.txt: has a brace in its name; rename the file" in said(done)
    no_traceback(done)


def test_a_failure_costs_nothing_that_was_computed(built):
    before = built.results()
    (built.folder / "seeds/empty.txt").write_bytes(b"")
    assert built.run("--cores", 2).returncode != 0
    assert differences(built.results(), before) == []
    (built.folder / "seeds/empty.txt").unlink()
    built.build()
    assert differences(built.results(), before) == []


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted_alone(fresh, name):
    for file in (fresh.folder / "seeds").iterdir():
        file.unlink()
    (fresh.folder / "seeds" / name).write_bytes(ACCEPTED[name])
    fresh.build("resources/seeds/ledger.parquet")
    articles = pl.read_parquet(fresh.folder / "resources/seeds/articles.parquet")
    ledger = pl.read_parquet(fresh.folder / "resources/seeds/ledger.parquet")
    assert articles["source_id"].to_list() == [name]
    text = articles["text"][0]
    for start, end, mention in ledger.select("start", "end", "mention").iter_rows():
        assert text[start:end] == mention
    expected = {"no target.txt": 0, "one line.txt": 40_000}.get(name, 3)
    assert len(ledger) == expected


def test_no_mention_at_all_still_gives_every_table_and_figure(fresh):
    for file in (fresh.folder / "seeds").iterdir():
        file.unlink()
    (fresh.folder / "seeds/dog.txt").write_bytes(ACCEPTED["no target.txt"])
    fresh.build()
    assert "No actor mention" not in fresh.results()["tables/corpus.csv"].decode()
    assert b"mentions,0" in fresh.results()["tables/corpus.csv"]


def test_all_accepted_together_with_a_duplicate(fresh):
    for name, data in ACCEPTED.items():
        (fresh.folder / "seeds" / name).write_bytes(data)
    fresh.build()
    table = fresh.results()["tables/corpus.csv"].decode()
    # The same text without a card under several names is one article.
    assert "files set aside: same article again,5" in table
    done = fresh.run("--report", "report.html")
    assert done.returncode == 0, said(done)[-2000:]
