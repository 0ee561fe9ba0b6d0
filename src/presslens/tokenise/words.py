"""Tokens of a sentence with their offsets, by NLTK's improved Treebank tokeniser."""

from __future__ import annotations

import re
import sys
from functools import lru_cache
from importlib import import_module
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from itertools import accumulate
from types import ModuleType

_PLAIN = re.compile(r"\w+(?:[-'’]\w+)*|[^\w\s]")


@lru_cache(maxsize=1)
def _tokenizer():
    return _module_alone("nltk.tokenize.destructive").NLTKWordTokenizer()


def _module_alone(name: str) -> ModuleType:
    """A module without what its packages load beside it: all of NLTK takes a second, most of it for scipy.stats."""
    if name in sys.modules:
        return sys.modules[name]
    package = name.partition(".")[0]
    loaded = {key for key in sys.modules if key.partition(".")[0] == package}
    places = None
    for parent in accumulate(name.split(".")[:-1], "{}.{}".format):
        spec = PathFinder.find_spec(parent, places)
        places = spec.submodule_search_locations
        sys.modules.setdefault(parent, module_from_spec(spec))
    try:
        return import_module(name)
    finally:  # Whoever imports NLTK later gets all of it.
        for key in [key for key in sys.modules if key.partition(".")[0] == package and key not in loaded]:
            del sys.modules[key]


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
