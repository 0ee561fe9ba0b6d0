"""What a holder is called who has no file of its own: a country when a state speaks, else the name in the text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from presslens.attribute.cast import Cast
from presslens.attribute.evidence import Attribution
from presslens.attribute.shown_name import shown_name
from presslens.base.spans import Span
from presslens.codebook.countries import SIGN, TOWN, Countries
from presslens.locate.world import Naming, World

#: A pronoun or a title means a holder who was named at most so many characters before.
_CHARACTERS_BACK = 2_000
#: Words behind an adjective of a country in which the office is sought.
_OFFICE_WORDS = 4
#: A group is named by at most so many words ("Western intelligence"); characters before a name that are looked at.
_GROUP_WORDS, _BEFORE = 4, 24
#: A lost space behind a full stop parts two words ("left.Jonas Weber").
_TOKEN = re.compile(r"(?:[^\s,;:()\[\]\"“”.]|\.(?![A-Z][a-z]))+\.?")
_WORD = re.compile(r"[^\W\d_]+")
_EDGES = " .'’"
#: Characters between a country and the name of its man, and between that name and the country in an apposition.
_INTRODUCTION, _APPOSED = 60, 12
_APPOSITION = re.compile(r"\s*[,(–-]\s*(?:the\s+|a\s+)?")
#: Kinds of names that can be a part of another name.
_PLACES = ("country", "capital")
_GIVEN_NAMES, _MARKS, _LOST_SPACE = 3, ',;:)"”', re.compile(r"(?<=[a-z])\.(?=[A-Z])")
_JOINING = ("and", "of", "for", "the")
_POSSESSIVE = re.compile(r"['’]s?$")
_HYPHENS = ("-", "\u2010", "\u2011", "\u2013")


class HolderNames:
    """Names of the holders whom no file of the codebook has alone.

    Parameters
    ----------
    countries
        From the codebook.
    cast
        Who can speak; the names are those of its strangers.
    """

    def __init__(self, countries: Countries, cast: Cast) -> None:
        self._world, self._cast = World(countries, ()), cast
        self._labels = {country.code: country.label for country in countries.entries}
        self._rules = cast.language.names

    def of(self, text: str, attributions: Sequence[Attribution]) -> list[str | None]:
        """A name for each attribution; None where a file of the codebook has the holder, or nobody can tell.

        Parameters
        ----------
        text
            The article.
        attributions
            Of the article.
        """
        reader = _Reader(text, self._world, self._cast, self._labels)
        names: list[str | None] = [None] * len(attributions)
        last: tuple[int, str] | None = None
        for index in sorted(range(len(attributions)), key=lambda i: attributions[i].cue.start):
            attribution = attributions[index]
            if attribution.holder != self._cast.strangers:
                continue
            name = reader.name(attribution.source) if attribution.source is not None else None
            if name is not None:
                last = (attribution.cue.start, name)
            elif last is not None and attribution.cue.start - last[0] <= _CHARACTERS_BACK:
                name = last[1]
            names[index] = name
        return names


class _Reader:
    """Reads the names in one article."""

    def __init__(self, text: str, world: World, cast: Cast, labels: dict[str, str]) -> None:
        self._text, self._cast, self._labels = text, cast, labels
        self._functions = cast.language.bare_words.functions
        self._rules, self._rivals = cast.language.names, cast.language.bare_words.rivals
        self._namings = [naming for naming in world.namings(text) if naming.kind not in (TOWN, SIGN)]
        self._starts = [naming.start for naming in self._namings]
        self._introduced: dict[str, Naming | None] = {}
        self._full: dict[str, str] = {}

    def name(self, source: Span) -> str | None:
        """Who speaks by these words: a state, a body or person that the codebook lists, any name, a group."""
        state = next((n for n in self._within(source) if self._is_state(n, source)), None) or self._served(source)
        names = [run for run in self._runs(source) if not self._is_country(run)]
        before = [run for run in names if state is not None and run.end <= state.start]
        if state is not None and not any(map(self._is_listed, before)):
            return self._labels[state.country]
        if names:
            return shown_name(self._in_full(min(names, key=lambda run: (not self._is_listed(run), run.start))))
        return shown_name(self._group(source) or "")

    def _within(self, source: Span) -> list[Naming]:
        return [naming for naming in self._between(*source) if naming.end <= source.end]

    def _between(self, start: int, end: int) -> list[Naming]:
        return self._namings[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def _is_state(self, naming: Naming, source: Span) -> bool:
        """Whether a state speaks by this name, and it is no mere place or adjective."""
        rules, behind = self._rules, self._text[naming.end : source.end]
        if self._text[naming.end : naming.end + 1] in _HYPHENS or rules.other_meant.match(self._text, naming.end):
            return False
        if naming.kind == "demonym":
            words = list(takewhile(lambda word: word not in self._rivals, _WORD.findall(behind)[:_OFFICE_WORDS]))
            return any(self._cast.is_office(word) for word in words)
        if naming.kind in _PLACES and self._goes_on(naming, source):
            return False
        before = max(source.start, naming.start - _BEFORE)
        if rules.place_before.search(self._text, before, naming.start):
            return False
        words = self._text[source.start : naming.start].split()
        return not words or words[-1] not in rules.inner or any(self._cast.is_office(word) for word in words)

    def _served(self, source: Span) -> Naming | None:
        """The state whose office the article gives to the person who is named last in the words."""
        runs = [run for run in self._runs(source) if not self._is_country(run) and not self._is_listed(run)]
        if not runs:
            return None
        last = runs[-1].of(self._text).split()[-1]
        if last not in self._introduced:
            self._introduced[last] = self._introduction(last)
        return self._introduced[last]

    def _introduction(self, last: str) -> Naming | None:
        """The country whose man the article says somebody of this last name is."""
        for found in re.finditer(rf"(?<!\w){re.escape(last)}(?!\w)", self._text):
            for naming in self._between(found.start() - 2 * _INTRODUCTION, found.end() + 2 * _APPOSED):
                if naming.kind in ("demonym", "country") and self._introduces(naming, found.start(), found.end()):
                    return naming
        return None

    def _introduces(self, naming: Naming, start: int, end: int) -> bool:
        """Whether a country and an office stand right before the name, or between commas behind it."""
        if 0 < start - naming.end <= _INTRODUCTION:
            words = _WORD.findall(self._text[naming.end : start])
            titled = all(self._cast.is_office(word) or word[0].isupper() or word in _JOINING for word in words)
            whole = not re.search(r"[.,;:!?]\s", self._text[naming.end : start])
            return titled and whole and any(self._cast.is_office(word) for word in words)
        if not 0 < naming.start - end <= _APPOSED or not _APPOSITION.fullmatch(self._text, end, naming.start):
            return False
        words = _WORD.findall(self._text[naming.end : naming.end + _INTRODUCTION])[:_OFFICE_WORDS]
        return any(self._cast.is_office(word) for word in takewhile(lambda word: word not in self._rivals, words))

    def _goes_on(self, naming: Naming, source: Span) -> bool:
        """Whether the name of a country is a part of another ("Agence France-Presse")."""
        run = next((run for run in self._runs(source) if run.overlaps((naming.start, naming.end))), None)
        return run is not None and not self._is_country(run)

    def _is_country(self, run: Span) -> bool:
        """Whether a run of capitals names a country, and no more than offices of it."""
        for naming in self._between(run.start - _INTRODUCTION, run.end):
            if naming.kind != "leader" and run.overlaps((naming.start, naming.end)):
                rest = f"{self._text[run.start : naming.start]} {self._text[naming.end : run.end]}"
                return all(self._cast.is_office(word) for word in _WORD.findall(rest))
        return False

    def _is_listed(self, run: Span) -> bool:
        """Whether the codebook lists the name among those of strangers."""
        parties = self._cast.mentions(run.of(self._text))
        return any(party.named and party.code == self._cast.strangers for party in parties)

    def _runs(self, source: Span) -> list[Span]:
        """Runs of capitalised words in the source, with small words between them, less titles and openers."""
        runs: list[Span] = []
        tokens = list(_TOKEN.finditer(self._text, *source))
        place = 0
        while place < len(tokens):
            behind = tokens[place + 1].group() if place + 1 < len(tokens) else ""
            body = tokens[place].group()[0].isupper() and behind in self._rules.inner  # "Institute for Quiet Seas"
            if not body and not self._opens(tokens[place].group()):
                place += 1
                continue
            first = last = place
            place += 1
            while place < len(tokens) and self._joined(tokens[place - 1].end(), tokens[place].start()):
                word = tokens[place].group()
                if _POSSESSIVE.search(tokens[last].group()):
                    break  # "Promsvyazbank's Center"
                if word[0].isupper():
                    last = place
                elif word not in self._rules.inner:
                    break
                place += 1
            end = tokens[last].end() - len(tokens[last].group()) + len(_trimmed(tokens[last].group()))
            runs.append(Span(tokens[first].start(), end))
            place = last + 1
        return runs

    def _joined(self, end: int, start: int) -> bool:
        return self._text[end:start].isspace()

    def _opens(self, word: str) -> bool:
        plain = _trimmed(word)
        if not plain or not plain[0].isupper() or self._cast.is_no_name(plain):
            return False
        if word.endswith(".") and len(plain) > 1:
            return False  # "Rep.", "Gen."
        first = re.split(r"['’]", plain)[0].lower()
        return not (first in self._functions or plain.endswith("ly") or self._is_office(plain))

    def _is_office(self, word: str) -> bool:
        """Whether a word is an office or a rank ("Colonel-General")."""
        parts = _WORD.findall(word)
        return bool(parts) and all(self._cast.is_office(part) for part in parts)

    def _in_full(self, run: Span) -> str:
        """The name, or the full one that the article has elsewhere where only a last name stands here."""
        name = run.of(self._text)
        if len(name.split()) > 1 or name.isupper():
            return name
        if name not in self._full:
            self._full[name] = self._full_name(name)
        return self._full[name]

    def _full_name(self, name: str) -> str:
        for found in re.finditer(rf"\b{re.escape(name)}\b", self._text):
            line = self._text.rfind("\n", 0, found.start()) + 1
            before = self._text[max(line, found.start() - 60) : found.start()].split()
            given: list[str] = []
            while before and len(given) < _GIVEN_NAMES and self._opens(before[-1]) and before[-1][-1] not in _MARKS:
                *lost, word = _LOST_SPACE.split(before.pop())
                given.insert(0, word)
                if lost:
                    break
            if given and self._text[found.start() - 1].isspace():
                return " ".join([*given, name])
        return name

    def _group(self, source: Span) -> str | None:
        """A group by its words ("Western intelligence")."""
        rules, words = self._cast.language.bare_words, source.of(self._text).split()
        while words and words[0].lower() in rules.definite | rules.generic:
            words = words[1:]
        named = any(self._opens(word) for word in words)
        return " ".join(words).strip(_EDGES) if named and 1 < len(words) <= _GROUP_WORDS else None


def _trimmed(word: str) -> str:
    return re.sub(r"(?:['’]s?)?[.!?]*$", "", word)
