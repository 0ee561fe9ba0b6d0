"""An archive is enough: for tables and figures without the texts, and for everything with them."""

import shutil
import subprocess
import sys
import zipfile

import pytest
from rocrate.rocrate import ROCrate

from presslens.archive.quoted import quoted, runs_of
from presslens.base.io import read_table

from .conftest import PROJECT, Study, differences, said

pytestmark = pytest.mark.workflow


def script(folder, name, *arguments):
    command = [sys.executable, f"scripts/archive/{name}.py", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=600)


def test_an_archive_gives_back_what_went_in(built, tmp_path):
    for name in ("Makefile", "LICENSE", "pyproject.toml"):
        shutil.copy2(PROJECT / name, built.folder / name)
    before = built.results()
    done = script(built.folder, "write_archive", "seeds")
    assert done.returncode == 0, said(done)
    path = next((built.folder / "archive").glob("presslens-seeds-*.zip"))

    # No text is in it, but the title that the ribbon prints.
    runs = runs_of(read_table(built.folder / "resources/seeds/articles.parquet")["text"])
    assert runs
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        assert not [name for name in names if name.startswith(("seeds/", "resources/"))]
        # Links into the reader, which holds texts, lead to a page that says so.
        assert [name for name in names if name.startswith("reader/")] == ["reader/seeds/trace.html"]
        assert b"No reader in this archive" in archive.read("reader/seeds/trace.html")
        assert b"reader/seeds/trace.html#" in archive.read("results/seeds/report/index.html")
        of_corpus = [name for name in names if name.startswith(("results/", "standoff/", "annotations/"))]
        assert len(of_corpus) > 100
        assert not [name for name in of_corpus if quoted(name, archive.read(name), runs)]
        archive.extractall(tmp_path / "unpacked")
    unpacked = Study(tmp_path / "unpacked")
    assert ROCrate(unpacked.folder).get("#run")["instrument"].id == "Snakefile"

    # Figures from results alone.
    done = script(unpacked.folder, "redraw_figures", "seeds")
    lines = [line for line in done.stdout.splitlines() if "needs" in line or "differs" in line]
    assert done.returncode == 0, said(done)
    assert [line.split(":")[1].strip() for line in lines] == ["article_ribbon"]

    # Without the texts, and without results that could be taken for new ones.
    for part in ("tables", "figures"):
        shutil.rmtree(unpacked.folder / "results/seeds" / part)
    done = script(unpacked.folder, "rebuild_tables", "--cores", "2")
    assert done.returncode == 0, said(done)
    assert differences(unpacked.results(), before) == []

    # With them, and with the weights.
    shutil.rmtree(unpacked.folder / "resources")
    shutil.rmtree(unpacked.folder / "results")
    shutil.copytree(built.folder / "seeds", unpacked.folder / "seeds")
    for line in (unpacked.folder / "weights.txt").read_text().splitlines():
        name = line.split("  ")[1]
        (unpacked.folder / name).symlink_to(PROJECT / name)
    unpacked.build()
    assert differences(unpacked.results(), before) == []


def test_what_cannot_be_archived_is_a_line(built):
    done = script(built.folder, "write_archive", "nobody")
    assert done.returncode == 1
    assert done.stderr.startswith("presslens: CORPUS: found 'nobody'; allowed")
    table = built.folder / "results/seeds/tables/corpus.csv"
    table.write_bytes(table.read_bytes() + b"x,1\n")
    done = script(built.folder, "write_archive", "seeds")
    assert done.stderr.count("\n") == 1
    assert "results/seeds/tables/corpus.csv: is not the file in the manifest" in done.stderr
    assert not (built.folder / "archive").exists()
