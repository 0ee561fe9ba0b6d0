"""The one way a presslens step says that its input is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

#: What may be done about a fault that a run mends itself when it begins.
AGAIN = "run the same command again"


class InputError(Exception):
    """Something read from outside is wrong; the message, one line, is for the person who can mend it.

    Parameters
    ----------
    where
        File, and where it makes sense the row, column or key (``seeds/a.txt``, ``config.yaml: frames``).
    found
        What stands there, in one line.
    allowed
        What may stand there, in one line.
    """

    def __init__(self, where: object, found: str, allowed: str = "") -> None:
        self.where, self.found, self.allowed = str(where), found, allowed
        message = f"{self.where}: {found}; {allowed}" if allowed else f"{self.where}: {found}"
        super().__init__(readable(message))

    def at(self, where: object) -> InputError:
        """The same fault at another place: that of the file, where who found it knew only the text.

        >>> str(InputError("article", "is empty", "an article has a text").at("seeds/a.txt"))
        'seeds/a.txt: is empty; an article has a text'
        """
        return InputError(where, self.found, self.allowed)

    @property
    def apart(self) -> list[InputError]:
        """The error; of several, each."""
        return [self]


class InputErrors(InputError):  # noqa: N818 - the plural of InputError
    """Several input errors found in one pass, one line each."""

    def __init__(self, errors: list[InputError]) -> None:
        self.errors = errors
        Exception.__init__(self, "\n".join(str(error) for error in errors))

    @property
    def apart(self) -> list[InputError]:
        """Each of the errors."""
        return [error for several in self.errors for error in several.apart]

    @classmethod
    def in_order(cls, faults: Iterable[InputError]) -> InputErrors:
        """Errors, each once, in the order of their lines."""
        lines = {str(error): error for fault in faults for error in fault.apart}
        return cls([lines[line] for line in sorted(lines)])


@contextmanager
def gathered(faults: list[InputError]) -> Iterator[None]:
    """Add the errors of a block to a list, so that the next block is looked at too.

    >>> found = []
    >>> for name in ("a", "b"):
    ...     with gathered(found):
    ...         raise InputError(name, "is empty")
    >>> print(InputErrors(found))
    a: is empty
    b: is empty
    """
    try:
        yield
    except InputError as fault:
        faults += fault.apart


def readable(name: str) -> str:
    """A file name or value that is safe to print: control characters and odd bytes are escaped."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape", "backslashreplace").decode() for c in name)
