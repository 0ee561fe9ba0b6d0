"""The digest of the code changes with what makes results, and with nothing else."""

import re
from pathlib import Path

import pytest

from presslens.tell.manifest import code_digest, code_files

PROJECT = Path(__file__).parents[3]
FILES = (
    "Snakefile",
    "rules/estimate.smk",
    "rules/train.smk",
    "scripts/estimate/estimate_tables.py",
    "scripts/train/train_sentiment.py",
    "scripts/docs/write_reference.py",
    "src/presslens/base/io.py",
    "src/presslens/base/schemas/card.yaml",
    "src/presslens_training/linear.py",
)


@pytest.fixture
def project(tmp_path):
    for name in FILES:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("as it was")
    return tmp_path


@pytest.mark.parametrize("name", FILES)
def test_an_edit_is_seen_where_it_can_change_results(project, name):
    before = code_digest(project)
    (project / name).write_text("edited")
    aside = "train" in name or "docs" in name
    assert (code_digest(project) == before) == aside


def test_training_and_pages_are_apart():
    """Rule files share their names: what that of training defines is used by no other."""
    kept = [path.relative_to(PROJECT).as_posix() for path in code_files(PROJECT)]
    assert "scripts/tell/write_manifest.py" in kept
    assert not [
        name
        for name in kept
        if name.startswith(("rules/train", "scripts/train", "scripts/docs", "src/presslens_training"))
    ]
    defined = re.findall(r"(?m)^(_?[A-Za-z]\w*) *(?:,|=)|^rule (\w+)", (PROJECT / "rules/train.smk").read_text())
    names = {name for pair in defined for name in pair if name}
    assert {"_NEWSMTSC", "_WORLD_NEWS", "train_sentiment"} <= names
    for path in [PROJECT / "Snakefile", *(path for path in PROJECT.glob("rules/*.smk") if path.stem != "train")]:
        assert not names & set(re.findall(r"\w+", path.read_text())) - {"train"}, path.name
