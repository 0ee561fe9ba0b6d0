"""What figures call holders."""

from presslens.codebook.holders import Holder
from presslens.draw.order import holder_rows


def test_holders_are_spelled_out_between_the_outlet_and_unresolved_sources():
    holders = [Holder("OPP", "Syrian opposition", "#E69F00", (), ()), Holder("UN", "United Nations", "#CC79A7", (), ())]
    assert list(holder_rows(holders).items()) == [
        ("outlet", "the outlet itself"),
        ("OPP", "Syrian opposition"),
        ("UN", "United Nations"),
        ("unresolved", "unresolved source"),
    ]
