"""Where a leader's name stands that is somebody else's: it does not speak for the leader's state."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from presslens.base.phrases import PhraseMatcher
from presslens.base.spans import Span
from presslens.codebook.targets import Alias, Target
from presslens.language.language import Language
from presslens.locate.namesakes import Named, Namesakes


class Strangers:
    """The namesakes of leaders, compiled once for many articles.

    Parameters
    ----------
    targets
        The countries under study, with their leaders; terms of office do not matter.
    language
        The language of the articles.
    """

    def __init__(self, targets: Iterable[Target], language: Language) -> None:
        targets = list(targets)
        named: dict[str, list[Alias]] = {}
        for alias in (alias for target in targets for alias in target.aliases if alias.person):
            named.setdefault(alias.text, []).append(alias)
        self._find = PhraseMatcher(named.items())
        self._namesakes = Namesakes(targets, language)

    def spans(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[Span]:
        """Places of names that leaders have and others bear here, from left to right.

        Parameters
        ----------
        sentences
            Bounds of the sentences of ``text``, sorted.
        """
        starts = [start for start, _ in sentences]
        places = [
            Named(sentences[index], match.start, match.end, match.payload)
            for match in self._find(text)
            if (index := bisect_right(starts, match.start) - 1) >= 0 and match.end <= sentences[index][1]
        ]
        if not places:
            return []
        kept = self._namesakes.kept(text, sentences[0], places)
        return [Span(place.start, place.end) for place, aliases in zip(places, kept, strict=True) if not aliases]
