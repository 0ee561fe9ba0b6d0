"""Find phrases of the codebook in text: longest match, once only, on word boundaries, with exact offsets.

Every list of words in the codebook (aliases, cues of frames, stance and speech) is matched by the one mechanism here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from presslens.base.folding import BROKEN, Letters, fold

Payload = TypeVar("Payload")


@dataclass(frozen=True, slots=True)
class Match(Generic[Payload]):
    """A phrase found in a text: character offsets into that text, and what the phrase stands for."""

    start: int
    end: int
    payload: Payload


class PhraseMatcher(Generic[Payload]):
    r"""A set of phrases, found in one pass over the words of a text.

    Parameters
    ----------
    phrases
        Pairs of phrase and payload. A space matches any run of white space. A ``*`` at the end of a word
        matches any letters that follow (``bomb*``); a ``*`` alone is any one word (``killed * people``). When
        a phrase is given twice in one layer, the first wins.
    ignore_case
        False: a phrase matches as written, in capitals throughout (``TURKEY``), and, when it begins in lower
        case, also with a capital (``The regime``). True: case does not matter.
    layer
        Function from payload to the layer of its phrase. Longest match and once only hold within a layer;
        layers know nothing of each other, as if each had a matcher of its own. Default: one layer.
    letters
        Of the language of the texts; None: marks on letters do not matter, and case is Unicode's.

    Notes
    -----
    A text is cut into words once; each word is looked up among the first words of the phrases, and only where
    one could begin are its phrases tried. What is found is what one alternation of all phrases of a layer,
    longest first, would find.
    """

    def __init__(
        self,
        phrases: Iterable[tuple[str, Payload]],
        *,
        ignore_case: bool = False,
        layer: Callable[[Payload], Hashable] | None = None,
        letters: Letters | None = None,
    ) -> None:
        self._letters, self._lowers = letters, letters is not None and ignore_case
        self._flags = re.IGNORECASE if ignore_case and letters is None else 0
        forms: dict[tuple[int, str], Payload] = {}
        layers: dict[Hashable, int] = {}
        for phrase, payload in phrases:
            plain = " ".join(self._fold(phrase)[0].split())
            number = layers.setdefault(layer(payload) if layer else None, len(layers))
            for form in [plain] if ignore_case else [plain, plain[:1].upper() + plain[1:], plain.upper()]:
                forms.setdefault((number, form), payload)
        # Longest first: Python's alternation takes the first branch that fits. Exact words before wildcards.
        self._forms = sorted(forms, key=lambda key: (key[0], -len(key[1]), key[1].count("*"), key[1]))
        self._payloads = [forms[key] for key in self._forms]
        self._n_layers = len(layers)
        self._index()

    def _index(self) -> None:
        """Sort the forms by what must stand where they begin: a word, the start of one, or anything."""
        self._whole: dict[str, list[int]] = {}
        self._begun: dict[str, list[int]] = {}
        self._any: list[int] = []
        # A phrase that begins with any word can stand anywhere: then every phrase is tried at every place.
        everywhere = any(form[:1] in ("", "*") for _, form in self._forms)
        signs = set()
        for i, (_, form) in enumerate(self._forms):
            head = re.split(r"\W", form, maxsplit=1)[0]
            if not head and not everywhere:
                signs.add(form[0])
            if everywhere or not head or not (head.isascii() or not self._flags):
                self._any.append(i)
            elif form[len(head) : len(head) + 1] == "*":
                self._begun.setdefault(self._key(head), []).append(i)
            else:
                self._whole.setdefault(self._key(head), []).append(i)
        self._longest = max(map(len, self._begun), default=0)
        sign = "|(?<!\\w)[" + "".join(map(re.escape, sorted(signs))) + "]" if signs else ""
        self._words = re.compile(r"(?<!\w)" if everywhere else rf"\w+{sign}")
        self._tried: dict[str, list] = {}
        self._compiled: dict[tuple[int, ...], list] = {}

    def _fold(self, text: str, *, hyphens: bool = False) -> tuple[str, list[int] | None]:
        """The text as phrases are looked for in it; in small letters, where the language says which those are."""
        folded, offsets = fold(text, hyphens=hyphens, letters=self._letters)
        return self._letters.lowered(folded) if self._letters and self._lowers else folded, offsets

    def _key(self, word: str) -> str:
        return word.lower() if self._flags else word

    def _branches(self, word: str) -> list[tuple[int, re.Pattern, list[int]]]:
        """The phrases that can begin with ``word``: per layer one pattern and the places of its branches."""
        if self._flags and not word.isascii():
            # lower() and re.IGNORECASE differ beyond ASCII: there, try all that could begin with this letter.
            places = list(range(len(self._forms))) if _ASCII.match(word) else self._any
        else:
            key = self._key(word)
            places = [*self._any, *self._whole.get(key, ())]
            for n in range(1, min(len(key), self._longest) + 1):
                places += self._begun.get(key[:n], ())
        chosen = tuple(sorted(places))
        if chosen not in self._compiled:
            by_layer: dict[int, list[int]] = {}
            for i in chosen:
                by_layer.setdefault(self._forms[i][0], []).append(i)
            self._compiled[chosen] = [
                (
                    number,
                    re.compile(f"(?:{_alternation(self._forms[i][1] for i in branches)})(?!\\w)", self._flags),
                    branches,
                )
                for number, branches in by_layer.items()
            ]
        return self._compiled[chosen]

    def __call__(self, text: str) -> Iterator[Match[Payload]]:
        """Matches in ``text`` from left to right; ``text[start:end]`` is the match, and none overlaps
        another.

        With layers, matches of different layers may overlap; at the same start they come in the order of
        layers.
        """
        if not self._forms:
            return
        if "\n" not in text or not BROKEN.search(text):
            yield from (match for _, match in self._search(text, *self._fold(text)))
            return
        # A hyphen at the end of a line is one of the word or of the line: both readings count.
        readings = [
            found for hyphens in (False, True) for found in self._search(text, *self._fold(text, hyphens=hyphens))
        ]
        taken = [0] * self._n_layers
        for layer, match in sorted(readings, key=lambda found: (found[1].start, found[0], -found[1].end)):
            if match.start >= taken[layer]:
                taken[layer] = match.end
                yield match

    def _search(self, text: str, folded: str, offsets: list[int] | None) -> Iterator[tuple[int, Match[Payload]]]:
        """Layer and match of each phrase in one reading of the text."""
        tried = self._tried
        taken = [0] * self._n_layers
        for found in self._words.finditer(folded):
            word = found[0]
            branches = tried.get(word)
            if branches is None:
                branches = self._branches(word)
                if len(tried) >= _REMEMBERED:
                    tried.clear()
                if len(word) <= _LONG_WORD:
                    tried[word] = branches
            for number, pattern, places in branches:
                begin = found.start()
                if begin < taken[number] or (match := pattern.match(folded, begin)) is None:
                    continue
                start, end = match.span()
                if start == end:
                    continue
                taken[number] = end
                if offsets is not None:
                    start, end = offsets[start], offsets[end - 1] + 1
                    while end < len(text) and unicodedata.combining(text[end]):
                        end += 1
                yield number, Match(start, end, self._payloads[places[(match.lastindex or 0) - 1]])


#: What matches an ASCII letter when case is ignored (the long s is an s).
_ASCII = re.compile(r"[a-z0-9_]", re.IGNORECASE)
#: Words whose phrases are remembered (a bound on memory), and the longest word worth remembering.
_REMEMBERED, _LONG_WORD = 200_000, 40


def _alternation(forms: Iterable[str]) -> str:
    return "|".join(f"({_pattern(form)})" for form in forms)


def _pattern(form: str) -> str:
    # No two parts can share a character: a run of spaces would be tried in every way it can be parted.
    words = (r"\w+" if word == "*" else re.escape(word).replace(r"\*", r"\w*") for word in form.split(" "))
    return r"\s+".join(words)
