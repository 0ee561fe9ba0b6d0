"""A coded sheet is made by hand: whatever happens around it, its bytes stay."""

import os
import re
import shutil

import polars as pl
import pytest

from .conftest import PROJECT, assert_no_traceback, said

pytestmark = pytest.mark.workflow
SHEET = "work/seeds/to_code_3.csv"


@pytest.fixture(scope="module")
def coded(bench):
    """A study with a sheet in which somebody coded."""
    bench.build(SHEET)
    path = bench.folder / SHEET
    assert len(pl.read_csv(path)) == 3
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + b"coded,by,hand\r\n")
    return bench


@pytest.fixture
def kept(coded):
    """That study; after the test the sheet must be there as it was, byte for byte and to the time of change."""
    path = coded.folder / SHEET
    before = (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino)
    yield coded
    assert (path.read_bytes(), path.stat().st_mtime_ns, path.stat().st_ino) == before


def refused(study, *arguments):
    done = study.run("--cores", 1, *arguments)
    assert done.returncode != 0
    assert_no_traceback(done)
    assert f"{SHEET}: was drawn before; a sheet is never written over; 3 more mentions: work/seeds/to_code_3_2.csv" in (
        said(done)
    )


@pytest.mark.parametrize("more", [[], ["--force"], ["--forceall"], ["--forcerun", "draw_sample"], ["--dry-run"]])
def test_a_sheet_that_is_there_is_not_drawn_again(kept, more):
    """new-user 1."""
    refused(kept, SHEET, *more)


@pytest.mark.parametrize("what", ["script", "library", "config", "ledger"])
def test_a_change_of_what_it_was_made_from_does_not_touch_it(kept, what):
    """new-user 1."""
    library, config = "src/presslens/annotate/coding_sheet.py", "config.yaml"
    with kept.undone(library, "scripts/annotate/draw_sample.py", config, "resources/seeds/ledger.parquet"):
        if what == "config":
            text = (kept.folder / config).read_text()
            (kept.folder / config).write_text(re.sub(r"(?m)^(  seed:) \d+", r"\1 4242", text))
            assert (kept.folder / config).read_text() != text
        elif what == "ledger":
            os.utime(kept.folder / "resources/seeds/ledger.parquet")
        else:
            kept.edit(library if what == "library" else "scripts/annotate/draw_sample.py", '"""', '"""Other. ')
        assert not [product for product in kept.planned() if "to_code" in product]
        refused(kept, SHEET)


def test_a_draw_that_fails_or_is_killed_leaves_nothing_half_done(kept):
    """new-user 1: and asking for more mentions than there are says how many there are."""
    before = {path.name for path in (kept.folder / "work/seeds").iterdir()}
    done = kept.run("--cores", 1, "work/seeds/to_code_900000.csv")
    assert done.returncode != 0
    assert_no_traceback(done)
    assert re.search(r"to_code_3\.csv, row 5: wrong number of cells", said(done)), said(done)[-2000:]
    assert {path.name for path in (kept.folder / "work/seeds").iterdir()} == before


def test_the_next_draw_and_a_clean_leave_it_alone(kept, tmp_path):
    """new-user 1: after ``make clean``, in a project that was built anew, what was drawn is still left out."""
    clean = re.search(r"(?ms)^clean:.*?\n((?:\t.*\n?)+)", (PROJECT / "Makefile").read_text())[1]
    assert "work" not in clean
    record = (kept.folder / SHEET).with_suffix(".json").read_bytes()
    # A row that is no mention stops the next draw; what the coder wrote is not known to be a sheet any more.
    study = type(kept)(shutil.copytree(kept.folder, tmp_path / "study", symlinks=True))
    sheet = study.folder / SHEET
    sheet.write_bytes(sheet.read_bytes().replace(b"coded,by,hand\r\n", b""))
    whole = sheet.read_bytes()
    done = study.run("--cores", 1, "work/seeds/to_code_900000.csv")
    assert re.search(r"to_code_900000\.csv: asks for 900000 mentions, and there are \d+; of the \d+ in", said(done))
    assert study.kill_while("to_code_2.csv (update)", 0, "work/seeds/to_code_2.csv")
    for names in ((SHEET,), ("results/seeds/tables/corpus.csv",)):
        study.run("--cores", 1, "--delete-all-output", "--", *names)
    assert not (study.folder / "resources/seeds/ledger.parquet").exists()
    for folder in ("resources", ".snakemake"):
        shutil.rmtree(study.folder / folder)
    study.build("work/seeds/to_code_2_2.csv")
    assert sheet.read_bytes() == whole
    assert sheet.with_suffix(".json").read_bytes() == record
    first, *others = (pl.read_csv(path) for path in sorted(sheet.parent.glob("*.csv"), key=lambda p: p != sheet))
    assert 1 <= len(others) <= 2
    for other in others:
        assert len(other) == 2
        keys = ["source_id", "target", "start"]
        assert not set(first.select(keys).rows()) & set(other.select(keys).rows())
        assert not set(first["sentence"]) & set(other["sentence"])
    assert pl.concat([table["id"] for table in (first, *others)]).is_unique().all()
