"""The words of reported speech: what is refused, and what the project's own file says."""

from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.codebook.speech import load_speech

FILE = Path(__file__).parents[3] / "codebook" / "speech.yaml"


def test_project_file():
    speech = load_speech(FILE)
    verbs = dict(speech.verbs)
    assert verbs["said"].content == "clause"
    assert verbs["said"].tone == "neutral"
    assert verbs["accused"].content == "object"
    assert verbs["denied"].content == "denial"
    assert verbs["claimed"].tone == "loaded"
    assert verbs["reports"].doubtful
    assert speech.pronouns["she"] == "person"


def test_a_form_stands_under_one_verb(tmp_path):
    path = tmp_path / "speech.yaml"
    path.write_text(FILE.read_text().replace("forms: [say, says,", "forms: [say, told, says,"))
    with pytest.raises(InputError, match="'told' occurs twice"):
        load_speech(path)


def test_tone_is_checked(tmp_path):
    path = tmp_path / "speech.yaml"
    path.write_text(FILE.read_text().replace("tone: neutral", "tone: nice", 1))
    with pytest.raises(InputError, match="allowed: neutral, loaded"):
        load_speech(path)
