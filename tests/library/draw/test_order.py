"""What figures call holders and labels."""

import polars as pl

from presslens.codebook.holders import Holder
from presslens.codebook.questions import FRAMES, STANCE
from presslens.draw.order import holder_rows, label_columns
from tests.library.classify.conftest import CODEBOOK


def test_holders_are_spelled_out_between_the_outlet_and_unresolved_sources():
    holders = [Holder("OPP", "Syrian opposition", "#E69F00", (), ()), Holder("UN", "United Nations", "#CC79A7", (), ())]
    assert list(holder_rows(holders).items()) == [
        ("outlet", "the outlet itself"),
        ("OPP", "Syrian opposition"),
        ("UN", "United Nations"),
        ("unresolved", "unresolved source"),
    ]


def test_labels_without_a_share_are_left_out():
    shares = pl.DataFrame({"frames": ["economic", "conflict"], "stance": ["none", "against"]})
    assert label_columns(FRAMES, CODEBOOK, shares) == {"conflict": "Conflict", "economic": "Economic"}
    assert label_columns(STANCE, CODEBOOK, shares) == {"against": "against", "none": "none"}
