"""What can be wrong with a card of annotations though each of its keys is allowed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from presslens.base.errors import InputError

if TYPE_CHECKING:
    from presslens.cards.annotations import AnnotationCard, Coder


def chance_faults(card: AnnotationCard) -> list[InputError]:
    """Chances that are to be stated and are not, or counted within nothing."""
    place = f"{card.path}: chances"
    if card.chances == "stated" and card.columns.inclusion_probability is None:
        return [InputError(place, "found 'stated'", "with columns.inclusion_probability alone")]
    if card.chances == "counted" and not card.strata:
        return [InputError(place, "found 'counted'", "with strata alone")]
    return []


def coder_faults(card: AnnotationCard) -> list[InputError]:
    """Coders of one name, or of one file, but for the case of letters, which some computers take for the same."""
    faults = []
    for what, words in (("name", "each coder once"), ("file", "a file for each coder, who codes alone")):
        first: dict[str, Coder] = {}
        for coder in card.coders:
            found = getattr(coder, what)
            if (other := first.setdefault(found.casefold(), coder)) is not coder:
                place = f"{card.path}: coders.{coder.name}" + (".file" if what == "file" else "")
                faults.append(InputError(place, f"found {found!r}, as coder {other.name} has", words))
    return faults
