"""presslens as a module of another workflow, as docs/templates/module shows it, from another folder."""

import shutil

import pytest

from presslens.base.io import read_csv

from .conftest import PROJECT, Study, assert_no_traceback, copy_of_project, said

pytestmark = pytest.mark.workflow


def test_another_workflow_goes_on_where_presslens_ends(tmp_path):
    own = copy_of_project(tmp_path / "presslens").folder
    mine = Study(tmp_path / "mine")
    mine.folder.mkdir()
    for name in ("config.yaml", "seeds"):
        shutil.move(own / name, mine.folder / name)
    (mine.folder / "data").mkdir()
    shutil.move(own / "data/seeds.yaml", mine.folder / "data/seeds.yaml")
    shutil.copy(PROJECT / "docs/templates/module/Snakefile", mine.folder / "Snakefile")

    refused = mine.run("--dry-run")
    assert refused.returncode != 0
    assert "presslens: codebook/: is not there; " in said(refused)
    assert_no_traceback(refused)
    for name in ("codebook", "models"):
        (mine.folder / name).symlink_to(f"../presslens/{name}")

    done = mine.run("--cores", 2)
    assert done.returncode == 0, said(done)[-3000:]
    assert "rule presslens_join_ledger" in said(done)  # Snakemake's own words: other rules run, too
    ledger = read_csv(mine.folder / "resources/seeds/ledger.csv")
    assert int((mine.folder / "mentions.txt").read_text()) == len(ledger) > 0
    assert not [path for path in (own / "resources", own / ".snakemake") if path.exists()]

    # The whole of it by its name here, of which this much is made; an edit in the clone reruns what depends on it.
    assert not {"ingested", "ledger"} & mine.planned("presslens_all")
    with (own / "src/presslens/classify/methods/vocabulary.py").open("a") as file:
        file.write("\n")
    again = mine.planned("resources/seeds/ledger.csv")
    assert "shards/stance" in again
    assert "ingested" not in again

    # Where deployers look is the same workflow, which makes something when it is asked for nothing.
    shutil.copytree(PROJECT / "workflow", own / "workflow")
    assert "tables/corpus" in mine.planned("--snakefile", "../presslens/workflow/Snakefile")
