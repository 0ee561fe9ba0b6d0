"""Leaders: the people who speak and act for a target, each in a term of office."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Leader:
    """Somebody in office.

    Attributes
    ----------
    name
        The full name.
    forms
        Other ways the press writes it. A family name that is among them stands for the leader alone.
    office
        What they were, in words.
    titles
        Words of address before the family name, beside those that suit anybody ("Ms.").
    """

    name: str
    forms: tuple[str, ...]
    office: str
    titles: tuple[str, ...] = ()

    @property
    def written(self) -> tuple[str, ...]:
        """The name and its forms, each once.

        >>> Leader("Lars Vik", ("Vik", "Lars Vik"), "minister").written
        ('Lars Vik', 'Vik')
        """
        return tuple(dict.fromkeys([self.name, *self.forms]))

    @property
    def family_names(self) -> tuple[str, ...]:
        """Last words of the name and its longer forms: behind the full name they are enough, alone they are anybody's.

        >>> Leader("Metin Gürak", ("M. Gurak",), "chief of general staff").family_names
        ('Gürak', 'Gurak')
        >>> Leader("Lars Vik", ("Vik",), "minister").family_names
        ()
        """
        last = [words[-1] for form in self.written if len(words := form.split()) > 1]
        return tuple(name for name in dict.fromkeys(last) if name not in self.forms)


def leaders_of(entries: Iterable[dict]) -> tuple[Leader, ...]:
    """The leaders of a target's file, in its order."""
    return tuple(Leader(e["name"], tuple(e.get("forms", ())), e["office"], tuple(e.get("titles", ()))) for e in entries)
