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


def is_near(one: str, other: str, most: int) -> bool:
    """Whether two words begin alike and differ in at most ``most`` letters: put in, left out or exchanged.

    Words of fewer than four letters must be the same.

    >>> is_near("valadimir", "vladimir", 2), is_near("bilal", "recep", 1), is_near("ali", "ala", 1)
    (True, False, False)
    """
    if one == other:
        return True
    if min(len(one), len(other)) < 4 or one[0] != other[0] or abs(len(one) - len(other)) > most:
        return False
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, 1):
        above, row[0] = row[0], place
        for i, against in enumerate(other, 1):
            above, row[i] = row[i], min(row[i] + 1, row[i - 1] + 1, above + (letter != against))
    return row[-1] <= most
