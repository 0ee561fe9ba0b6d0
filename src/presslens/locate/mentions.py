"""Find the mentions of targets in an article: longest alias, once only, never across a sentence border."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from presslens.base.folding import fold
from presslens.base.phrases import PhraseMatcher
from presslens.codebook.countries import SIGN, Countries
from presslens.codebook.targets import PART_OF_NAME, Alias, Target, forms_of
from presslens.language.language import Language
from presslens.locate.bare_words import ArticleBareWords, BareWords
from presslens.locate.evidence import Reason, Setting
from presslens.locate.hits import Hit
from presslens.locate.mention import Mention
from presslens.locate.names_meant import NamesMeant
from presslens.locate.one_person import OnePerson
from presslens.locate.world import Naming, World

#: Characters before a bare word in which the word before it is sought.
_BEFORE_CHARACTERS = 80
_NO_COUNTRIES = Countries()


class MentionFinder:
    """The aliases of all targets, compiled once for many articles.

    A capital in the codebook must be a capital in the text (``Turkey`` is not ``turkey``); other letters may
    be either (``Syrian Army``, ``SYRIA``). Bare words, and contextual aliases of a target, count where the text tells
    that they mean it (:mod:`presslens.locate.bare_words`).

    Parameters
    ----------
    targets
        The countries under study.
    language
        The language of the articles.
    countries
        All countries of the world, which bare words can mean, too.
    bare_words
        Words for a state that name none, by kind of alias: each can mean each target.
    """

    def __init__(
        self,
        targets: Iterable[Target],
        language: Language,
        countries: Countries = _NO_COUNTRIES,
        bare_words: Mapping[str, Sequence[str]] | None = None,
    ) -> None:
        targets = list(targets)
        self._letters = language.letters
        entries: dict[str, list[Alias]] = {}
        capitals: dict[str, str] = {}
        self._topical: set[Alias] = set()
        self._bare: set[Alias] = set()
        for target in targets:
            self._topical.update(target.contextual)
            bare = list(target.contextual)
            # Words of the target's topic bring their own dates.
            topical = {self._key(alias.text) for alias in target.contextual}
            for kind, phrases in (bare_words or {}).items():
                found = (a for p in phrases for a in forms_of(p, target.code, kind, forms=language.mentions.forms))
                bare += [a for a in found if self._key(a.text) not in topical]
            self._bare.update(bare)
            for alias in (*target.aliases, *target.surnames, *target.combining, *bare):
                entries.setdefault(self._key(alias.text), []).append(alias)
                capitals.setdefault(self._key(alias.text), self._plain(alias.text))
            for phrase in (*target.exceptions, *target.homonyms):
                entries.setdefault(self._key(phrase), [])
                capitals.setdefault(self._key(phrase), self._plain(phrase))
        self._exceptions = {self._key(phrase) for target in targets for phrase in target.exceptions}
        self._homonyms = {self._key(phrase) for target in targets for phrase in target.homonyms}
        self._find = PhraseMatcher(
            ((key, (capitals[key], found)) for key, found in entries.items()),
            ignore_case=True,
            letters=self._letters,
        )
        self._world = World(countries, targets)
        aliases = [a for country in countries.entries for a in country.aliases]
        aliases += [a for target in targets for a in target.aliases]
        self._bare_words = BareWords(language, {a.text for a in aliases if a.kind in ("country", "demonym")})
        self._plural = language.bare_words.plural
        # Last words of full names can be given names ("Ben Ali"): of persons, family names alone are taken.
        others = [
            a.text
            for country in countries.entries
            for a in country.aliases
            if a.kind != SIGN and not (a.kind == "leader" and " " in a.text)
        ]
        self._names_meant = NamesMeant(targets, language, others)
        self._one_person = OnePerson(targets, language)

    def find(
        self,
        text: str,
        sentences: Iterable[tuple[int, int]],
        date: dt.date | None = None,
        *,
        title: str = "",
        home: str | None = None,
    ) -> list[Mention]:
        """The mentions of an article.

        Parameters
        ----------
        text
            The cleaned text of the article.
        sentences
            Start and end of each sentence, as offsets into ``text``.
        date
            Day of publication; None leaves every leader in office.
        title
            Its title: evidence for what its bare words mean.
        home
            Code of the outlet's country, likewise.

        Returns
        -------
        list of Mention
            In order of position; no two overlap.
        """
        spans = list(sentences)
        found = (
            (index, hit)
            for index, (first, last) in enumerate(spans)
            for hit in self._within(text, first, first, last, date)
        )
        hits = self._names_meant.kept(text, spans, found)
        article: ArticleBareWords | None = None
        mentions = []
        for index, hit in hits:
            if (first := hit.candidates[0]) not in self._bare:
                reason = Reason.PART_OF_NAME if first.kind == PART_OF_NAME else Reason.NAME
                mentions.append(Mention(index, hit.start, hit.end, first.target, first.form, first.kind, reason))
                continue
            if article is None:
                titled = self._within(title, 0, 0, len(title), date)
                in_title = sorted({n.country for n in self._namings(title, titled)})
                namings = self._namings(text, (hit for _, hit in hits))
                article = self._bare_words.of(Setting(text, spans, namings, tuple(in_title), home))
            if (mention := self._meant(article, index, hit)) is not None:
                mentions.append(mention)
        return self._one_person.joined(text, mentions)

    def _namings(self, text: str, hits: Iterable[Hit]) -> list[Naming]:
        """Where a text names countries: the targets that were found, then the world beside them."""
        found = [
            Naming(hit.start, hit.end, first.target, first.kind, first.text != first.form)
            for hit in hits
            if (first := hit.candidates[0]) not in self._bare and first.kind != PART_OF_NAME
        ]
        taken = {place for naming in found for place in range(naming.start, naming.end)}
        found += [naming for naming in self._world.namings(text) if naming.start not in taken]
        return sorted(found)

    def _meant(self, article: ArticleBareWords, sentence: int, hit: Hit) -> Mention | None:
        """The mention that a bare word is, if it means a target."""
        by_target = {alias.target: alias for alias in reversed(hit.candidates)}
        topics = [code for code, alias in by_target.items() if alias in self._topical]
        kind = hit.candidates[0].kind
        country, confidence, reason = article.verdict(sentence, (hit.start, hit.end), kind, topics)
        if country is None or (alias := by_target.get(country)) is None:
            return None
        if alias.text != alias.form and self._plural.search(alias.text) and article.is_plural(sentence, hit.end):
            return None
        return Mention(sentence, hit.start, hit.end, alias.target, alias.form, alias.kind, reason, confidence)

    def _within(self, text: str, border: int, first: int, last: int, date: dt.date | None) -> Iterator[Hit]:
        for match in self._find(text[first:last]):
            start, end = match.start + first, match.end + first
            form, aliases = match.payload
            key = self._key(form)
            if self._capitals_kept(form, text[start:end]):
                if key in self._homonyms:
                    continue
                usable = [a for a in aliases if _in_term(a, date) and self._stands_alone(a, text, border, start)]
                if usable:
                    # An alias that holds anywhere goes before one that needs its context,
                    # and an entry as it stands ("Syrian soldiers") before one with an s behind it.
                    yield Hit(start, end, sorted(usable, key=lambda a: (a in self._bare, a.text != a.form)))
                    continue
                if key in self._exceptions:
                    yield from self._inside_name(text, border, start, end, date)
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
            inner = [replace(alias, kind=PART_OF_NAME) for alias in candidates if alias not in self._bare]
            if inner:
                yield Hit(first, last, inner)

    def _stands_alone(self, alias: Alias, text: str, border: int, start: int) -> bool:
        """Whether no word stands before a contextual alias that its file gives to somebody else."""
        if not alias.not_after:
            return True
        before = text[max(border, start - _BEFORE_CHARACTERS) : start].rstrip(" \t\r\n\u00a0-\u2010\u2011")
        return (before.split() or [""])[-1].lstrip("\"'“‘([").lower() not in alias.not_after

    def _plain(self, phrase: str) -> str:
        return " ".join(fold(phrase, letters=self._letters)[0].split())

    def _key(self, phrase: str) -> str:
        plain = self._plain(phrase)
        return plain.lower() if self._letters is None else self._letters.lowered(plain)

    def _capitals_kept(self, form: str, found: str) -> bool:
        found = self._plain(found)
        return len(found) == len(form) and all(b.isupper() for a, b in zip(form, found, strict=True) if a.isupper())


def _in_term(alias: Alias, date: dt.date | None) -> bool:
    return date is None or ((alias.since or date) <= date <= (alias.until or date))
