"""A study that cannot be run says so in one line that names the key."""

import pytest

from .conftest import said

pytestmark = pytest.mark.workflow

CASES = {
    "unknown key": (
        "corpora:",
        "corpsora: [x]\ncorpora:",
        "config.yaml: unknown key 'corpsora'; allowed: classify",
    ),
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
    "unknown target": ("  - SYR                \n", "", None),
    "unknown frame": (
        "  - morality",
        "  - morality\n  - horserace",
        "config.yaml: frames: found 'horserace'; allowed (codebook/frames/*.yaml)",
    ),
    "unknown holder": ("  - OTHER", "  - OTHER\n  - MARS", "config.yaml: holders: found 'MARS'; allowed"),
    "unknown corpus": (
        "  - seeds",
        "  - seedz",
        "config.yaml: corpora: found 'seedz'; allowed (data/*.yaml)",
    ),
    "a path for a name": (
        "  - seeds",
        "  - ../seeds",
        "config.yaml: corpora.0: found '../seeds'; allowed: a name",
    ),
    "no corpus": (
        "corpora:                       # cards in data/\n  - seeds",
        "corpora: []",
        "config.yaml: corpora: is empty",
    ),
    "not a corpus": (
        "  - seeds",
        "  - newsmtsc",
        "config.yaml: corpora: 'newsmtsc' is no corpus of articles",
    ),
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
}
del CASES["unknown target"]


@pytest.mark.parametrize("case", CASES)
def test_one_readable_line(fresh, case):
    old, new, complaint = CASES[case]
    fresh.edit("config.yaml", old, new)
    done = fresh.run("--dry-run")
    assert done.returncode != 0
    assert complaint in said(done)
    assert "Traceback" not in said(done)
    assert len(said(done).splitlines()) < 12


def test_an_empty_corpus(fresh):
    for file in (fresh.folder / "seeds").glob("*.txt"):
        file.unlink()
    done = fresh.run("--dry-run")
    assert "config.yaml: corpora: 'seeds' is empty; at least one .txt file in seeds/" in said(done)
    assert "Traceback" not in said(done)


def test_a_key_on_the_command_line_is_checked_too(fresh):
    done = fresh.run("--dry-run", "--config", "colour=blue")
    assert "config.yaml: unknown key 'colour'" in said(done)
