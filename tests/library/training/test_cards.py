"""The cards of both models have the keys of those that are shipped, in their order."""

import re

import numpy as np
import pytest

from presslens.attribute.items import Item
from presslens.base.io import read_yaml
from presslens.cards.datasets import load_data_set
from presslens.classify.methods.linear.weights import load_weights
from presslens_training.encoder_card import encoder_card
from presslens_training.linear_card import baseline_scores, baselines, linear_card
from presslens_training.scoring import card_scores, card_text, scored_files
from presslens_training.written import count_written

LABELS = ["negative", "neutral", "positive", "neutral"]


def test_the_linear_card_is_the_shipped_one(project):
    """All of it but the scores is made from the data set and the weights."""
    shipped = read_yaml(project / "models/sentiment_linear/card.yaml")
    data = shipped["training_data"]
    labels = [label for label, n in data["n_train"].items() for _ in range(n)]
    made = linear_card(
        load_weights(project / "models/sentiment_linear"),
        {key: shipped[key] for key in ("weights_sha256", "model_sha256")},
        load_data_set(project / "data/newsmtsc.yaml"),
        {part: list(data[part]) for part in ("train", "dev", "test")},
        labels,
        shipped["seed"],
        shipped["metrics"],
        shipped["baselines"],
    )
    assert card_text(made) == (project / "models/sentiment_linear/card.yaml").read_text()


@pytest.mark.parametrize("name", ["encoder", "encoder_light"])
def test_an_encoder_card_is_the_shipped_one(project, name):
    shipped = read_yaml(project / f"models/{name}/card.yaml")
    (units,) = re.findall(r"(\d+) units", shipped["method"])
    numbers = {
        part: int(re.match(r"[\d,]+", shipped[where][part] if part else shipped[where])[0].replace(",", ""))
        for where, part in (("training_data", "world_news"), ("temperature_fitted_on", ""))
    }
    made = encoder_card(
        name,
        read_yaml(project / f"models/{name}/recipe.yaml"),
        {
            "world_news": numbers["world_news"],
            "develop": numbers[""],
            "written": count_written(project / "models/written.tsv"),
            "units": int(units),
        },
        shipped["sha256"],
        {question: {"temperature": value} for question, value in shipped["temperature"].items()},
        shipped["metrics"],
        shipped["by_seed"]["scores"],
        shipped["names"],
    )
    assert card_text(made) == (project / f"models/{name}/card.yaml").read_text()


def test_scores_of_a_method_that_knows_everything_are_certain():
    right = np.eye(3)[[0, 1, 2, 1]]
    found = card_scores(right, LABELS, list("abcd"), np.random.default_rng(0))
    assert found["macro_f1"]["estimate"] == found["accuracy"]["estimate"] == 1
    assert list(found) == ["macro_f1", "accuracy", "calibration_error", "f1_negative", "f1_neutral", "f1_positive"]


def test_files_do_not_move_the_draws_of_one_another():
    items = [Item(f"Ann {word}.", 0, 3, "Ann", "name") for word in ("fell", "fell", "rose", "sat")]
    answer = lambda asked: np.tile([0.2, 0.5, 0.3], (len(asked), 1))  # noqa: E731
    both = scored_files({"a": (items, LABELS), "b": (items, LABELS)}, answer, seed=3)
    assert both["a"] == both["b"] == scored_files({"b": (items, LABELS)}, answer, seed=3)["b"]
    assert (both["a"]["n"], both["a"]["n_sentences"]) == (4, 3)


def test_the_majority_is_as_accurate_as_it_is_frequent():
    items = [Item("Ann fell.", 0, 3, "Ann", "name")] * 4
    found = baseline_scores({"a": (items, LABELS)}, baselines(LABELS), seed=1)
    assert found["a"]["majority"]["accuracy"]["estimate"] == pytest.approx(0.5)
    assert list(found["a"]) == ["lexicon", "majority"]
