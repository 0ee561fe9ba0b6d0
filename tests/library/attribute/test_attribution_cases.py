"""Sentences of every pattern, each word with its holder: attribution_cases.yaml."""

import re
from pathlib import Path

import pytest

from presslens.attribute.holding import holders_of
from presslens.base.io import read_yaml
from presslens.codebook.questions import OUTLET, UNRESOLVED
from tests.library.attribute.conftest import sentences_of

TABLE = read_yaml(Path(__file__).parent / "attribution_cases.yaml")
LIMITS = TABLE.pop("limits")
CASES = [(pattern, case) for pattern, cases in TABLE.items() for case in cases]
#: Words at the border of a content that nobody would quarrel about.
BORDER = {"that", "the", "a", "an", "and", "but"}


def marked(case):
    """The text without its brackets, and the holder of each character."""
    text, holders, stack = [], [], [OUTLET]
    for piece in re.findall(r"\[(?:[A-Z]+|\?) |\]|//\s*|.", case):
        if piece[0] == "[":
            stack.append(UNRESOLVED if piece[1] == "?" else piece[1:-1])
        elif piece == "]":
            stack.pop()
        else:
            piece = "\n\n" if piece.startswith("//") else piece
            text.append(piece)
            holders += [stack[-1]] * len(piece)
    assert stack == [OUTLET], case
    return "".join(text), holders


def differences(attributor, case, date=None, voice=None):
    """Words whose holder is not the one in the case: word, expected, found."""
    text, holders = marked(case)
    words = [m for m in re.finditer(r"[^\W_]+(?:['’-]\w+)*", text) if m[0].lower() not in BORDER]
    found = holders_of([m.span() for m in words], attributor.attribute(text, sentences_of(text), voice, date))
    return [
        (m[0], holders[m.start()], holding.holder)
        for m, holding in zip(words, found, strict=True)
        if holding.holder != holders[m.start()]
    ]


@pytest.mark.parametrize("case", [case for _, case in CASES])
def test_every_word_has_its_holder(attributor, case):
    assert not differences(attributor, case)


@pytest.mark.parametrize("limit", LIMITS, ids=lambda limit: limit["reason"][:40])
def test_known_limits(attributor, limit):
    """A limit that is mended belongs among the cases."""
    assert differences(attributor, limit["case"])


def test_table_covers_patterns_and_holders():
    assert len(CASES) >= 200
    assert len({case for _, case in CASES}) == len(CASES)
    assert {holder for _, case in CASES for holder in marked(case)[1]} == {
        *("TUR", "RUS", "SYR", "USA", "OPP", "UN", "OTHER"),
        OUTLET,
        UNRESOLVED,
    }
    assert len(CASES) / (len(CASES) + len(LIMITS)) >= 0.95
