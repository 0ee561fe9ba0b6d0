import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from presslens.classify.tone import tone


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
