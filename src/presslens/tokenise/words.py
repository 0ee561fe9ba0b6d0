"""Tokens of a sentence with their offsets, by NLTK's improved Treebank tokeniser."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from importlib.util import find_spec, module_from_spec
from typing import TYPE_CHECKING

from presslens.base.spans import Span
from presslens.base.unseen import plain

if TYPE_CHECKING:
    from nltk.tokenize.destructive import NLTKWordTokenizer

#: Apostrophes within words, and dots in one character, as NLTK knows them: of the same length.
_APOSTROPHE, _ELLIPSIS = re.compile(r"(?<=\w)[’‘ʼ′](?=\w)"), str.maketrans("…", "—")
#: The end of the first half of a word that is broken at the end of a line ("gov-", "ernment").
_BROKEN = re.compile(r"[^\W\d_][-\u2010]\n[ \t]*(?=[^\W\d_A-Z])")
_PLAIN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


@lru_cache(maxsize=1)
def _tokenizer() -> NLTKWordTokenizer:
    # All of NLTK takes a second, most of it for scipy.stats: more than the sentences of a shard.
    with _bare_packages("nltk", "nltk.tokenize"):
        from nltk.tokenize.destructive import NLTKWordTokenizer

        return NLTKWordTokenizer()


@contextmanager
def _bare_packages(top: str, *more: str) -> Iterator[None]:
    """Import modules of packages without running the packages' own code; a later import gets all of them."""
    before = set(sys.modules)
    for name in (top, *more):
        if name not in sys.modules and (spec := find_spec(name)) is not None:
            sys.modules[name] = module_from_spec(spec)
    try:
        yield
    finally:
        for name in set(sys.modules) - before:
            if name == top or name.startswith(f"{top}."):
                del sys.modules[name]


def token_spans(sentence: str, token: re.Pattern[str] | None = None) -> list[Span]:
    """Offsets of the tokens of ``sentence``: in order, without overlap, never empty, covering all that is seen.

    Parameters
    ----------
    sentence
        A text.
    token
        What a token is in its language; None: what follows, which is English.

    Notes
    -----
    Invisible characters (soft hyphens, zero-width spaces) part no word, and curly apostrophes part one where straight
    ones do. A word that is broken at the end of a line is one token. Where NLTK cannot align its tokens with the
    text (it rewrites quotation marks before it looks for them again), words and single punctuation marks are taken
    instead.

    >>> [span.of("It isn't.") for span in token_spans("It isn't.")]
    ['It', 'is', "n't", '.']
    >>> [span.of("It isn’t.") for span in token_spans("It isn’t.")]
    ['It', 'is', 'n’t', '.']
    """
    seen, offsets = plain(sentence)
    if token is not None:
        spans = [match.span() for match in token.finditer(seen)]
    else:
        spans = _english(_APOSTROPHE.sub("'", seen).translate(_ELLIPSIS))
    if "\n" in seen:
        spans = _unbroken(spans, {match.end() for match in _BROKEN.finditer(seen)})
    if offsets is not None:
        return [Span(offsets[start], offsets[end - 1] + 1) for start, end in spans if start < end]
    return [Span(start, end) for start, end in spans if start < end]


def _english(read: str) -> list[tuple[int, int]]:
    try:
        return list(_tokenizer().span_tokenize(read))
    except ValueError:
        return [match.span() for match in _PLAIN.finditer(read)]


def _unbroken(spans: list[tuple[int, int]], second_halves: set[int]) -> list[tuple[int, int]]:
    """Tokens with those joined to the one before that begin at a given place."""
    joined: list[tuple[int, int]] = []
    for start, end in spans:
        if start in second_halves and joined:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
