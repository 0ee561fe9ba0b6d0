"""Pairs of parties: both become mentions, with the attitude that each receives and holds."""

import pytest

from presslens.base.errors import InputError
from presslens_training.pairs import parties, read_pairs

HEAD = "sentence\tp\tq\tlabel\n"
AGAINST, NONE, FAVOUR = 0, 1, 2


def said(sentence, p, label):
    return {item.text[item.start : item.end]: (received, held) for item, received, held in parties(sentence, p, label)}


@pytest.mark.parametrize(
    ("label", "ann", "bob"),
    [
        (0, (NONE, NONE), (NONE, NONE)),
        (1, (NONE, FAVOUR), (FAVOUR, NONE)),
        (2, (FAVOUR, NONE), (NONE, FAVOUR)),
        (3, (NONE, AGAINST), (AGAINST, NONE)),
        (4, (AGAINST, NONE), (NONE, AGAINST)),
    ],
)
def test_what_one_holds_the_other_receives(label, ann, bob):
    assert said("[Ann] met [Bob].", "Ann", label) == {"Ann": ann, "Bob": bob}
    assert said("[Bob] met [Ann].", "Ann", label) == {"Ann": ann, "Bob": bob}


def test_the_rest_of_a_word_belongs_to_the_name_and_brackets_go():
    (one, *_), (other, *_) = parties("Los [Angele]s sued [Ann]", "Ann", 3)
    assert one.text == other.text == "Los Angeles sued Ann"
    assert one.text[one.start : one.end] == "Angeles"


def test_sentences_without_two_parties_are_left_out(tmp_path):
    path = tmp_path / "pairs.tsv"
    path.write_text(HEAD + "[Ann] slept\tAnn\tBob\t0\n" + "[A], [B] and [C]\tA\tB\t0\n" + "[A] hit [B]\tA\tB\t3\n")
    assert len(read_pairs(path)) == 2


@pytest.mark.parametrize(
    ("text", "message"),
    [(HEAD + "[A] hit [B]\tA\tB\t5\n", "row 2, column 'label'"), ("sentence\tp\tlabel\n", "lacks the columns q")],
)
def test_a_wrong_file_is_named(tmp_path, text, message):
    path = tmp_path / "pairs.tsv"
    path.write_text(text)
    with pytest.raises(InputError, match=message):
        read_pairs(path)
