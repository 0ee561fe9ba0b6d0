"""An edit reruns exactly the jobs that depend on it."""

import json
import re

import pytest

from presslens.exhibits.figures import FIGURES
from presslens.exhibits.makers import jobs_of_estimates

from .conftest import product, said

pytestmark = pytest.mark.workflow

SEED = "seeds/000_79b43de6db20c832"
#: What each change of a table or figure is followed by, and each of a table or of a figure that the paper shows.
LISTED = {"datapackage.json", "manifest.json", "report/index.html"}
ANY_RESULT = {*LISTED, "paper", "numbers.json", "numbers", "tables"}
#: What each of the three jobs of a shard makes.
READ = {f"shards/{name}" for name in ("articles", "sentences", "mentions", "attributions", "holders", "tone")}
ENCODED = {"shards/features", "shards/pieces"}
ANSWERED = {
    "shards/other_answers",
    *(
        f"shards/{question}{kind}"
        for question in ("actor", "sentiment", "stance", "frames")
        for kind in ("", "_evidence")
    ),
}
OF_SHARDS = READ | ENCODED | ANSWERED
#: What the job makes that estimates: all tables of a corpus that nobody coded, but one.
TABLED = {f"tables/{table.name}" for estimate in jobs_of_estimates()["make_tables"] for table in estimate.tables}
#: And the job that draws, of which some figures have nothing to show.
DRAWN = {f"figures/{name}{kind}" for name in FIGURES for kind in ("", ".txt", ".json")}
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
    """What would make any result anew, each asked for by name: which figures there are may hang on a job."""
    found = study.planned("--", *(f"results/seeds/{path}" for path in sorted(study.results())))
    # Less what stands between the ledger and results.
    return found - {"figures.json"}


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


@pytest.mark.parametrize(
    ("file", "old", "new", "first"),
    [
        ("classify/tone.py", '"""', '"""Edited. ', {*READ, *ENCODED, *ANSWERED, *DISTANCES, *JOINED, ".*"}),
        ("codebook/targets/TUR.yaml", "capital:", "# edited\ncapital:", {*OF_SHARDS, *DISTANCES, *JOINED, ".*"}),
        ("codebook/frames/economic.yaml", "cues: [", "cues: [zollverein,", {*ANSWERED, *JOINED, ".*"}),
        ("codebook/stance.yaml", "\n", "\n# edited\n", {*ANSWERED, *JOINED, ".*"}),
        ("estimate/keyness.py", '"""', '"""Edited. ', TABLED),
        ("draw/ribbon.py", '"""', '"""Edited. ', set()),
        ("codebook/labels.yaml", "marker: x", "marker: s", set()),
    ],
)
def test_an_edit_of_a_file_reruns_the_jobs_that_depend_on_it(bench, results, file, old, new, first):
    """Of a job that makes several steps all is planned; which of them are done, the job itself sees."""
    path = module(bench, file) if file.endswith(".py") else file
    with bench.undone(path):
        bench.edit(path, old, new)
        found = planned(bench)
    named = JOINED | DISTANCES | TABLED
    patterns = {name for name in first if not (name in named or name.startswith("shards/"))}
    expected = (first - patterns).union(*(matching(results, pattern) for pattern in patterns))
    assert found == expected | DRAWN | ANY_RESULT


def steps_done(study, before):
    """Jobs and steps of jobs that were done, and not taken back as they were; and how it is now."""
    now = {path: path.stat().st_mtime_ns for path in study.folder.glob("resources/seeds/**/steps/*/kept.json")}
    return {path.parent.name for path, time in now.items() if before.get(path) != time}, now


def test_of_a_job_of_several_steps_those_are_done_that_an_edit_changes(built):
    """Run for real, and what comes out as it was makes nothing behind it new."""
    _, known = steps_done(built, {})
    for file, old, new, expected in (
        ("draw/ribbon.py", '"""', '"""Edited. ', {"draw_article_ribbon"}),
        ("estimate/keyness.py", '"""', '"""Edited. ', {"rank_words"}),
        ("codebook/stance.yaml", "\n", "\n# edited\n", {"ask_others"}),
        ("classify/tone.py", '"""', '"""Edited. ', {"score_tone", "ask_others"}),
        ("scripts/ledger/join_ledger.py", '"""', '"""Edited. ', {"join_ledger"}),
    ):
        of_library = file.endswith(".py") and not file.startswith("scripts/")
        built.edit(module(built, file) if of_library else file, old, new)
        built.made()
        done, known = steps_done(built, known)
        assert done == expected | {"write_manifest"}
        assert built.planned() == set()
    # What is looked at before a run finds nothing either.
    assert "Everything is up to date." in said(built.run("--cores", 2))


@pytest.mark.parametrize("key", ["top_words", "abstain_below", "resamples"])
def test_an_edit_of_a_value_reruns_what_uses_it(bench, results, key):
    old, new, expected = {
        "top_words": ("top_words: 20", "top_words: 5", TABLED | ANY_RESULT),
        "abstain_below": ("abstain_below: 0.4 ", "abstain_below: 0.5 ", {*ANSWERED, *JOINED, *results}),
        "resamples": ("resamples: 2000", "resamples: 500", TABLED | ANY_RESULT),
    }[key]
    with bench.undone("config.yaml"):
        bench.edit("config.yaml", old, new)
        assert planned(bench) == expected | DRAWN


@pytest.mark.parametrize(
    ("file", "old", "new"), [("txt", "Last week", "Last month"), ("yaml", "outlet: null", "outlet: A")]
)
def test_an_edit_of_an_article_or_its_card_reruns_from_the_start(bench, results, file, old, new):
    with bench.undone(f"{SEED}.{file}"):
        bench.edit(f"{SEED}.{file}", old, new)
        assert planned(bench) == INGEST | DISTANCES | JOINED | DRAWN | results


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
    assert fresh.made(ledger) == INGEST | OF_SHARDS | LEDGER
    shards = json.loads(listing.read_text())
    seen = {path: path.stat().st_mtime_ns for path in listing.parent.glob("shards/*/*.parquet")}

    (fresh.folder / "seeds/yet more.txt").write_text("Moscow waits longer\n\nRussia waited for Turkey.")
    assert fresh.made(ledger) == INGEST | OF_SHARDS | LEDGER
    (new,) = set(json.loads(listing.read_text())) - set(shards)
    now = {path: path.stat().st_mtime_ns for path in listing.parent.glob("shards/*/*.parquet")}
    assert {path.parent.name for path in now.keys() - seen.keys()} == {new}
    assert seen.items() <= now.items()
    assert fresh.planned(ledger) == set()

    (fresh.folder / "seeds/yet more.txt").unlink()
    assert fresh.made(ledger) == INGEST | LEDGER
    assert json.loads(listing.read_text()) == shards
