"""An error is a line that can be printed."""

import pytest

from presslens.base.errors import InputError, InputErrors

HOSTILE = ["a\nb", "\x1b[2J", "\u202eabc", "\ud800", "\r\x00", "\x9b"]


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_what_an_error_quotes_is_spelled_out(text):
    """hostile 22, 27: file names, cells and keys of others can hold anything"""
    fault = InputError(f"seeds/{text}", f"found {text}", f"allowed: {text}")
    assert str(fault).isprintable()
    assert str(fault).startswith("seeds/")
    assert (fault.where, fault.found, fault.allowed) == (f"seeds/{text}", f"found {text}", f"allowed: {text}")
    assert [line.isprintable() for line in str(InputErrors([fault, fault])).split("\n")] == [True, True]


def test_a_line_says_where_what_and_what_may_be():
    assert str(InputError("a.yaml: date", "found 'x'", "a day")) == "a.yaml: date: found 'x'; a day"
    assert str(InputError("a.yaml", "is empty")) == "a.yaml: is empty"
