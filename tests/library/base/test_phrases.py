"""The phrase matcher: longest match, once only, exact offsets; the search agrees with one alternation."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.base.phrases import PhraseMatcher, fold


def naive(phrases, text, ignore_case):
    """The same answer by one alternation over all forms, and offsets found by folding prefixes."""
    forms = {}
    for phrase, payload in phrases:
        plain = " ".join(fold(phrase)[0].split())
        for form in [plain] if ignore_case else [plain, plain[:1].upper() + plain[1:], plain.upper()]:
            forms.setdefault(form, payload)
    ordered = sorted(forms, key=lambda form: (-len(form), form.count("*"), form))
    patterns = [re.escape(form).replace(r"\ ", r"\s+").replace(r"\*", r"\w*") for form in ordered]
    flags = re.IGNORECASE if ignore_case else 0
    folded, offsets = fold(text)
    found = []
    if ordered:
        regex = re.compile(rf"(?<!\w)(?:{'|'.join(f'({p})' for p in patterns)})(?!\w)", flags)
        for match in regex.finditer(folded):
            if match.end() > match.start():
                start = match.start() if offsets is None else offsets[match.start()]
                found.append((start, folded[match.start() : match.end()], forms[ordered[match.lastindex - 1]]))
    return found


ALPHABET = "abAB sſKkéıß1-'.$é\n"
WORDS = [
    "bomb",
    "bombing",
    "bombs",
    "war",
    "war on drugs",
    "drugs",
    "cease-fire",
    "U.S.",
    "Erdoğan’s",
    "STRASSE",
]
texts = st.one_of(st.text(ALPHABET), st.lists(st.sampled_from([*WORDS, " ", ", "])).map(" ".join), st.text())
pieces = st.text(ALPHABET + "*", min_size=1, max_size=6).filter(lambda p: p.strip() and "**" not in p)
phrase_lists = st.lists(
    st.one_of(pieces, st.sampled_from([*WORDS, "bomb*", "war*", "b* on", "war * drugs"])), max_size=12
)


@given(phrase_lists, texts, st.booleans())
def test_fast_search_agrees_with_plain_alternation(phrases, text, ignore_case):
    pairs = [(phrase, i) for i, phrase in enumerate(phrases)]
    fast = PhraseMatcher(pairs, ignore_case=ignore_case)(text)
    got = [(match.start, fold(text[match.start : match.end])[0], match.payload) for match in fast]
    assert got == naive(pairs, text, ignore_case)


@given(phrase_lists, phrase_lists, texts)
def test_layers_are_matchers_of_their_own(first, second, text):
    pairs = [(p, ("first", p)) for p in first] + [(p, ("second", p)) for p in second]
    both = list(PhraseMatcher(pairs, ignore_case=True, layer=lambda payload: payload[0])(text))
    for name in ("first", "second"):
        alone = PhraseMatcher([pair for pair in pairs if pair[1][0] == name], ignore_case=True)
        assert [match for match in both if match.payload[0] == name] == list(alone(text))


@given(phrase_lists, texts, st.booleans())
def test_matches_never_overlap_and_lie_in_the_text(phrases, text, ignore_case):
    end = 0
    for match in PhraseMatcher([(p, p) for p in phrases], ignore_case=ignore_case)(text):
        assert end <= match.start < match.end <= len(text)
        end = match.end


@pytest.mark.parametrize(
    ("phrases", "text", "expected"),
    [
        (["war", "war on drugs"], "A war on drugs is no war.", ["war on drugs", "war"]),
        (["talk*", "talks"], "talks and talking", ["talks", "talking"]),
        (["warm", "war*"], "warm", ["warm"]),
        (["killed * people"], "It killed 24 people.", ["killed 24 people"]),
        (["the regime"], "The regime and THE REGIME", ["The regime", "THE REGIME"]),
        (["peace  talks"], "peace\n\ttalks", ["peace\n\ttalks"]),
        (["Erdogan"], "Erdoğan", ["Erdoğan"]),
        (["raid"], "braid raider", []),
        ([], "anything", []),
    ],
)
def test_by_hand(phrases, text, expected):
    found = PhraseMatcher([(phrase, None) for phrase in phrases])(text)
    assert [text[match.start : match.end] for match in found] == expected


def test_payload_of_equal_length_goes_to_the_exact_word():
    matcher = PhraseMatcher([("war*", "cue"), ("warm", "other")], ignore_case=True)
    assert [match.payload for match in matcher("warm wars")] == ["other", "cue"]


def test_many_phrases_cost_little_time():
    words = [f"cue{i}" for i in range(2_000)]
    matcher = PhraseMatcher([(word, word) for word in words])
    text = "The quick brown fox saw cue7 again. " * 2_000
    began = time.process_time()
    assert sum(1 for _ in matcher(text)) == 2_000
    assert time.process_time() - began < 1.0  # one alternation of all takes tens of seconds
