"""The figure of errors and confidence shows the numbers it is given."""

import polars as pl
import pytest

from presslens.draw.calibration import Check, calibration_plot

BINS = pl.DataFrame(
    {"low": [0.5, 0.75], "high": [0.75, 1.0], "n": [3, 1], "confidence": [0.6, 0.9], "accuracy": [0.5, 1.0]}
)


def check(reliability):
    rows = [("no", "no", 3), ("no", "yes", 1), ("yes", "uncertain", 2)]
    confusion = pl.DataFrame(rows, schema=["annotated", "predicted", "n"], orient="row")
    return Check("actor", confusion, reliability, ("no", "yes"))


def test_cells_hold_shares_of_the_annotated_label_and_counts():
    matrix, diagram = calibration_plot([check(BINS)]).axes
    cells = [text.get_text() for text in matrix.texts]
    assert cells == ["75 %\n3", "25 %\n1", "0 %\n0", "0 %\n0", "0 %\n0", "100 %\n2"]
    assert [label.get_text() for label in matrix.get_xticklabels()] == ["no", "yes", "uncertain"]
    (dots,) = diagram.collections
    assert dots.get_offsets().tolist() == [[0.6, 0.5], [0.9, 1.0]]
    assert [bar.get_height() for bar in diagram.patches] == pytest.approx([0.75, 0.25])


def test_without_probabilities_the_diagram_stays_empty():
    _, diagram = calibration_plot([check(BINS.clear())]).axes
    assert not diagram.collections
    assert not diagram.patches
