"""A corpus from a table, in several shards: the order of rows, copies of articles and crashes change nothing."""

import csv
import random

import pytest

from presslens.study.outputs import published_files

from .conftest import assert_no_traceback, copy_of_project, differences, shared

pytestmark = pytest.mark.workflow

CARD = """
name: papers
title: Papers of a test
producer: written for this test
licence: MIT
language: en
reader: table
path: papers
articles_per_shard: 15
columns: {source_id: No, title: Headline, text: Body, outlet: Paper, date: Day}
date_format: "%d.%m.%Y"
outlets:
  morning: {outlet: Morning Post, country: GBR}
  evening: {outlet: Evening News, country: TUR}
"""
SUBJECTS = ["Turkey", "Russia", "The Syrian army", "Ankara", "The Kremlin", "Damascus"]
DEEDS = ["praised the rescue of ten families", "condemned the raid", "met envoys for talks", "denied the claim"]
#: Every table, two figures (each is a job like the others) and the statement.
TARGETS = published_files("papers", coded=(), figures=("article_ribbon", "sentiment_by_outlet"))
MANIFEST = "results/seeds/manifest.json"


def article(number):
    rng = random.Random(number)
    body = ". ".join(f"{rng.choice(SUBJECTS)} {rng.choice(DEEDS)} in week {number}" for _ in range(6))
    day = f"{number % 28 + 1:02}.03.2019"
    return [number, f"Week {number} in brief", body + ".", ["morning", "evening"][number % 2], day]


def with_rows(study, rows):
    (study.folder / "papers").mkdir(exist_ok=True)
    (study.folder / "data/papers.yaml").write_text(CARD)
    with (study.folder / "papers/articles.csv").open("w", newline="") as file:
        csv.writer(file).writerows([["No", "Headline", "Body", "Paper", "Day"], *rows])
    return study


ROWS = [article(number) for number in range(24)]


@pytest.fixture(scope="session")
def papers(tmp_path_factory):
    return shared(tmp_path_factory, "papers", lambda folder: with_rows(copy_of_project(folder), ROWS).build(*TARGETS))


def without_inputs(results):
    """Results less those that name, count or hash the rows of the input file and what counts them."""
    named = ("manifest.json", "datapackage.json", "corpus.csv", "corpus.tex", "data_statement.md")
    named += ("paper.pdf", "numbers.json", "numbers.tex")
    return {name: data for name, data in results.items() if not name.endswith(named)}


def test_stories_are_resampled_and_outlets_named(papers):
    table = papers.results("papers")["tables/sentiment_by_outlet.csv"].decode()
    assert ",Korn-Graubard" in table
    assert "Evening News,RUS,negative" in table


def test_neither_order_nor_copies_of_rows_matter(papers, fresh):
    """Equal articles are counted once; their ids differ, and no table hangs on an id. Figures are drawn from tables."""
    copies = [[f"{row[0]}-{copy}", *row[1:]] for copy in range(10) for row in ROWS]
    usual = {name: data for name, data in papers.results("papers").items() if name.startswith("tables/")}
    tables = [f"results/papers/{name}" for name in usual]
    with_rows(fresh, random.Random(1).sample(copies, len(copies))).build("--cores", 1, *tables)
    assert len(usual) > 20
    assert differences(without_inputs(fresh.results("papers")), without_inputs(usual)) == []
    assert "same article again,216" in fresh.results("papers")["tables/corpus.csv"].decode()


def test_no_result_hangs_on_the_shards(papers, fresh):
    """Nor on where their borders are: of two articles that share a shard here, others are apart."""
    with_rows(fresh, ROWS).edit("data/papers.yaml", "articles_per_shard: 15", "articles_per_shard: 4")
    fresh.build(*TARGETS)
    dealt = [len(list((study.folder / "resources/papers/shards").iterdir())) for study in (papers, fresh)]
    assert dealt[0] == 2 < 6 <= dealt[1]
    assert differences(without_inputs(fresh.results("papers")), without_inputs(papers.results("papers"))) == []


def test_killed_again_and_again(papers, fresh):
    """Runs are killed in the middle of four jobs along the path, and at random between; the next run goes on."""
    with_rows(fresh, ROWS)
    rng = random.Random(7)
    steps = ["ingested", "shards/mentions", "ledger", "figures/article_ribbon"]
    for step in steps:
        # A job needs about 0.4 s to start its interpreter and load its libraries.
        assert fresh.kill_while(step, rng.uniform(0.3, 0.5), *TARGETS), step
        if step != steps[-1]:
            fresh.kill_while("", rng.uniform(2, 5), *TARGETS)
    fresh.build(*TARGETS)
    assert differences(fresh.results("papers"), papers.results("papers")) == []
    assert not list(fresh.folder.rglob("*.part"))


def test_killed_while_the_manifest_is_written(built):
    before = built.results()
    (built.folder / MANIFEST).unlink()
    assert built.kill_while("manifest.json", 0.3, MANIFEST)
    built.build(MANIFEST)
    assert differences(built.results(), before) == []
    assert not list(built.folder.rglob("*.part"))


def test_a_broken_table_is_named_in_one_line(fresh):
    """Which faults there are, tests/library/ingest/test_table.py knows."""
    done = with_rows(fresh, [[1, "T", "Body", "morning"]]).run("--cores", 1, *TARGETS)
    assert done.returncode != 0
    (line,) = [line for line in done.stderr.splitlines() if line.startswith("presslens: ")]
    assert "papers" in line
    assert_no_traceback(done)
