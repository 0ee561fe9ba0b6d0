"""Hide who is named: every country, leader and organisation of the codebook becomes a word for its kind.

A method that compares countries must not know which one it judges. ``Turkish soldiers`` and ``Russian
soldiers`` both leave this module as ``national soldiers``: the form of the word stays, the name goes. Common
nouns (``regime``, ``rebels``) are no names and stay, because they are evidence of an attitude.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from presslens.attribute.items import Item
from presslens.base.phrases import PhraseMatcher
from presslens.codebook.codebook import Codebook
from presslens.codebook.holders import Holder
from presslens.codebook.targets import PART_OF_NAME, Target
from presslens.language.en.bodies import BODY_WORD
from presslens.language.en.placeholders import (
    GROUP,
    NATIONAL,
    NATIONALS,
    OF_KIND,
    PLAIN,
    is_people,
    is_plural,
    possessive,
)

#: Parts of the codebook that :func:`load_mask` asks for.
NEEDS = ("targets", "holders", "nouns", "countries")
#: Characters read on either side of the mention, counted after names are hidden: the length of a name decides nothing.
WINDOW_CHARACTERS = 400

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class MaskedSentence:
    """What an encoder reads: the text before the mention, the words for the mention, the text after it.

    ``windowed`` is True where the sentence was longer than :data:`WINDOW_CHARACTERS` characters on a side and was cut.
    """

    left: str
    mention: str
    right: str
    windowed: bool = False


class NameMask:
    """The names of the codebook, compiled once for many sentences.

    Parameters
    ----------
    targets, holders
        All whose names are to be hidden. Entries of holders without a capital letter are common nouns and stay.
    nouns
        Common nouns by kind of alias (``codebook/nouns.yaml``); they stay visible behind a hidden name.
    """

    def __init__(
        self, targets: Sequence[Target], holders: Iterable[Holder], nouns: Mapping[str, Iterable[str]]
    ) -> None:
        common = [phrase for phrases in nouns.values() for phrase in phrases]
        common += [alias.text for target in targets for alias in target.contextual]
        self._plain = PLAIN | {word.lower() for phrase in common for word in _WORD.findall(phrase)}
        words: dict[str, str] = {}
        for target in targets:
            for alias in target.aliases:
                if not self._is_compound(alias.text):
                    words.setdefault(alias.text, _placeholder(alias.kind, alias.text != alias.form, alias.text))
            words |= {alias.text: NATIONAL for alias in target.combining}
        for holder in holders:
            for phrase in holder.demonyms:
                words.setdefault(phrase, NATIONALS if is_people(phrase) else NATIONAL)
            for phrase in holder.places:
                words.setdefault(phrase, OF_KIND["country"])
            for phrase in holder.names:
                if phrase[:1].isupper() and not self._is_compound(phrase):
                    words.setdefault(
                        phrase, GROUP if phrase in holder.bodies or _is_body(phrase) else OF_KIND["leader"]
                    )
        self._find = PhraseMatcher(words.items())
        #: What is hidden and what stays: masks that are alike in it read every sentence alike.
        self.identity = (tuple(sorted(words.items())), tuple(sorted(self._plain)))

    def _is_compound(self, phrase: str) -> bool:
        """A name and common nouns ("Turkish army"): the name alone is what must be hidden."""
        words = _WORD.findall(phrase)
        return len(words) > 1 and words[0][:1].isupper() and all(word.lower() in self._plain for word in words[1:])

    def mask(self, item: Item) -> MaskedSentence:
        """The item's sentence with every name hidden, cut to :data:`WINDOW_CHARACTERS` characters on either side."""
        text, start, end = item.text, item.start, item.end
        spans = [(n.start, n.end, n.kind) for n in item.neighbours if not (n.start < end and start < n.end)]
        left = self._hide(text, 0, start, spans)
        right = self._hide(text, end, len(text), spans)
        mention = self.mask_mention(text[start:end], item.kind)
        return MaskedSentence(
            _last_words(left),
            mention,
            _first_words(right),
            len(left) > WINDOW_CHARACTERS or len(right) > WINDOW_CHARACTERS,
        )

    def mask_text(self, text: str) -> str:
        """A text with every name hidden."""
        return self._hide(text, 0, len(text), [])

    def mask_mention(self, surface: str, kind: str) -> str:
        """The words for a mention: its name hidden, its common nouns kept; never empty.

        A mention that holds something else beside a known name and common nouns becomes the word for its kind.
        """
        found = list(self._find(surface))
        rest = "".join(surface[a:b] for a, b in _gaps(0, len(surface), [(m.start, m.end) for m in found]))
        if found:
            if all(word.lower() in self._plain for word in _WORD.findall(rest)):
                return self._hide(surface, 0, len(surface), [])
            return found[0].payload if kind in (PART_OF_NAME, "name") else _placeholder(kind)
        words = _WORD.findall(surface)
        return surface if words and all(word.lower() in self._plain for word in words) else _placeholder(kind)

    def _hide(self, text: str, first: int, last: int, mentions: list[tuple[int, int, str]]) -> str:
        piece = text[first:last]
        spans = [(m.start + first, m.end + first, m.payload) for m in self._find(piece)]
        taken = bytearray(last - first)
        for start, end, _ in spans:
            taken[start - first : end - first] = b"\1" * (end - start)
        for start, end, kind in mentions:
            if first <= start < end <= last and not any(taken[start - first : end - first]):
                taken[start - first : end - first] = b"\1" * (end - start)
                spans.append((start, end, self.mask_mention(text[start:end], kind)))
        spans.sort()
        pieces, at = [], first
        for start, end, word in spans:
            if start >= at:
                pieces += [text[at:start], word]
                at = end
        return "".join([*pieces, text[at:last]])


def windowed(item: Item) -> MaskedSentence:
    """The item's sentence with nothing hidden, cut as :meth:`NameMask.mask` does."""
    left, right = item.text[: item.start], item.text[item.end :]
    mention, cut = item.text[item.start : item.end], len(left) > WINDOW_CHARACTERS or len(right) > WINDOW_CHARACTERS
    return MaskedSentence(_last_words(left), mention, _first_words(right), cut)


@lru_cache(maxsize=4)
def load_mask(codebook: Codebook) -> NameMask:
    """The names of a codebook, compiled once for all classifiers of a job."""
    return NameMask(codebook.targets, codebook.speakers, codebook.nouns)


def _placeholder(kind: str, lost_apostrophe: bool = False, text: str = "") -> str:
    if kind == "demonym":
        return NATIONALS if is_plural(text) else NATIONAL
    word = OF_KIND.get(kind, OF_KIND["leader"])
    return possessive(word) if lost_apostrophe else word


def _is_body(phrase: str) -> bool:
    """Whether a name is that of a body by its form; other names are those of persons."""
    words = phrase.split()
    return (
        phrase.isupper()
        or len(words) > 4
        or BODY_WORD.search(phrase) is not None
        or any(word.islower() for word in words[1:])
    )


def _gaps(first: int, last: int, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = first
    for start, end in spans:
        yield at, start
        at = end
    yield at, last


def _first_words(text: str) -> str:
    if len(text) <= WINDOW_CHARACTERS:
        return text
    cut = text[:WINDOW_CHARACTERS]
    return cut[: cut.rfind(" ")] if " " in cut else cut


def _last_words(text: str) -> str:
    if len(text) <= WINDOW_CHARACTERS:
        return text
    cut = text[-WINDOW_CHARACTERS:]
    return cut[cut.find(" ") + 1 :]
