"""What a plan of a coding refuses."""

import polars as pl
import pytest
import yaml
from scripts.annotate.plan_codes import main


@pytest.fixture
def study(tmp_path):
    """A study with a corpus whose mentions have no outlet."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data/toy.yaml").write_text("name: toy\n")
    (tmp_path / "config.yaml").write_text(yaml.safe_dump({"estimate": {"confidence": 0.95}}))
    (tmp_path / "resources/toy").mkdir(parents=True)
    ledger = pl.DataFrame({"target": ["TUR"], "outlet": [None]}, {"target": pl.String, "outlet": pl.String})
    ledger.write_parquet(tmp_path / "resources/toy/ledger.parquet")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--coders", "0"], "CODERS: found 0; a whole number from 1 to 100"),
        (["--coders", "101"], "CODERS: found 101; a whole number from 1 to 100"),
        (["--by", "target,target"], "BY: names 'target' twice; each column once"),
        (["--by", "target,outlet"], "BY: no mention of toy has target and outlet; "),
    ],
)
def test_what_makes_no_plan_is_told_in_a_line_and_nothing_is_written(study, capsys, words, told):
    assert main(["toy", "--study", str(study), *words]) == 1
    printed = capsys.readouterr().err
    assert printed.startswith(told)
    assert printed.count("\n") == 1
    assert not (study / "work").exists()
