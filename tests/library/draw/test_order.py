"""What figures call holders."""

from presslens.codebook.actors import Actor
from presslens.draw.order import holder_rows


def test_holders_are_spelled_out_between_the_outlet_and_unresolved_sources():
    actors = [Actor("OPP", "Syrian opposition", "#E69F00", (), ()), Actor("UN", "United Nations", "#CC79A7", (), ())]
    assert list(holder_rows(actors).items()) == [
        ("outlet", "the outlet itself"),
        ("OPP", "Syrian opposition"),
        ("UN", "United Nations"),
        ("unresolved", "unresolved source"),
    ]
