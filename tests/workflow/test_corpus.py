"""A corpus from a table: the order of its rows, copies of its articles and crashes change nothing."""

import csv
import os
import random
import signal
import subprocess
import time

import pytest

from .conftest import copy_of_project, differences, said

pytestmark = pytest.mark.workflow

CARD = """
name: papers
title: Papers of a test
producer: written for this test
licence: MIT
language: en
reader: table
path: papers
shards: 3
columns: {source_id: No, title: Headline, text: Body, outlet: Paper, date: Day}
date_format: "%d.%m.%Y"
outlets:
  morning: {outlet: Morning Post, country: GBR}
  evening: {outlet: Evening News, country: TUR}
"""
SUBJECTS = ["Turkey", "Russia", "The Syrian army", "Ankara", "The Kremlin", "Damascus"]
DEEDS = ["praised the rescue of ten families", "condemned the raid", "met envoys for talks", "denied the claim"]
TARGET = "results/papers/manifest.json"


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


@pytest.fixture(scope="module")
def papers(tmp_path_factory):
    return with_rows(copy_of_project(tmp_path_factory.mktemp("papers") / "study"), ROWS).build(TARGET)


def without_inputs(results):
    """Results less those that name, count or hash the rows of the input file and what counts them."""
    named = ("manifest.json", "datapackage.json", "corpus.csv", "corpus.tex", "data_statement.md")
    return {name: data for name, data in results.items() if not name.endswith(named)}


def test_stories_are_resampled_and_outlets_named(papers):
    table = papers.results("papers")["tables/sentiment_by_outlet.csv"].decode()
    assert ",story,cluster bootstrap" in table
    assert "Evening News,RUS,negative" in table


def test_the_order_of_rows_does_not_matter(papers, fresh):
    shuffled = random.Random(1).sample(ROWS, len(ROWS))
    with_rows(fresh, shuffled).build("--cores", 1, TARGET)
    assert differences(without_inputs(fresh.results("papers")), without_inputs(papers.results("papers"))) == []


def test_a_tenfold_corpus_gives_the_same_numbers(papers, fresh):
    copies = [[f"{row[0]}-{copy}", *row[1:]] for copy in range(10) for row in ROWS]
    with_rows(fresh, copies).build(TARGET)
    # Equal articles are counted once; their ids differ, and no table or figure hangs on an id.
    assert differences(without_inputs(fresh.results("papers")), without_inputs(papers.results("papers"))) == []
    assert "same article again,216" in fresh.results("papers")["tables/corpus.csv"].decode()


def test_killed_ten_times_at_random(papers, fresh):
    with_rows(fresh, ROWS)
    rng = random.Random(7)
    for _ in range(10):
        process = subprocess.Popen(
            fresh.command("--cores", 2, TARGET),
            cwd=fresh.folder,
            env=fresh.environment(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        time.sleep(rng.uniform(1, 6))
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    fresh.build(TARGET)
    assert differences(fresh.results("papers"), papers.results("papers")) == []
    assert not list(fresh.folder.rglob("*.part"))


@pytest.mark.parametrize("rows", [[[1, "T", "Body", "morning"]], []], ids=["a short row", "no row"])
def test_a_broken_table_is_named_in_one_line(fresh, rows):
    done = with_rows(fresh, rows).run("--cores", 1, TARGET)
    assert done.returncode != 0
    line = next(line for line in done.stderr.splitlines() if line.startswith("presslens: "))
    assert "papers" in line
    assert "Traceback" not in said(done)
