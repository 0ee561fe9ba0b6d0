"""What jobs made is known by its bytes: every change is seen, whatever the time on the file says."""

import errno
import os
import random
import shutil
from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.base.io import sha256, write_json
from presslens.run.checksums import changes, checksum_file, forget, keep, require_unchanged
from presslens.run.mend import mend
from presslens.study.outputs import possible_results

FILES = {
    "results/seeds/tables/corpus.csv": b"measure,value\narticles,1\n",
    "results/seeds/manifest.json": b"{}\n",
    "resources/seeds/ledger.parquet": bytes(range(256)) * 4,
    "resources/data/fa-kes/articles.csv": b"a,b\n",
}


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A folder in which jobs have made four files."""
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    keep(FILES)
    return tmp_path


def seen():
    found = changes(["seeds", "data", "models"], possible_results)
    return tuple([str(path) for path in paths] for paths in (found.changed, found.unknown, found.missing))


def test_what_jobs_made_is_as_it_was(made):
    assert seen() == ([], [], [])
    require_unchanged(FILES)
    require_unchanged(["config.yaml"])  # no job makes it


@pytest.mark.parametrize("name", FILES)
def test_hostile_4_every_flipped_bit_is_seen_with_the_time_kept(made, name):
    path, rng = made / name, random.Random(name)
    content, times = path.read_bytes(), path.stat()
    for _ in range(40):
        bit = rng.randrange(8 * len(content))
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert seen() == ([name], [], [])
        with pytest.raises(InputError, match="is not as it was made: its bytes have changed"):
            require_unchanged([name])
    path.write_bytes(content)
    assert seen() == ([], [], [])


def test_a_flipped_bit_of_a_checksum_is_seen(made):
    record = checksum_file("resources/seeds/ledger.parquet")
    record.write_bytes(b"0" + record.read_bytes()[1:])
    assert seen()[0] == ["resources/seeds/ledger.parquet"]


def test_hostile_3_a_number_edited_by_hand_is_kept_beside_and_never_certified(made):
    table = made / "results/seeds/tables/corpus.csv"
    table.write_text("measure,value\narticles,2\n")
    (line,) = mend(changes(["seeds"], possible_results))
    assert not table.exists()
    (kept,) = (made / "work/seeds/changed/tables").iterdir()
    assert kept.read_text() == "measure,value\narticles,2\n"
    assert line.startswith("results/seeds/tables/corpus.csv: is not as it was made")
    assert str(kept.relative_to(made)) in line


def test_a_damaged_intermediate_is_taken_away(made):
    (made / "resources/seeds/ledger.parquet").write_bytes(b"x")
    (line,) = mend(changes(["seeds"], possible_results))
    assert line.startswith("resources/seeds/ledger.parquet: is not as it was made; taken away")
    assert not (made / "resources/seeds/ledger.parquet").exists()


def test_hostile_1_listings_of_results_of_which_one_is_gone_are_not_finished(made):
    (made / "results/seeds/tables/corpus.csv").unlink()
    found = changes(["seeds"], possible_results)
    assert seen() == ([], [], ["results/seeds/tables/corpus.csv"])
    assert mend(found) == []
    assert (made / "results/seeds/manifest.json").stat().st_mtime == 1
    assert any((made / ".snakemake/incomplete").iterdir())


def test_what_nothing_is_known_about_stays_and_may_not_be_read(made):
    forget(["results/seeds/manifest.json"])
    found = changes(["seeds"], possible_results)
    assert [str(path) for path in found.unknown] == ["results/seeds/manifest.json"]
    with pytest.raises(InputError, match="was not made by this study"):
        require_unchanged(["results/seeds/manifest.json"])
    mend(found)
    assert (made / "results/seeds/manifest.json").read_bytes() == b"{}\n"


def test_other_corpora_are_not_looked_at(made):
    (made / "results/seeds/tables/corpus.csv").write_bytes(b"")
    assert changes(["other"], possible_results).changed == []


def test_a_file_that_stays_away_is_told_once(made):
    """A table of a question that is no longer coded, a figure that has nothing to show: runs come to rest."""
    (made / "results/seeds/tables/corpus.csv").unlink()
    mend(changes(["seeds"], possible_results))
    assert seen() == ([], [], [])


def pipe(path):
    os.mkfifo(path)


def folder(path):
    path.mkdir()
    (path / "mine.txt").write_text("mine")


def dangling(path):
    path.symlink_to("nowhere")


@pytest.mark.parametrize("make", [pipe, folder, dangling])
@pytest.mark.parametrize("name", ["results/seeds/tables/corpus.csv", "resources/seeds/ledger.parquet"])
def test_what_is_no_file_is_put_out_of_the_way(made, name, make):
    path = made / name
    path.unlink()
    make(path)
    assert seen()[0] == [name]
    (line,) = mend(changes(["seeds"], possible_results))
    assert line.startswith(f"{name}: is not as it was made")
    assert not os.path.lexists(path)
    if make is folder:
        (mine,) = made.glob("work/seeds/changed/**/mine.txt")
        assert mine.read_text() == "mine"


def test_a_change_behind_a_link_to_a_folder_is_seen(made):
    tables = made / "results/seeds/tables"
    tables.rename(made / "elsewhere")
    tables.symlink_to(made / "elsewhere")
    assert seen() == ([], [], [])
    (tables / "corpus.csv").write_text("edited")
    assert seen()[0] == ["results/seeds/tables/corpus.csv"]


def test_of_a_link_what_stood_there_is_kept_and_what_it_leads_to_stays(made):
    table, mine = made / "results/seeds/tables/corpus.csv", made / "mine.csv"
    mine.write_text("mine")
    table.unlink()
    table.symlink_to("../../../mine.csv")
    mend(changes(["seeds"], possible_results))
    (kept,) = (made / "work/seeds/changed/tables").iterdir()
    assert (kept.read_text(), kept.is_symlink(), mine.read_text()) == ("mine", False, "mine")
    assert not os.path.lexists(table)


def test_results_on_another_disk_are_put_aside_too(made, monkeypatch):
    replace = os.replace

    def other_disk(old, new):
        if Path(old).parts[0] != Path(new).parts[0]:
            raise OSError(errno.EXDEV, "Invalid cross-device link", old)
        replace(old, new)

    monkeypatch.setattr(os, "rename", other_disk)
    monkeypatch.setattr(os, "replace", other_disk)
    (made / "results/seeds/tables/corpus.csv").write_text("edited")
    mend(changes(["seeds"], possible_results))
    assert [path.read_text() for path in (made / "work/seeds/changed/tables").iterdir()] == ["edited"]


def test_a_folder_in_the_place_of_a_checksum_is_no_checksum(made):
    name = "results/seeds/tables/corpus.csv"
    record = checksum_file(name)
    record.unlink()
    (record / "x").mkdir(parents=True)
    assert seen() == ([], [name], [])
    with pytest.raises(InputError, match="was not made by this study"):
        require_unchanged([name])
    forget([name])
    keep([name])
    assert seen() == ([], [], [])


def test_what_people_put_beside_results_is_left_alone_with_its_time(made):
    notes = made / "results/seeds/tables/notes.csv"
    notes.write_text("mine")
    os.utime(notes, (1_000_000, 1_000_000))
    assert seen() == ([], [], [])
    mend(changes(["seeds"], possible_results))
    assert (notes.read_text(), notes.stat().st_mtime) == ("mine", 1_000_000)


def test_hostile_31_where_there_is_no_room_to_keep_a_change_it_stays_where_it_is(made, monkeypatch):
    def full(old, new):
        Path(new).write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device", str(new))

    monkeypatch.setattr(shutil, "copyfile", full)
    table = made / "results/seeds/tables/corpus.csv"
    table.write_text("edited")
    with pytest.raises(InputError, match=r"work/seeds/changed/.*: cannot be written \(no space left on device\)"):
        mend(changes(["seeds"], possible_results))
    assert table.read_text() == "edited"
    assert list((made / "work/seeds/changed/tables").iterdir()) == []


@pytest.fixture
def reader(made):
    """The folder of a reader, which one job has made, with its listing."""
    files = {"index.html": b"<!doctype html>", "data/sets/0000.js": b"presslens.receive();"}
    folder = made / "reader/seeds"
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    write_json({name: sha256(folder / name) for name in files}, made / "resources/seeds/reader.json")
    keep(["reader/seeds/index.html", "resources/seeds/reader.json"])
    return folder


def test_a_reader_as_it_was_made_is_left_alone(reader):
    (reader / "notes.txt").write_text("mine")
    assert seen() == ([], [], [])


@pytest.mark.parametrize("name", ["index.html", "data/sets/0000.js"])
@pytest.mark.parametrize("change", ["edited", "gone", "folder"])
def test_one_changed_file_of_a_reader_takes_the_whole_folder_away(reader, made, name, change):
    path = reader / name
    content = path.read_bytes()
    path.unlink()
    if change == "edited":
        path.write_bytes(content[:-1] + b"!")
    elif change == "folder":
        path.mkdir()
    (line,) = mend(changes(["seeds"], possible_results))
    taken = "reader/seeds is taken away, made anew where it is needed"
    assert line == f"reader/seeds/{name}: is not as it was made; {taken}"
    assert not reader.exists()
    assert not (made / "work").exists()
    assert seen() == ([], [], [])


def test_a_reader_behind_a_link_is_left_where_it_is(reader, made):
    shutil.move(reader, made / "elsewhere")
    reader.symlink_to(made / "elsewhere")
    (made / "elsewhere/index.html").write_text("changed")
    assert len(mend(changes(["seeds"], possible_results))) == 1
    assert not reader.is_symlink()
    assert (made / "elsewhere/index.html").exists()


def test_with_a_listing_that_is_not_as_it_was_made_the_reader_is_made_anew(reader, made):
    listing = made / "resources/seeds/reader.json"
    listing.write_text("{}")
    (reader / "index.html").write_text("changed")
    assert seen()[0] == ["resources/seeds/reader.json"]
