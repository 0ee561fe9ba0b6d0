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


def token_spans(sentence: str) -> list[Span]:
    """Offsets of the tokens of ``sentence``: in order, without overlap, never empty, covering all that is seen.

    Invisible characters (soft hyphens, zero-width spaces) part no word. Where NLTK cannot align its tokens with the
    text (it rewrites quotation marks before it looks for them again), words and single punctuation marks are taken
    instead.

    >>> [span.of("It isn't.") for span in token_spans("It isn't.")]
    ['It', 'is', "n't", '.']
    """
    seen, offsets = plain(sentence)
    try:
        spans = list(_tokenizer().span_tokenize(seen))
    except ValueError:
        spans = [match.span() for match in _PLAIN.finditer(seen)]
    if offsets is not None:
        return [Span(offsets[start], offsets[end - 1] + 1) for start, end in spans if start < end]
    return [Span(start, end) for start, end in spans if start < end]
