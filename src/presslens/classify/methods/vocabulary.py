"""Vocabularies of networks, ``tokenizer.json``: a file of others that says how text is cut."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError, readable
from presslens.base.io import read_json

#: How many characters the replacements of a vocabulary may make of one.
_MAX_GROWTH = 1000


class Vocabulary:
    """Cuts text into the word pieces of a network; nothing is cut off or filled up.

    Parameters
    ----------
    path
        A ``tokenizer.json``.

    Raises
    ------
    InputError
        It is no vocabulary, or makes very much of a character.
    """

    def __init__(self, path: str | Path) -> None:
        from tokenizers import Tokenizer

        self._path = path
        document = read_json(path)
        if not isinstance(document, dict):
            raise InputError(path, "is no vocabulary", "a tokenizer.json")
        if _growth(document.get("normalizer")) > _MAX_GROWTH:
            raise InputError(path, "replaces a character by very many", f"allowed: {_MAX_GROWTH}")
        with self._panics("is no vocabulary", "a tokenizer.json"):
            self._tokenizer = Tokenizer.from_str(json.dumps(document))
            #: Pieces that its own text may have; None where it does not say.
            self.limit: int | None = (self._tokenizer.truncation or {}).get("max_length")
            self._tokenizer.no_truncation()
            self._tokenizer.no_padding()

    def id_of(self, token: str) -> int | None:
        """The number of a token; None where it is none."""
        return self._tokenizer.token_to_id(token)

    def continuations(self) -> frozenset[int]:
        """Numbers of the pieces that go on with a word: of word pieces, those that begin with ``##``."""
        pieces = self._tokenizer.get_vocab(with_added_tokens=False)
        return frozenset(number for piece, number in pieces.items() if piece.startswith("##"))

    def encode(self, text: str, second: str | None = None, with_special: bool = True) -> Any:
        """The pieces of a text, or of a pair of texts.

        Raises
        ------
        InputError
            The vocabulary cannot cut it.
        """
        with self._panics("cannot cut a sentence", "a vocabulary for sentences"):
            return self._tokenizer.encode(text, second, add_special_tokens=with_special)

    @contextmanager
    def _panics(self, failed: str, allowed: str) -> Iterator[None]:
        try:
            yield
        except (KeyboardInterrupt, SystemExit):
            raise
        except BaseException as fault:  # a fault inside the library is no Exception
            raise InputError(self._path, f"{failed} ({readable(str(fault))[:80]})", allowed) from None


def _growth(part: object) -> int:
    """Characters that replacements, one after the other, can make of one."""
    if isinstance(part, list):
        return math.prod(map(_growth, part))
    if not isinstance(part, dict):
        return 1
    own = part.get({"Replace": "content", "Prepend": "prepend"}.get(str(part.get("type")), ""))
    return max(1, len(own) if isinstance(own, str) else 1) * math.prod(map(_growth, part.values()))
