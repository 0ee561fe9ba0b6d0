"""An edit reruns exactly the jobs that depend on it."""

import json
import re

import pytest

from .conftest import after, product

pytestmark = pytest.mark.workflow

SEED = "seeds/000_79b43de6db20c832"
#: What each change of a table or figure is followed by, and each of a table or of a figure that the paper shows.
LISTED = {"datapackage.json", "manifest.json", "report/index.html"}
ANY_RESULT = {*LISTED, "paper", "numbers.json", "numbers", "tables"}
OF_SENTENCES = {"shards/frames", "shards/frames_evidence"}
#: What is made of the mentions of a target.
OF_MENTIONS = {
    "shards/mentions",
    "shards/attributions",
    "shards/holders",
    "shards/features",
    "shards/pieces",
    "shards/other_answers",
    *(f"shards/{question}{kind}" for question in ("actor", "sentiment", "stance") for kind in ("", "_evidence")),
}
OF_SHARDS = {"shards/articles", "shards/sentences", "shards/tone", *OF_SENTENCES, *OF_MENTIONS}
INGEST = {"ingested", "exclusions", "removals", "findings.json", "stories", "articles", "shards.json"}
LEDGER = {"ledger", "sentences", "coded.json"}
#: The ledger, and the words counted by it.
JOINED = {*LEDGER, "word_counts"}
#: From the features of mentions.
DISTANCES = {"distances"}


@pytest.fixture(scope="module")
def results(bench):
    """Everything under results/: what follows a change of the ledger."""
    return {product(f"results/seeds/{path}") for path in bench.results()} - {"figures.json"}


def planned(study):
    """Jobs that would make any result anew, each asked for by name: which figures there are may hang on a job."""
    return study.plan("--", *(f"results/seeds/{path}" for path in sorted(study.results())))


def made_in(plan):
    """Less what stands between the ledger and results."""
    return set().union(*(job.products for job in plan)) - {"figures.json"}


def matching(results, pattern):
    found = {name for name in results if re.search(pattern, name)}
    assert found
    return found


def module(study, name):
    """A module of the library, wherever it stands."""
    (path,) = (study.folder / "src/presslens").rglob(name)
    return path.relative_to(study.folder).as_posix()


def test_nothing_is_run_twice(bench):
    assert bench.planned() == set()


def edits_of_tables(study, results):
    frames = OF_SENTENCES | JOINED | results
    return {
        module(study, "classify/tone.py"): (
            '"""',
            '"""Edited. ',
            {"shards/tone", "shards/other_answers", *JOINED, *results},
        ),
        module(study, "estimate/keyness.py"): ('"""', '"""Edited. ', matching(results, "/words_by_") | ANY_RESULT),
        module(study, "frame_cues.py"): ('"""', '"""Edited. ', frames),
        "codebook/frames/economic.yaml": ("cues: [", "cues: [zollverein,", frames),
        "codebook/targets/TUR.yaml": ("capital:", "# edited\ncapital:", OF_MENTIONS | DISTANCES | JOINED | results),
    }


def edits_of_figures(study, results):
    of_labels = matching(results, "figures/(sentiment_by|article_ribbon)")
    return {
        module(study, "draw/ribbon.py"): (
            '"""',
            '"""Edited. ',
            {*matching(results, "figures/article_ribbon"), *LISTED},
        ),
        "codebook/labels.yaml": ("marker: x", "marker: s", of_labels | ANY_RESULT),
    }


def edits_of_other_classifiers(study, results):
    """Of classifiers that are not in use nothing depends but the multiverse, and which figures there are."""
    made = {"shards/other_answers", *matching(results, "multiverse"), *ANY_RESULT}
    return {"codebook/stance.yaml": ("\n", "\n# edited\n", made)}


@pytest.mark.parametrize("edits", [edits_of_tables, edits_of_figures, edits_of_other_classifiers])
def test_an_edit_of_a_file_reruns_what_depends_on_it(bench, results, edits):
    """Several files are edited at once: what is planned tells by its inputs which edit it follows from."""
    edits = edits(bench, results)
    with bench.undone(*edits):
        for path, (old, new, _) in edits.items():
            bench.edit(path, old, new)
        plan = planned(bench)
    found = {path: after(plan, path) & made_in(plan) for path in edits}
    assert found == {path: expected for path, (*_, expected) in edits.items()}
    assert made_in(plan) == set().union(*found.values())


@pytest.mark.parametrize("key", ["top_words", "abstain_below", "resamples"])
def test_an_edit_of_a_value_reruns_what_uses_it(bench, results, key):
    differences = matching(results, "hypotheses|voices_by_target|outlet_and_quoted")
    old, new, expected = {
        "top_words": ("top_words: 20", "top_words: 5", matching(results, "words_by|cue_tone|verbs") | ANY_RESULT),
        "abstain_below": (
            "abstain_below: 0.4 ",
            "abstain_below: 0.5 ",
            {"shards/sentiment", "shards/sentiment_evidence", *JOINED, *results},
        ),
        "resamples": ("resamples: 2000", "resamples: 500", differences | ANY_RESULT),
    }[key]
    with bench.undone("config.yaml"):
        bench.edit("config.yaml", old, new)
        assert made_in(planned(bench)) == expected


@pytest.mark.parametrize(
    ("file", "old", "new"), [("txt", "Last week", "Last month"), ("yaml", "outlet: null", "outlet: A")]
)
def test_an_edit_of_an_article_or_its_card_reruns_from_the_start(bench, results, file, old, new):
    with bench.undone(f"{SEED}.{file}"):
        bench.edit(f"{SEED}.{file}", old, new)
        assert made_in(planned(bench)) == INGEST | DISTANCES | JOINED | results


def test_a_touched_file_or_an_edit_outside_the_path_reruns_nothing(bench):
    with bench.undone("report/overview.rst", f"{SEED}.txt"):
        (bench.folder / f"{SEED}.txt").touch()
        bench.edit("report/overview.rst", "Read with care", "Please read with care")
        assert bench.planned() == set()


def test_only_the_shard_of_a_new_article_is_computed_and_an_old_text_is_not_computed_again(fresh):
    """Run for real, as a dry run cannot tell of shards that are not dealt yet."""
    ledger = "resources/seeds/ledger.parquet"
    listing = fresh.folder / "resources/seeds/shards.json"
    # By their identities, the seed is in the upper half of the shards, and these in the lower.
    (fresh.folder / "seeds/more.txt").write_text("Ankara waits\n\nTurkey waited for Russia.")
    (fresh.folder / "seeds/again.txt").write_text("Moscow waits\n\nRussia waited for Turkey.")
    fresh.edit("data/seeds.yaml", "reader:", "articles_per_shard: 2\nreader:")
    # What other classifiers say is no part of the ledger.
    of_shards = OF_SHARDS - {"shards/other_answers"}
    assert fresh.made(ledger) == INGEST | of_shards | LEDGER
    shards = json.loads(listing.read_text())
    seen = {path: path.stat().st_mtime_ns for path in listing.parent.glob("shards/*/*.parquet")}

    (fresh.folder / "seeds/yet more.txt").write_text("Moscow waits longer\n\nRussia waited for Turkey.")
    assert fresh.made(ledger) == INGEST | of_shards | LEDGER
    (new,) = set(json.loads(listing.read_text())) - set(shards)
    now = {path: path.stat().st_mtime_ns for path in listing.parent.glob("shards/*/*.parquet")}
    assert {path.parent.name for path in now.keys() - seen.keys()} == {new}
    assert seen.items() <= now.items()
    assert fresh.planned(ledger) == set()

    (fresh.folder / "seeds/yet more.txt").unlink()
    assert fresh.made(ledger) == INGEST | LEDGER
    assert json.loads(listing.read_text()) == shards
