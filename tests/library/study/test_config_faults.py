"""What can be wrong with config.yaml, a line each; that it is on the screen, tests/workflow/test_config.py shows."""

import shutil
from pathlib import Path

import pytest
import yaml

from presslens.base.errors import InputError, InputErrors
from presslens.base.io import read_yaml
from presslens.study.config import check_config_file, validate
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
    "a target with a long name": ("  - TUR", "  - TUR\n  - " + "x" * 300, "config.yaml: targets: found 'xxx"),
    "unknown frame": (
        "  - morality",
        "  - morality\n  - horserace",
        "config.yaml: frames: found 'horserace'; allowed (codebook/frames/*.yaml)",
    ),
    "unknown holder": ("  - OTHER", "  - OTHER\n  - MARS", "config.yaml: holders: found 'MARS'; allowed"),
    "unknown corpus": (
        "  - seeds",
        "  - seedz",
        "config.yaml: corpora: found 'seedz'; allowed (data/*.yaml): allsides, fa-kes, seeds, wikinews; "
        "did you mean seeds?",
    ),
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
    with pytest.raises(
        InputError, match=r"data/seeds\.yaml: path: holds no article: in seeds/ is .*; reader text_folder"
    ):
        validate(read_yaml(CONFIG_FILE), root)


STRICT = {
    "a key twice": (
        "corpora:",
        "draw: {}\ncorpora:",
        "config.yaml, line 76, column 1: ",
    ),
    "a nested key twice": ("  seed: 20200305", "  seed: 20200305\n  seed: 1", "occurs twice"),
    "a tab": ("corpora:  ", "corpora:\t\n\t- seeds\nx:", "config.yaml, line 4, column 1: is not YAML"),
    "a bracket": ("corpora:  ", "x: [\ncorpora:  ", "config.yaml, line "),
}


@pytest.mark.parametrize("case", STRICT)
def test_the_file_is_read_strictly(root, case):
    """hostile 9: Snakemake takes the last of two keys without a word."""
    old, new, complaint = STRICT[case]
    text = (CONFIG_FILE).read_text(encoding="utf-8")
    assert old in text
    (root / "config.yaml").write_text(text.replace(old, new, 1), encoding="utf-8")
    try:
        with pytest.raises(InputError) as caught:
            check_config_file(root / "config.yaml")
    finally:
        (root / "config.yaml").unlink()
    assert complaint in str(caught.value)
    assert str(caught.value).startswith("config.yaml, line ")


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -float("inf")])
@pytest.mark.parametrize(
    ("block", "key"), [("estimate", "prior_words"), ("estimate", "confidence"), ("estimate", "resamples")]
)
def test_a_number_that_is_none_is_refused(root, block, key, value):
    """hostile 8: ``prior_words: .inf`` published NaN."""
    config = read_yaml(CONFIG_FILE)
    config[block][key] = value
    with pytest.raises(InputError, match=f"config.yaml: {block}.{key}: "):
        validate(config, root)


def test_faults_of_every_part_come_at_once_and_sorted(root):
    """new-user 13: the codebook's, the corpora's and the config's own."""
    config = read_yaml(CONFIG_FILE)
    config["corpora"] = ["seeds", "newsmtsc", "broken"]
    (root / "data/broken.yaml").write_text("name: broken\n")
    path = root / "codebook/targets/TUR.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("label: Turkey\n", "", 1), encoding="utf-8")
    try:
        with pytest.raises(InputErrors) as caught:
            validate(config, root)
    finally:
        path.write_text(text, encoding="utf-8")
        (root / "data/broken.yaml").unlink()
    lines = str(caught.value).splitlines()
    assert lines == sorted(set(lines))
    for part in ("codebook/targets/TUR.yaml: key 'label' is missing", "broken.yaml: key ", "'newsmtsc' is no corpus"):
        assert sum(part in line for line in lines) == 1, part


def test_a_card_with_another_ending_is_told(root):
    (root / "data/mine.yml").write_text("name: mine\n")
    try:
        with pytest.raises(InputErrors, match=r"found 'mine'; rename data/mine\.yml to mine\.yaml"):
            validate(read_yaml(CONFIG_FILE) | {"corpora": ["mine"]}, root)
    finally:
        (root / "data/mine.yml").unlink()


def test_annotations_that_are_a_link_to_nothing_are_told(root):
    link = root / "annotations/mine"
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(root / "elsewhere")
    try:
        with pytest.raises(InputError, match=r"annotations/mine: is a link to what is not there; a folder, or a link"):
            validate(read_yaml(CONFIG_FILE), root)
    finally:
        link.unlink()
