"""How the name of a holder is shown, however the text has set it."""

from presslens.base.unseen import plain

#: Characters of a name.
_LONGEST = 200


def shown_name(name: str) -> str | None:
    """The name with single spaces and what can be seen of it (None: nothing); a long one ends with a whole word.

    >>> shown_name("Nora \\n Weiss")
    'Nora Weiss'
    """
    words = plain(name)[0].split()
    while words and len(" ".join(words)) > _LONGEST:
        words.pop()
    return " ".join(words) or None
