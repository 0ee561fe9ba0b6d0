"""An edit of what training loads reruns the rules of training."""

from pathlib import Path

import pytest

from presslens.study.imports import Imports

PROJECT = Path(__file__).parents[3]
IMPORTS = Imports(PROJECT / "src")


@pytest.mark.parametrize(
    ("script", "modules"),
    [
        ("train_sentiment", {"linear", "linear_card", "newsmtsc", "scoring"}),
        ("tune_encoder", {"base_networks", "frozen_states", "mixture", "network", "tuning", "world_news", "written"}),
        ("export_encoder", {"calibration", "encoder_card", "export", "name_audit", "network", "scoring", "world_news"}),
    ],
)
def test_the_training_library_is_behind_its_scripts(script, modules):
    behind = IMPORTS.behind(PROJECT / f"scripts/train/{script}.py")
    assert modules <= {path.stem for path in behind if path.parent.name == "presslens_training"}


def test_and_behind_no_other():
    for path in PROJECT.glob("scripts/*/*.py"):
        if path.parent.name != "train":
            assert not [file for file in IMPORTS.behind(path) if "presslens_training" in file.parts], path
