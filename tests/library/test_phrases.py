"""The trie behind PhraseMatcher finds what the phrases one by one would find."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.phrases import PhraseMatcher

WORDS = st.sampled_from(["air", "air strike", "strike*", "strike", "airs", "air-strike", "Air", "a"])


@settings(max_examples=200, deadline=None)
@given(
    st.lists(WORDS, min_size=1, unique=True), st.text(alphabet="airstke- AS\n", max_size=60), st.booleans()
)
def test_every_match_of_one_phrase_lies_in_a_match_of_all(phrases, text, ignore_case):
    every = list(PhraseMatcher([(p, p) for p in phrases], ignore_case=ignore_case)(text))
    assert all(a.end <= b.start for a, b in pairwise(every))
    for phrase in phrases:
        for one in PhraseMatcher([(phrase, phrase)], ignore_case=ignore_case)(text):
            assert any(m.start < one.end and one.start < m.end for m in every)


def test_longest_and_spelt_out_first():
    matcher = PhraseMatcher([("bomb*", "open"), ("bombing", "spelt"), ("bombing raid", "long")])
    assert [m.payload for m in matcher("bombs bombing bombing raid bombings")] == [
        "open",
        "spelt",
        "long",
        "open",
    ]
