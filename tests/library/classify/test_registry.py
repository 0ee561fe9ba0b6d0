"""Classifiers are found where they are, cheaply, and their blocks make the schema of the config."""

import subprocess
import sys
from textwrap import dedent

import pytest

from presslens.base.errors import InputErrors
from presslens.base.schema import check_against
from presslens.classify import registry
from presslens.codebook.codebook import NAMED, SINGLE
from presslens.codebook.questions import QUESTIONS

from .conftest import CONFIG, PROJECT

SHIPPED = {
    "actor": ["rules", "encoder"],
    "sentiment": ["lexicon", "linear", "encoder", "checkpoint"],
    "stance": ["cues", "encoder", "checkpoint"],
    "frames": ["cues", "encoder"],
}


def test_what_is_shipped_is_found_in_order():
    assert {question: list(names) for question, names in registry.classifiers().items()} == SHIPPED


def test_needs_are_parts_of_the_codebook():
    for question, names in SHIPPED.items():
        for name in names:
            assert set(registry.needs_of(question, name)) <= {*NAMED, *SINGLE}
    assert registry.needs_of("actor", "rules") == ["actor_rules"]
    assert registry.needs_of("holder") == []


def test_finding_them_loads_nothing_heavy():
    program = (
        "import sys; from presslens.classify import registry; registry.classifiers();"
        "print(*{'onnxruntime', 'polars', 'scipy', 'sklearn', 'tokenizers', 'vaderSentiment'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(PROJECT / "src")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []


def test_a_new_classifier_is_one_module(tmp_path, monkeypatch):
    (tmp_path / "coin.py").write_text(
        dedent("""
            from presslens.codebook.questions import STANCE

            class Coin:
                question, name, needs, rank, calibrated, quick = STANCE, "coin", ("stance",), 9, False, True
                block = {"type": "object", "properties": {"side": {"enum": ["heads", "tails"]}}}
        """)
    )
    monkeypatch.setattr(registry.methods, "__path__", [*registry.methods.__path__, str(tmp_path)])
    registry.classifiers.cache_clear()
    try:
        assert list(registry.classifiers()["stance"]) == [*SHIPPED["stance"], "coin"]
        assert registry.needs_of("stance", "coin") == ["stance"]
        block = registry.config_schema()["properties"]["stance"]["properties"]
        assert block["classifier"] == {"enum": [*SHIPPED["stance"], "coin"]}
        assert "side" in block["coin"]["properties"]
    finally:
        registry.classifiers.cache_clear()
        sys.modules.pop("presslens.classify.methods.coin", None)


def test_the_shipped_config_follows_the_schema():
    check_against(CONFIG["classify"], registry.config_schema(), "config.yaml")


@pytest.mark.parametrize(
    ("question", "change", "message"),
    [
        (
            "sentiment",
            {"classifier": "oracle"},
            "classifier: found 'oracle'; allowed: lexicon, linear, encoder",
        ),
        ("sentiment", {"lexicon": {"threshold": 2}}, "sentiment.lexicon.threshold: found 2; allowed: at most 1"),
        (
            "sentiment",
            {"linear": {"model": "../secret"}},
            "linear.model: found '../secret'; allowed: a folder",
        ),
        ("actor", {"rules": {}}, "actor: unknown key 'rules'; allowed: classifier, encoder"),
        (
            "frames",
            {"abstain_below": 1},
            "unknown key 'abstain_below'; allowed: classifier, encoder, threshold",
        ),
    ],
)
def test_what_is_wrong_is_named(question, change, message):
    config = CONFIG["classify"] | {question: CONFIG["classify"][question] | change}
    with pytest.raises(InputErrors) as caught:
        check_against(config, registry.config_schema(), "config.yaml")
    assert message in str(caught.value)


def test_every_classified_question_has_a_classifier():
    assert list(SHIPPED) == [question.name for question in QUESTIONS.values() if question.classified]
