"""The phrase matcher: longest match, once only, exact offsets; the search agrees with one alternation."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.base.folding import fold
from presslens.base.phrases import PhraseMatcher
from presslens.base.unseen import plain
from tests.pace import within


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
    found = []
    for hyphens in (False, True) if ordered else ():
        folded, offsets = fold(text, hyphens=hyphens)
        regex = re.compile(rf"(?<!\w)(?:{'|'.join(f'({p})' for p in patterns)})(?!\w)", flags)
        places = offsets or range(len(folded) + 1)
        reading = [
            (places[match.start()], places[match.end() - 1] + 1, match[0], forms[ordered[match.lastindex - 1]])
            for match in regex.finditer(folded)
            if match.end() > match.start()
        ]
        found += reading
    chosen, taken = [], 0
    for start, end, words, payload in sorted(found, key=lambda hit: (hit[0], -hit[1])):
        if start >= taken:
            chosen.append((start, words, payload))
            taken = end
    return chosen


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
    got = [(match.start, match.payload) for match in fast]
    expected = naive(pairs, text, ignore_case)
    assert got == [(start, payload) for start, _, payload in expected]


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


def wide(text):
    """In letters, digits and signs of full width."""
    return "".join(chr(ord(c) + 0xFEE0) for c in text)


def bold(text):
    """In the bold letters of mathematics."""
    return "".join(chr(ord(c) - ord("a") + 0x1D41A if c.islower() else ord(c) - ord("A") + 0x1D400) for c in text)


TARGETS = ["Turkey", "Turkish", "Syria", "Russian", "al-Assad", "S-400", "cease-fire", "ceasefire talks", "Erdogan"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tur\u00adkey left.", ["Tur\u00adkey"]),
        ("The Rus\u200bsian army", ["Rus\u200bsian"]),
        ("Sy\u2060ria and Tur\ufeffkey", ["Sy\u2060ria", "Tur\ufeffkey"]),
        ("\u202bTurkey\u202c, \u2066Sy\u200dria\u2069", ["Turkey", "Sy\u200dria"]),
        (f"{wide('Turkey')} and {wide('S-400')}", [wide("Turkey"), wide("S-400")]),
        (f"A {bold('Turkish')} town", [bold("Turkish")]),
        ("Erdog\u00ad\u0306an", ["Erdog\u00ad\u0306an"]),
        ("Turkey\ufe0f won", ["Turkey"]),
        ("The Turk-\nish army", ["Turk-\nish"]),
        ("The Turk\u00ad\nish army", ["Turk\u00ad\nish"]),
        ("The Turk\u2010\n  ish army", ["Turk\u2010\n  ish"]),
        ("Bashar al-\nAssad spoke", ["al-\nAssad"]),
        ("An S-\n400 stood there", ["S-\n400"]),
        ("A cease-\nfire held", ["cease-\nfire"]),
        ("A cease-\nfire talks", ["cease-\nfire talks"]),
        ("In Syria-\nTurkey talks", ["Syria", "Turkey"]),
        ("pro-\nRussian and anti-\nTurkish", ["Russian", "Turkish"]),
        ("Turk\nish and Turk - ish and Turk-\n\nish", []),
        ("2019-\nTurkey", ["Turkey"]),
    ],
)  # fmt: skip
def test_words_with_unseen_characters_and_broken_lines(text, expected):
    """ordinary-news 24 and E4, hostile 5: what is read as the word is found, and the match is its place in the text."""
    found = PhraseMatcher([(phrase, None) for phrase in TARGETS])(text)
    assert [text[match.start : match.end] for match in found] == expected


@given(texts, st.data())
def test_invisible_characters_change_no_match(text, data):
    """hostile 5: the same phrases at the same places, counted without what is not seen."""
    text = text.replace("\n", " ")
    seen, _ = plain(text)
    mark = data.draw(st.sampled_from("\u00ad\u200b\u2060\ufeff\u202e\u2069"))
    odd = mark.join(seen)
    matcher = PhraseMatcher([(word, word) for word in WORDS], ignore_case=True)
    assert [(m.payload, plain(odd[m.start : m.end])[0]) for m in matcher(odd)] == [
        (m.payload, seen[m.start : m.end]) for m in matcher(seen)
    ]


def test_payload_of_equal_length_goes_to_the_exact_word():
    matcher = PhraseMatcher([("war*", "cue"), ("warm", "other")], ignore_case=True)
    assert [match.payload for match in matcher("warm wars")] == ["other", "cue"]


def test_many_phrases_cost_little_time():
    words = [f"cue{i}" for i in range(2_000)]
    matcher = PhraseMatcher([(word, word) for word in words])
    text = "The quick brown fox saw cue7 again. " * 2_000
    with within(1):  # one alternation of all takes tens of seconds
        assert sum(1 for _ in matcher(text)) == 2_000


def test_a_star_alone_is_one_word_and_not_none():
    """hostile: a run of spaces was tried in every way it can be parted."""
    find = PhraseMatcher([("killed * * * * people", "many"), ("left * dead", "some")], ignore_case=True)
    assert list(find("killed" + " " * 20_000 + "nobody")) == []
    assert list(find("It left  dead leaves.")) == []
    found = find("They killed two of the  old people and left ten\ndead.")
    assert [match.payload for match in found] == ["many", "some"]
