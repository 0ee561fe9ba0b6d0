"""Words that know how they were put together."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.base.said import Said, joined, sentences


@given(st.text())
def test_a_text_without_values_is_its_own_template(text):
    assert Said(text) == text == Said(text).template


@given(st.lists(st.text(alphabet="ab {}", max_size=4)), st.sampled_from([", ", "; ", ""]))
def test_joined_texts_are_those_that_are_not_empty(parts, between):
    assert joined(between, parts) == between.join(part for part in parts if part)


def test_a_value_in_braces_is_no_place():
    assert Said("{name}: {n}", name="{n}", n=3) == "{n}: 3"


def test_sentences_are_those_of_the_filled_text():
    template = "{cut} Cells: {n} of {what}\n(all). {rest}"
    values = {"cut": "", "n": 3, "what": "it", "rest": Said("No more."), "other": 1}
    assert sentences(template, values) == "Cells: 3 of it (all). No more."


def test_a_name_that_stands_for_nothing():
    with pytest.raises(KeyError, match="what"):
        sentences("All of {what}.", {})


def test_it_can_be_stored():
    text = pickle.loads(pickle.dumps(Said("{n} of {what}", n=3, what=Said("them"))))
    assert (text, text.template, text.values["what"].template) == ("3 of them", "{n} of {what}", "them")
