"""Of the names found in an article, those that mean a target there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from presslens.codebook.targets import PART_OF_NAME, Target
from presslens.language.language import Language
from presslens.locate.called_after import CalledAfter, Meant
from presslens.locate.hits import Hit
from presslens.locate.namesakes import Named, Namesakes

#: Kinds of alias whose s without an apostrophe is a plural where the text keeps its apostrophes.
_PLURALS = ("country", "capital", "leader")


class NamesMeant:
    """What stands for something or somebody else is left out, or becomes part of that name.

    Parameters
    ----------
    targets
        The countries under study.
    language
        The language of the articles.
    names
        Further names that are nobody's given name, as :class:`~presslens.locate.namesakes.Namesakes` takes them.
    """

    def __init__(self, targets: Iterable[Target], language: Language, names: Iterable[str] = ()) -> None:
        targets = list(targets)
        self._called_after = CalledAfter(targets, language)
        self._namesakes = Namesakes(targets, language, names)

    def kept(
        self, text: str, sentences: Sequence[tuple[int, int]], hits: Iterable[tuple[int, Hit]]
    ) -> list[tuple[int, Hit]]:
        """The hits that can mean a target, each with its sentence; candidates that cannot are gone."""
        return self._of_leaders(text, sentences, self._of_places(text, sentences, hits))

    def _of_places(
        self, text: str, sentences: Sequence[tuple[int, int]], hits: Iterable[tuple[int, Hit]]
    ) -> list[tuple[int, Hit]]:
        apostrophes = self._called_after.keeps_apostrophes(text)
        elsewhere: set[tuple[str, str]] = set()
        kept = []
        for index, (start, end, candidates) in hits:
            left = []
            for alias in candidates:
                if apostrophes and alias.text != alias.form and (alias.kind in _PLURALS):
                    continue
                meant = self._called_after.meant(alias, text, (start, end), sentences[index])
                if meant is Meant.ELSEWHERE:
                    elsewhere.add((alias.target, alias.form))
                elif meant is not Meant.NOTHING:
                    left.append(alias if meant is Meant.TARGET else replace(alias, kind=PART_OF_NAME))
            if left:
                kept.append((index, Hit(start, end, left)))
        return _without_towns(kept, elsewhere) if elsewhere else kept

    def _of_leaders(
        self, text: str, sentences: Sequence[tuple[int, int]], hits: list[tuple[int, Hit]]
    ) -> list[tuple[int, Hit]]:
        people = {
            place: Named(sentences[index], hit.start, hit.end, [a for a in hit.candidates if a.person])
            for place, (index, hit) in enumerate(hits)
            if any(a.person and a.kind != PART_OF_NAME for a in hit.candidates)
        }
        if not people:
            return hits
        kept = dict(zip(people, self._namesakes.kept(text, sentences[0], list(people.values())), strict=True))
        found = []
        for place, (index, hit) in enumerate(hits):
            left = [a for a in hit.candidates if not a.person or place not in kept or a in kept[place]]
            if left:
                found.append((index, hit._replace(candidates=left)))
        return found


def _without_towns(hits: list[tuple[int, Hit]], elsewhere: set[tuple[str, str]]) -> list[tuple[int, Hit]]:
    """Hits without those names that were given to a town elsewhere, where the article names the target no other way."""
    named = {(a.target, a.form) for _, hit in hits for a in hit.candidates if a.kind != PART_OF_NAME}
    others = {target for target, form in named if (target, form) not in elsewhere}
    lost = {(target, form) for target, form in elsewhere if target not in others}
    return [
        (index, hit._replace(candidates=left))
        for index, hit in hits
        if (left := [a for a in hit.candidates if (a.target, a.form) not in lost])
    ]
