"""Tokens of a sentence with their offsets, by NLTK's improved Treebank tokeniser."""

from __future__ import annotations

import re
from functools import lru_cache

_PLAIN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


@lru_cache(maxsize=1)
def _tokenizer():
    from nltk.tokenize.destructive import NLTKWordTokenizer

    return NLTKWordTokenizer()


def token_spans(sentence: str) -> list[tuple[int, int]]:
    """Offsets of the tokens of ``sentence``: in order, without overlap, never empty, covering all but white space.

    Where NLTK cannot align its tokens with the text (it rewrites quotation marks before it looks for them again), words
    and single punctuation marks are taken instead.
    """
    try:
        spans = list(_tokenizer().span_tokenize(sentence))
    except ValueError:
        return [match.span() for match in _PLAIN.finditer(sentence)]
    return [span for span in spans if span[0] < span[1]]
