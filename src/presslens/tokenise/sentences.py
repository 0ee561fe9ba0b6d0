"""Sentence boundaries: Punkt with its English parameters, the codebook's abbreviations, and two rules of the press.

References
----------
Kiss, T. & Strunk, J. (2006). Unsupervised multilingual sentence boundary detection. Computational Linguistics 32(4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_CONTINUES = re.compile(r"[\s\"'“”‘’«»()\[\]–—-]*[a-z]")
_INITIALS = re.compile(r"[A-Z][a-z]+\s(?!U\.[SKN]\.|E\.U\.)(?:[A-Z]\.){1,2}$")


class SentenceSplitter:
    """Split texts into sentences.

    Punkt decides first. Two sentences are then joined again when the second goes on in lower case (``"Stop!" he
    said.``), or when the first ends with an abbreviation of the codebook (``“Mr.``, which Punkt does not know behind a
    quotation mark) or with the initials of a name (``George H.W.``).

    Parameters
    ----------
    abbreviations
        Lower-case words whose full stop does not end a sentence, written without it.
    """

    def __init__(self, abbreviations: Iterable[str] = ()) -> None:
        import punkt

        self._punkt = punkt.tokenizer_for("english")
        words = "|".join(map(re.escape, abbreviations)) or "(?!)"
        self._abbreviated = re.compile(rf"(?<![\w.])(?:{words})\.$", re.IGNORECASE)

    def __call__(self, text: str) -> list[tuple[int, int]]:
        """Offsets of the sentences of ``text``: in order, without overlap, without outer white space, never empty."""
        spans = []
        for paragraph in _PARAGRAPH.finditer(text):
            spans += self._split(text, paragraph.start(), paragraph.end())
        return spans

    def _split(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        spans: list[tuple[int, int]] = []
        for a, b in self._punkt.span_tokenize(text[start:end]):
            sentence = text[start + a : start + b]
            a += len(sentence) - len(sentence.lstrip())
            b -= len(sentence) - len(sentence.rstrip())
            if a >= b:
                continue
            if spans and self._joined(text[max(start, spans[-1][1] - 40) : spans[-1][1]], sentence.lstrip()[:40]):
                spans[-1] = (spans[-1][0], start + b)
            else:
                spans.append((start + a, start + b))
        return spans

    def _joined(self, before: str, after: str) -> bool:
        return bool(
            _CONTINUES.match(after)
            or (after[:1].isupper() and (self._abbreviated.search(before) or _INITIALS.search(before)))
        )
