"""How names are spelt: what two spellings of one have in common, and which known name a wrong one may have meant."""

from __future__ import annotations

from collections.abc import Iterable

from presslens.base.unseen import one_name


def form_of(name: str) -> str:
    """A name without what spellings of it differ in: case, how much white space there is, and what is not seen.

    >>> form_of(" The  Paper"), form_of("THE PAPER")
    ('the paper', 'the paper')
    """
    return one_name(name).casefold()


def nearest(name: str, known: Iterable[str], most: int = 1) -> list[str]:
    """The known names that are spelt most like another, whatever the case, the likeliest first; perhaps none.

    >>> nearest("morning pots", ["Evening News", "Morning Post"])
    ['Morning Post']
    """
    import difflib

    by_form = {form_of(other): other for other in known}
    return [by_form[near] for near in difflib.get_close_matches(form_of(name), by_form, most, 0.6)]
