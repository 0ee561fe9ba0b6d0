import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.classify.tone import compound, tone, typewritten


def test_order_and_undefined_cases():
    good, bad, plain, empty = tone(["A wonderful, happy day.", "A terrible, cruel murder.", "The table is square.", ""])
    assert bad < plain == empty == 0.0 < good


def test_no_sentences():
    assert tone([]).shape == (0,)


@given(st.lists(st.text(), max_size=5))
def test_any_text_scores_within_bounds(sentences):
    scores = tone(sentences)
    assert scores.shape == (len(sentences),)
    assert scores.dtype == np.float64
    assert np.all(np.abs(scores) <= 1)


@pytest.mark.parametrize(
    ("typeset", "plain"),
    [
        ("Norway isn’t a threat.", "Norway isn't a threat."),
        ("They won‘t attack.", "They won't attack."),
        ("Norway didnʼt fail.", "Norway didn't fail."),
        ("It was a “great victory” for us.", 'It was a "great victory" for us.'),
        ("It was an ‘attack’.", "It was an 'attack'."),
        ("It was «peace».", 'It was "peace".'),
        ("Peace—and victory—came.", "Peace - and victory - came."),
        ("Peace – and victory – came.", "Peace -- and victory -- came."),
        ("They spoke of peace… and victory…", "They spoke of peace... and victory..."),
        ("They spoke of peace…victory", "They spoke of peace... victory"),
        ("They at\u00adtacked the vic\u200btims.", "They attacked the victims."),
        ("They at-\ntacked the victims.", "They attacked the victims."),
        ("A naïve \uff41ttack.", "A naive attack."),
    ],
)
def test_words_score_the_same_however_they_are_typeset(typeset, plain):
    """ordinary-news 7: an apostrophe that is curly turned no word."""
    assert compound(typeset) == compound(plain) != 0


@given(st.text(alphabet=st.one_of(st.sampled_from("ab'’“”—–-…. \n\u00ad"), st.characters()), max_size=60))
def test_what_is_typewritten_stays_so(text):
    once = typewritten(text)
    assert "’" not in once
    assert compound(once) == compound(text)
