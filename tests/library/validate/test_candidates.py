"""What classifiers said of coded mentions is read as it was written, whatever the order it is asked in."""

import numpy as np
import polars as pl

from presslens.base.io import read_table, write_table
from presslens.validate.candidates import answer_in, answers_table


def test_answers_are_read_by_their_ids(tmp_path):
    values = np.array([[0.1, 0.9], [1 / 3, 2 / 3]])
    table = answers_table({"cues": (("with", "against"), values), "a": (("x",), np.ones((2, 1)))}, ["m1", "m2"])
    write_table(table, tmp_path / "answers.parquet")
    labels, found = answer_in(read_table(tmp_path / "answers.parquet"), "cues", ["m2", "m1"])
    assert labels == ["with", "against"]
    assert (found == values[::-1]).all()


def test_nothing_asked_is_nothing_answered():
    labels, found = answer_in(answers_table({"cues": (("with", "against"), np.empty((0, 2)))}, []), "cues", [])
    assert (labels, found.shape) == (["with", "against"], (0, 2))
    assert answers_table({}, []).schema["ids"] == pl.List(pl.String)
