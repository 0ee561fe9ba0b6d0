"""Sentence boundaries: Punkt with its English parameters, the codebook's abbreviations, and rules of the press.

References
----------
Kiss, T. & Strunk, J. (2006). Unsupervised multilingual sentence boundary detection. Computational Linguistics 32(4).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

_PARAGRAPH = re.compile(r"[^\n\u2029]+(?:\n[^\n\u2029]+)*")
_CONTINUES = re.compile(r"[\s\"'“”‘’«»()\[\]–—-]*[a-z]")
_INITIALS = re.compile(r"[A-Z][a-z]+\s(?!U\.[SKN]\.|E\.U\.)(?:[A-Z]\.){1,2}$")
#: A full stop that lost the space behind it ("its capital.The video shows").
_GLUED = re.compile(r"(?<=[a-z]{2}[.!?])(?=[A-Z][a-z]*\s)")
#: The credit of a picture, left over from its caption ("(Wire) Rescuers said").
_CREDIT = re.compile(r"(?:\([A-Z][\w /.]{1,40}\)\s+)+(?=[A-Z])")
#: A heading of capitalised words before a word that opens a sentence ("Aleppo A military source said").
_HEADING = re.compile(
    r"(?:(?!(?:A|An|The|In|On|At|For|From|By|And|Of)\b)[A-Z][\w'’-]*\s){1,4}"
    r"(?=(?:A|An|The|In|At|On|Two|Three|Several|Meanwhile|Earlier|Later)\s[a-z]"
    r"|(?<!an\s)(?<!ish\s)(?<!i\s)(?<!Arab\s)(?:Army\sunits|Units\sof)\s)"
)
#: A heading of capitals ("NO DECISION YET On Monday").
_CAPITALS = re.compile(r"(?:[A-Z]+\s){2,}[A-Z]{2,}\s(?=[A-Z][a-z]+\s)")
#: A picture's agency with its headline in capitalised words ("AP Photo Town Taken by Rebels The army said").
_PICTURE = re.compile(
    r"(?:REUTERS|AFP|AP\sPhoto|EPA|Sputnik|Flickr|Photo)\s+"
    r"(?:(?:[^\Wa-z]\S*|-|al-\S+|a|an|and|as|at|by|for|from|in|near|of|on|or|over|the|to|with)\s+){2,30}?"
    r"(?=(?:The|A|An|No|According|Earlier|Meanwhile|In|On|At)\s[a-z]|[OI]n\s[A-Z][a-z]+(?:day|ber|ary)\b|[\"“])"
)
#: Town and agency before a report ("MOSCOW (Sputnik) The army").
_DATELINE = re.compile(
    r"(?<=\s)(?=[A-Z]{3,}(?:[ -][A-Z]{2,})*(?:\s\([A-Z]\w+\))?\s\((?:AFP|AP|Reuters|RIA|Sputnik|TASS|Xinhua)\)\s)"
)
#: What may run into the sentence that follows it.
_BEFORE_A_SENTENCE = (_CREDIT, _PICTURE, _HEADING, _CAPITALS)


class SentenceSplitter:
    """Split texts into sentences.

    Punkt decides first. Two sentences are then joined again when the second goes on in lower case (``"Stop!" he
    said.``), or when the first ends with an abbreviation of the codebook (``“Mr.``, which Punkt does not know behind a
    quotation mark) or with the initials of a name (``George H.W.``). A sentence is cut where a full stop has lost the
    space behind it, behind a heading or the credit of a picture that runs into it, and before a town and agency that
    open a report.

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
        return [piece for span in spans for piece in _pieces(text, *span)]

    def _joined(self, before: str, after: str) -> bool:
        return bool(
            _CONTINUES.match(after)
            or (after[:1].isupper() and (self._abbreviated.search(before) or _INITIALS.search(before)))
        )


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence of Punkt's without its heading, the heading, and what a lost space has joined."""
    edges = {match.start() for cut in (_GLUED, _DATELINE) for match in cut.finditer(text, start, end)} - {start}
    if heading := next((match for kind in _BEFORE_A_SENTENCE if (match := kind.match(text, start, end))), None):
        edges.add(heading.end())
    for first, last in pairwise([start, *sorted(edges), end]):
        yield first, first + len(text[first:last].rstrip())
