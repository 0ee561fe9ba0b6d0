"""Hide who is named: every country, leader and organisation of the codebook becomes a word for its kind.

A method that compares countries must not know which one it judges. ``Turkish soldiers`` and ``Russian
soldiers`` both leave this module as ``national soldiers``: the form of the word stays, the name goes. Common
nouns (``regime``, ``rebels``) are no names and stay, because they are evidence of an attitude.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from presslens.base.phrases import PhraseMatcher
from presslens.classify.contract import Item
from presslens.codebook.holders import Holder
from presslens.codebook.targets import PART_OF_NAME, Target

#: Characters read on either side of the mention, counted after names are hidden: the length of a name decides nothing.
REACH = 400

#: Words that a mention may keep beside the hidden name: articles, and what the press puts before or behind names.
_PLAIN = frozenset("the a an of and for 's s pro anti".split())  # noqa: SIM905
_WORD = re.compile(r"\w+")
_GROUP = re.compile(
    r"\b(?:of|for|and|Army|Front|Council|Coalition|Committee|Commission|Forces?|Observatory|Network|Cent(?:er|re)|Union|"
    r"Party|Units|House|Department|Ministry|League|Nations|Agency|News|Media|Television|TV|Parliament|Congress|Watch|"
    r"International|Crescent|Cross|Helmets?|Organi[sz]ation|Bank|Court|States|Group|Movement|Brigades?|Battalion|Guards?|"
    r"Corps|Command|Assembly|Association|Institute|Defen[cs]e|Resolve|Hezbollah|Hizbullah|Kremlin|Pentagon)\b"
)


@dataclass(frozen=True, slots=True)
class MaskedSentence:
    """What an encoder reads: the text before the mention, the words for the mention, the text after it.

    ``windowed`` is True where the sentence was longer than :data:`REACH` characters on a side and was cut.
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
        self._plain = _PLAIN | {word.lower() for phrase in common for word in _WORD.findall(phrase)}
        words: dict[str, str] = {}
        for target in targets:
            for alias in target.aliases:
                if not self._is_compound(alias.text):
                    words.setdefault(alias.text, _placeholder(alias.kind, alias.text != alias.form, alias.text))
        for holder in holders:
            for phrase in holder.demonyms:
                words.setdefault(phrase, "nationals" if phrase.endswith("ns") else "national")
            for phrase in holder.places:
                words.setdefault(phrase, "country")
            for phrase in holder.names:
                if phrase[:1].isupper() and not self._is_compound(phrase):
                    words.setdefault(phrase, _kind_of_name(phrase))
        self._find = PhraseMatcher(words.items())

    def _is_compound(self, phrase: str) -> bool:
        """A name and common nouns ("Turkish army"): the name alone is what must be hidden."""
        words = _WORD.findall(phrase)
        return len(words) > 1 and words[0][:1].isupper() and all(word.lower() in self._plain for word in words[1:])

    def mask(self, item: Item) -> MaskedSentence:
        """The item's sentence with every name hidden, cut to :data:`REACH` characters on either side."""
        text, start, end = item.text, item.start, item.end
        spans = [(n.start, n.end, n.kind) for n in item.neighbours if not (n.start < end and start < n.end)]
        left = self._hide(text, 0, start, spans)
        right = self._hide(text, end, len(text), spans)
        mention = self.mask_mention(text[start:end], item.kind)
        return MaskedSentence(_last_words(left), mention, _first_words(right), len(left) > REACH or len(right) > REACH)

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
        for start, end, kind in mentions:
            if first <= start < end <= last and not any(a < end and start < b for a, b, _ in spans):
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
    mention, cut = item.text[item.start : item.end], len(left) > REACH or len(right) > REACH
    return MaskedSentence(_last_words(left), mention, _first_words(right), cut)


def _placeholder(kind: str, lost_apostrophe: bool = False, text: str = "") -> str:
    if kind == "demonym":
        return "nationals" if text.endswith("s") else "national"
    word = {"country": "country", "capital": "capital", "government": "government", "army": "army"}.get(kind, "leader")
    return f"{word}'s" if lost_apostrophe else word


def _kind_of_name(phrase: str) -> str:
    words = phrase.split()
    if phrase.isupper() or len(words) > 4 or _GROUP.search(phrase) or any(word.islower() for word in words[1:]):
        return "group"
    return "leader"


def _gaps(first: int, last: int, spans: list[tuple[int, int]]):
    at = first
    for start, end in spans:
        yield at, start
        at = end
    yield at, last


def _first_words(text: str) -> str:
    if len(text) <= REACH:
        return text
    cut = text[:REACH]
    return cut[: cut.rfind(" ")] if " " in cut else cut


def _last_words(text: str) -> str:
    if len(text) <= REACH:
        return text
    cut = text[-REACH:]
    return cut[cut.find(" ") + 1 :]
