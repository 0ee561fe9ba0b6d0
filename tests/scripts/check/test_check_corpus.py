"""The check as a program: a page and an exit status, for a corpus that config.yaml need not name."""

import shutil
from pathlib import Path

import pytest
import yaml
from scripts.check.check_corpus import main

from presslens.base.io import read_yaml

PROJECT = Path(__file__).resolve().parents[3]
MINE = {
    **{"name": "mine", "title": "My articles", "producer": "Me", "licence": "mine", "language": "en"},
    **{"reader": "table", "path": "data/mine", "columns": {"text": "Body", "outlet": "Paper"}},
}


@pytest.fixture
def study(tmp_path, monkeypatch):
    """A function that writes a card and a table into a study, and gives status and page of the check."""
    for part in ("codebook", "data", "seeds"):
        shutil.copytree(PROJECT / part, tmp_path / part)
    (tmp_path / "models").symlink_to(PROJECT / "models")
    shutil.copy(PROJECT / "config.yaml", tmp_path)
    (tmp_path / "data/mine").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def checked(study, capsys):
    def run(corpus="mine", table="Body,Paper\nTurkey waited.,Evening\n", **changes):
        card = {key: value for key, value in (MINE | changes).items() if value is not None}
        (study / "data/mine.yaml").write_text(yaml.safe_dump(card))
        if table is not None:
            (study / "data/mine/a.csv").write_text(table)
        status = main([corpus])
        printed = capsys.readouterr()
        return status, printed.out + printed.err

    return run


def flat(page):
    return " ".join(page.split())


def test_a_corpus_without_a_fault(checked):
    status, page = checked()
    assert status == 0
    assert page.splitlines()[:3] == [
        "data/mine.yaml: My articles (table)",
        "articles  1; 0 set aside",
        "outlets   1: Evening 1",
    ]
    assert "none of 1 articles looked at names Syria (SYR)" in flat(page)
    assert page.splitlines()[-1] == "No fault, 2 warnings: nothing stops a run."


def test_the_seeds(checked):
    status, page = checked("seeds")
    assert status == 0
    assert "of 1 articles looked at name a target: Turkey 1, Russia 1, Syria 1" in flat(page)


def test_faults_of_card_codebook_and_articles_come_at_once(checked, study):
    path = study / "codebook/targets/TUR.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("label: Turkey\n", "", 1), encoding="utf-8")
    outlets = {"Evning": {"outlet": "The Evening", "country": "GER"}}
    status, page = checked(table="Body,Paper\nTurkey waited.,Evening\n,Evening\n", outlets=outlets)
    assert status == 1
    for line in (
        "fault data/mine.yaml: outlets.Evning.country: found 'GER'",
        "fault codebook/targets/TUR.yaml: key 'label' is missing",
        "fault data/mine.yaml: set_aside_limit: 1 of 2 entries cannot be used: no text (1)",
        "warning data/mine.yaml: outlets.Evning: no article is from it; did you mean 'Evening'?",
    ):
        assert line in flat(page), line
    assert page.splitlines()[-1] == "3 faults: they stop a run."


def test_what_is_wrong_with_the_files_is_told(checked):
    """new-user 12, hostile 9: a wrong path names the card, and what lies there."""
    _, page = checked(path="data/min")
    assert (
        "fault data/mine.yaml: path: found 'data/min', which is not there; data/ holds allsides.yaml, dse.yaml"
        in flat(page)
    )
    status, page = checked(columns={"text": "Text"})
    assert status == 1
    assert "fault data/mine/a.csv: has no column 'Text'; its columns: Body, Paper" in flat(page)


def test_a_corpus_that_is_not_there(checked):
    """hostile 9: names of data to learn from are no answer."""
    status, page = checked("min")
    assert (status, page) == (
        1,
        "CORPUS: found 'min'; allowed (data/*.yaml): allsides, fa-kes, mine, seeds, wikinews; did you mean mine?\n",
    )
    status, page = checked("")
    assert (status, page) == (1, "CORPUS: found ''; allowed (data/*.yaml): allsides, fa-kes, mine, seeds, wikinews\n")
    status, page = checked("newsmtsc")
    assert status == 1
    assert "'newsmtsc' is no corpus of articles; a card with reader: text_folder, html_folder, table" in flat(page)


def test_files_that_are_still_to_be_fetched(checked):
    status, page = checked("fa-kes")
    assert status == 0
    assert "FA-KES-Dataset.csv is still to be fetched: the card alone was checked" in flat(page)


def test_a_config_that_cannot_be_read(checked, study):
    """hostile 9."""
    text = (study / "config.yaml").read_text(encoding="utf-8")
    (study / "config.yaml").write_text(text + "draw: {}\n", encoding="utf-8")
    status, page = checked()
    assert status == 1
    line = len(text.splitlines()) + 1
    assert page.startswith(f"config.yaml, line {line}, column 1: ")
    assert "key 'draw' occurs twice" in page


def test_a_config_with_a_fault(checked, study):
    document = read_yaml(study / "config.yaml")
    (study / "config.yaml").write_text(yaml.safe_dump(document | {"targets": ["TUR", "MARS"]}))
    status, page = checked()
    assert status == 1
    assert "fault config.yaml: targets: found 'MARS'; allowed (codebook/targets/*.yaml): RUS, SYR, TUR" in flat(page)
    del document["ingest"]
    (study / "config.yaml").write_text(yaml.safe_dump(document))
    status, page = checked()
    assert status == 1
    assert "fault config.yaml: key 'ingest' is missing" in flat(page)
