"""What can be wrong with config.yaml, a line each; that it is on the screen, tests/workflow/test_config.py shows."""

import shutil
from pathlib import Path

import pytest
import yaml

from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.study.config import validate
from tests.shipped import CONFIG_FILE

PROJECT = Path(__file__).resolve().parents[3]
CASES = {
    "unknown key": ("corpora:", "corpsora: [x]\ncorpora:", "config.yaml: unknown key 'corpsora'; allowed: classify"),
    "unknown nested key": (
        "top_words: 20",
        "top_wrds: 15",
        "config.yaml: estimate: unknown key 'top_wrds'; allowed: article_frame_share, confidence",
    ),
    "missing key": ("  seed: 20200305", "  # seed", "config.yaml: estimate: key 'seed' is missing"),
    "wrong type": (
        "resamples: 2000",
        "resamples: many",
        "config.yaml: estimate.resamples: found 'many'; allowed: a whole number",
    ),
    "out of range": (
        "confidence: 0.95",
        "confidence: 95",
        "config.yaml: estimate.confidence: found 95; allowed: less than 1",
    ),
    "unknown target": (
        "  - TUR",
        "  - TUR\n  - MARS",
        "config.yaml: targets: found 'MARS'; allowed (codebook/targets/*.yaml)",
    ),
    "unknown frame": (
        "  - morality",
        "  - morality\n  - horserace",
        "config.yaml: frames: found 'horserace'; allowed (codebook/frames/*.yaml)",
    ),
    "unknown holder": ("  - OTHER", "  - OTHER\n  - MARS", "config.yaml: holders: found 'MARS'; allowed"),
    "unknown corpus": ("  - seeds", "  - seedz", "config.yaml: corpora: found 'seedz'; allowed (data/*.yaml)"),
    "a path for a name": ("  - seeds", "  - ../seeds", "config.yaml: corpora.0: found '../seeds'; allowed: a name"),
    "no corpus": (
        "corpora:                       # cards in data/\n  - seeds",
        "corpora: []",
        "config.yaml: corpora: is empty",
    ),
    "not a corpus": ("  - seeds", "  - newsmtsc", "config.yaml: corpora: 'newsmtsc' is no corpus of articles"),
    "unknown classifier": (
        "classifier: encoder        # lexicon",
        "classifier: oracle         # lexicon",
        "found 'oracle'; allowed: lexicon, linear, encoder",
    ),
    "model outside models": (
        "models/sentiment_linear",
        "../secret",
        "classify.sentiment.linear.model: found '../secret'",
    ),
    "a classifier without its block": (
        "    lexicon:\n      threshold: 0.05          # VADER compound, in [0, 1]; Hutto & Gilbert 2014\n",
        "",
        "config.yaml: classify.sentiment.lexicon: is missing; the block of lexicon",
    ),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("study")
    for part in ("codebook", "data", "seeds"):
        shutil.copytree(PROJECT / part, folder / part)
    return folder


@pytest.mark.parametrize("case", CASES)
def test_one_readable_line(root, case):
    old, new, complaint = CASES[case]
    text = CONFIG_FILE.read_text(encoding="utf-8")
    assert old in text
    if case == "a classifier without its block":
        text = text.replace("classifier: encoder        # lexicon", "classifier: lexicon        # lexicon")
    with pytest.raises(InputError) as caught:
        validate(yaml.safe_load(text.replace(old, new, 1)), root)
    assert any(complaint in line for line in str(caught.value).splitlines())


def test_an_empty_corpus(root):
    for path in (root / "seeds").glob("*.txt"):
        path.unlink()
    with pytest.raises(InputError, match=r"corpora: 'seeds' is empty; at least one \.txt file in seeds/"):
        validate(read_yaml(CONFIG_FILE), root)
