"""Find the mentions of targets in an article: longest alias, once only, never across a sentence border."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from presslens.base.phrases import PhraseMatcher, fold
from presslens.codebook.targets import PART_OF_NAME, Alias, Target
from presslens.language.language import Language
from presslens.locate.hits import Hit
from presslens.locate.names_meant import NamesMeant
from presslens.locate.one_person import OnePerson

#: A bare word ("the army") means no target that the article names less often than this share of the most named one.
_LEAST_NAMED = 1 / 3
#: Characters before a bare word in which the word before it is sought.
_BEFORE_CHARACTERS = 80
#: Kinds of alias that may stand right before a contextual alias of an army and own it.
_OWNERS = ("country", "capital", "leader")


@dataclass(frozen=True, slots=True)
class Mention:
    """One span that names a target: ``text[start:end]``, inside sentence ``sentence_index`` of the article.

    ``alias`` is the entry of the codebook that was found (``Russia`` for ``RUSSIA`` and ``Russias``) and
    ``kind`` how it names the target (one of :data:`presslens.codebook.targets.KINDS`, or
    :data:`~presslens.codebook.targets.PART_OF_NAME`).
    """

    sentence_index: int
    start: int
    end: int
    target: str
    alias: str
    kind: str


class MentionFinder:
    """The aliases of all targets, compiled once for many articles.

    A capital in the codebook must be a capital in the text (``Turkey`` is not ``turkey``); other letters may
    be either (``Syrian Army``, ``SYRIA``). Contextual aliases count only where the article names their target
    by another alias, at least a third as often as the target it names most, and no other name stands right before
    them (a name of their own target may stand before an army); if several targets could be meant, the one named last
    before the place is.

    Parameters
    ----------
    targets
        The countries under study.
    language
        The language of the articles.
    """

    def __init__(self, targets: Iterable[Target], language: Language) -> None:
        targets = list(targets)
        self._rules = language.mentions
        entries: dict[str, list[Alias | None]] = {}
        capitals: dict[str, str] = {}
        self._contextual: set[Alias] = set()
        self._owners: set[tuple[str, str]] = set()
        self._names: set[str] = set()
        for target in targets:
            self._owners |= {(a.target, _key(a.text).split()[-1]) for a in target.aliases if a.kind in _OWNERS}
            self._names |= {_key(a.text).split()[-1] for a in target.aliases if a.kind in (*_OWNERS, "demonym")}
            own = {_key(phrase) for phrase in target.exceptions}
            self._contextual.update(target.contextual)
            for alias in (*target.aliases, *target.surnames, *target.combining, *target.contextual):
                if (key := _key(alias.text)) not in own:
                    entries.setdefault(key, []).append(alias)
                    capitals.setdefault(key, _plain(alias.text))
            for phrase in target.exceptions:
                entries.setdefault(_key(phrase), []).append(None)
                capitals.setdefault(_key(phrase), _plain(phrase))
            for phrase in target.homonyms:
                entries[_key(phrase)] = []
                capitals[_key(phrase)] = _plain(phrase)
        self._homonyms = {_plain(phrase) for target in targets for phrase in target.homonyms}
        self._find = PhraseMatcher(
            ((key, (capitals[key], [a for a in found if a is not None])) for key, found in entries.items()),
            ignore_case=True,
        )
        self._names_meant = NamesMeant(targets, language)
        self._one_person = OnePerson(targets, language)

    def find(self, text: str, sentences: Iterable[tuple[int, int]], date: dt.date | None = None) -> list[Mention]:
        """The mentions of an article.

        Parameters
        ----------
        text
            The cleaned text of the article.
        sentences
            Start and end of each sentence, as offsets into ``text``.
        date
            Day of publication; None leaves every leader in office.

        Returns
        -------
        list of Mention
            In order of position; no two overlap.
        """
        spans = list(sentences)
        hits = self._names_meant.kept(
            text,
            spans,
            (
                (index, hit)
                for index, (first, last) in enumerate(spans)
                for hit in self._within(text, first, first, last, date)
            ),
        )
        named: dict[str, list[int]] = {}
        for _, hit in hits:
            first = hit.candidates[0]
            if first not in self._contextual and first.kind != PART_OF_NAME:
                named.setdefault(first.target, []).append(hit.start)
        most = max(map(len, named.values()), default=0)
        named = {target: places for target, places in named.items() if len(places) >= _LEAST_NAMED * most}
        mentions = []
        for index, hit in hits:
            if (alias := self._chosen(hit.candidates, hit.start, named)) is not None:
                mentions.append(Mention(index, hit.start, hit.end, alias.target, alias.form, alias.kind))
        return self._one_person.joined(text, mentions)

    def _within(self, text: str, border: int, first: int, last: int, date: dt.date | None) -> Iterator[Hit]:
        for match in self._find(text[first:last]):
            start, end = match.start + first, match.end + first
            form, aliases = match.payload
            if _capitals_kept(form, text[start:end]):
                if form in self._homonyms:
                    continue
                usable = [a for a in aliases if _in_term(a, date) and self._stands_alone(a, text, border, start)]
                if usable:
                    # An alias that holds anywhere goes before one that needs its context,
                    # and an entry as it stands ("Syrian soldiers") before one with an s behind it.
                    yield Hit(start, end, sorted(usable, key=lambda a: (a in self._contextual, a.text != a.form)))
                if not aliases:
                    yield from self._inside_name(text, border, start, end, date)
                if usable or not aliases:
                    continue
            # The longest phrase does not count here, but a shorter one inside it may.
            yield from self._shorter(text, border, start, end, date)

    def _shorter(self, text: str, border: int, start: int, end: int, date: dt.date | None) -> Iterator[Hit]:
        """The aliases inside a phrase, other than the phrase itself."""
        words = list(re.finditer(r"\w+", text[start:end]))
        if len(words) > 1:
            shorter = list(self._within(text, border, start, start + words[-2].end(), date))
            yield from shorter
            rest = max([start + words[1].start(), *(hit.end for hit in shorter)])
            yield from self._within(text, border, rest, end, date)

    def _inside_name(self, text: str, border: int, start: int, end: int, date: dt.date | None) -> Iterator[Hit]:
        for first, last, candidates in self._shorter(text, border, start, end, date):
            inner = [replace(alias, kind=PART_OF_NAME) for alias in candidates if alias not in self._contextual]
            if inner:
                yield Hit(first, last, inner)

    def _stands_alone(self, alias: Alias, text: str, border: int, start: int) -> bool:
        if alias not in self._contextual or self._rules.determined.match(alias.text):
            return True
        before = text[max(border, start - _BEFORE_CHARACTERS) : start].rstrip(" \t\r\n\u00a0-\u2010\u2011")
        word = (before.split() or [""])[-1].lstrip("\"'“‘([")
        if word.lower() in alias.not_after:
            return False
        owned = (alias.target, _key(word)) in self._owners
        # A bare word is read with more care ("turkish army", "al-Assads army", "al-Nasr Army").
        is_name = word[:1].isupper() or (
            bool(alias.not_after) and (_key(word) in self._names or self._rules.particle.match(word))
        )
        if not is_name or word[-1] in ',.;:!?)]"”' or self._rules.of_another_side.search(word):
            return True
        # "Assad regime forces" are two, the leader and his army; "Assad regime" is one.
        return (alias.kind == "army" and owned) or word.lower() in self._rules.no_names

    def _chosen(self, candidates: Sequence[Alias], start: int, named: dict[str, list[int]]) -> Alias | None:
        if candidates[0] not in self._contextual:
            return candidates[0]
        possible = [alias for alias in candidates if alias.target in named]
        # Named before the place, the nearer the better; else named after it, the nearer the better.
        return max(possible, key=lambda alias: _nearness(named[alias.target], start), default=None)


def _nearness(places: list[int], start: int) -> tuple[bool, int]:
    before = bisect_left(places, start)
    return (True, places[before - 1]) if before else (False, -places[0])


def _plain(phrase: str) -> str:
    return " ".join(fold(phrase)[0].split())


def _key(phrase: str) -> str:
    return _plain(phrase).lower()


def _in_term(alias: Alias, date: dt.date | None) -> bool:
    return date is None or ((alias.since or date) <= date <= (alias.until or date))


def _capitals_kept(form: str, found: str) -> bool:
    found = _plain(found)
    return len(found) == len(form) and all(b.isupper() for a, b in zip(form, found, strict=True) if a.isupper())
