"""Reference sets of an encoder are read as they stand, or what is wrong is named."""

import json
from copy import deepcopy

import pytest

from presslens.base.errors import InputErrors
from presslens.cards.familiarity import REFERENCE, Scored, load_reference

SCORE = {"estimate": 0.7, "low": 0.6, "high": 0.8}
MEASURED = {
    "n": 100,
    "n_documents": 40,
    "distance_median": 1.1,
    "distance_mean": 1.2,
    "confidence": 0.8,
    "share_uncertain": 0.02,
    "pieces_per_word": 1.2,
    "share_unknown": 0.0,
    "answers": {"negative": 0.5, "neutral": 0.4, "positive": 0.1},
    "accuracy": SCORE,
    "macro_f1": {"estimate": 0.6, "low": None, "high": None},
}
SETS = [{"name": "made-up", "what": "Made up.", "questions": {"sentiment": MEASURED}}]


def load(folder, sets):
    path = folder / REFERENCE
    path.write_text(json.dumps({"abstain_below": 0.4, "level": 0.95, "sets": sets}))
    return load_reference(path)


def test_sets_come_by_question(tmp_path):
    found = load(tmp_path, [*SETS, SETS[0] | {"name": "other"}])
    assert [one.name for one in found["sentiment"]] == ["made-up", "other"]
    (one, _) = found["sentiment"]
    assert (one.distance, one.measures.n_documents, one.accuracy) == (1.1, 40, Scored(0.7, 0.6, 0.8))
    assert one.macro_f1.low is None
    assert "stance" not in found


def test_a_name_stands_once(tmp_path):
    with pytest.raises(InputErrors, match=r"sets\[1\]\.name: found made-up a second time"):
        load(tmp_path, SETS * 2)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("answers", {"against": 0.5, "none": 0.5}, "answers: found against, none"),
        ("accuracy", SCORE | {"low": 0.9}, "accuracy: found 0.9 to 0.8"),
        ("accuracy", SCORE | {"low": None}, "accuracy: found None to 0.8"),
        ("confidence", 80, "confidence"),
        ("n", 0, "n: found 0"),
        ("distance_median", None, "distance_median"),
    ],
)
def test_what_cannot_be_is_named(key, value, said, tmp_path):
    sets = deepcopy(SETS)
    sets[0]["questions"]["sentiment"][key] = value
    with pytest.raises(InputErrors) as fault:
        load(tmp_path, sets)
    assert said in str(fault.value)
