"""Words at the ends of sentences, and agencies: what is refused, and what the project's own files say."""

from pathlib import Path

import pytest

from presslens.base.errors import InputErrors
from presslens.codebook.agencies import load_agencies
from presslens.codebook.sentences import load_sentence_marks

FOLDER = Path(__file__).parents[3] / "codebook"


def test_project_files():
    marks, agencies = load_sentence_marks(FOLDER / "sentences.yaml"), load_agencies(FOLDER / "agencies.yaml")
    assert "mr" in marks.abbreviations
    assert marks.openers
    assert "AP Photo" in agencies.pictures
    assert "AP" in agencies.datelines


def test_openers_may_be_left_out(tmp_path):
    (tmp_path / "sentences.yaml").write_text("abbreviations: [mr]\n")
    marks = load_sentence_marks(tmp_path / "sentences.yaml")
    assert (marks.abbreviations, marks.openers, marks.not_after) == (("mr",), (), ())


def test_both_kinds_of_agencies_are_needed(tmp_path):
    (tmp_path / "agencies.yaml").write_text("pictures: [AFP]\n")
    with pytest.raises(InputErrors, match="'datelines' is missing"):
        load_agencies(tmp_path / "agencies.yaml")
