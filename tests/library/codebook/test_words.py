"""Words of figures in other languages."""

from pathlib import Path

import pytest
import yaml

from presslens.base.errors import InputError, InputErrors
from presslens.base.said import Said, joined
from presslens.codebook.words import Words, language_fault, load_words, words_in

LIST = {
    "label": "Some",
    "direction": "left to right",
    "numbers": {"decimal": ",", "thousands": ".", "percent": "%{n}"},
    "marks": {"comma": "،", "semicolon": "؛"},
    "texts": {"{n} of {what}": "{what}: {n}", "war": "guerre", "shift {x:+.1f}": "décalage {x:+.1f}"},
    "countries": {"Germany": "Allemagne"},
}


def loaded(folder, **changes):
    path = folder / "xx.yaml"
    path.write_text(yaml.safe_dump(LIST | changes, allow_unicode=True), encoding="utf-8")
    return load_words(path)


def test_a_text_is_said_with_its_values_in_their_places(tmp_path):
    words = loaded(tmp_path)
    assert words.say(Said("{n} of {what}", n="1,234.5 %", what=Said("war"))) == "guerre: %1.234,5"
    assert words.say(Said("Germany")) == "Allemagne"
    assert words.say(Said("shift {x:+.1f}", x=0.25)) == "décalage +0,2"


def test_names_and_quotations_are_left_alone(tmp_path):
    words = loaded(tmp_path)
    assert words.say("war") == "war"
    assert words.say(Said("{n} of {what}", n=1, what="war")) == "war: 1"
    assert words.say(Said("{n} of {what}", n=1, what="{n}")) == "{n}: 1"
    assert words.missed == set()


def test_what_is_missing_stays_english_and_is_told(tmp_path):
    words = loaded(tmp_path)
    assert words.say(Said("{n} or {what}", n=2.5, what=Said("war"))) == "2,5 or guerre"
    assert words.missed == {"{n} or {what}"}
    assert words.said_of_missed == "xx has no words for, so that they stay English: '{n} or {what}'"


def test_marks_between_entries_are_those_of_the_language(tmp_path):
    said = joined("; ", (joined(", ", ("a", "b")), "c"))
    assert loaded(tmp_path).say(said) == "a، b؛ c"


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"texts": {"{n} of {what}": "{n}"}}, "has {n} in braces; as in English: {n}, {what}"),
        ({"texts": {"war": "{war}"}}, "has {war} in braces; as in English: nothing"),
        ({"direction": "down"}, "direction: found 'down'; allowed: left to right, right to left"),
        ({"numbers": {"decimal": ",", "thousands": ".", "percent": "%"}}, "a text with {n}"),
    ],
)
def test_a_list_with_a_fault_is_refused(changes, line, tmp_path):
    with pytest.raises((InputError, InputErrors)) as fault:
        loaded(tmp_path, **changes)
    assert line in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_language_without_a_list_is_told_with_those_that_have_one(tmp_path):
    folder = tmp_path / "codebook/words"
    folder.mkdir(parents=True)
    (folder / "de.yaml").write_text("")
    assert language_fault("de", tmp_path, "here") is language_fault("en", tmp_path, "here") is None
    assert (
        str(language_fault("fr", tmp_path, "here"))
        == "here: found 'fr'; allowed (codebook/words/*.yaml, or en): en, de"
    )


def test_english_needs_no_list():
    assert words_in([]) == Words()
    assert words_in([Path("codebook/words/de.yaml")]).code == "de"
