"""Which cards make a corpus; the shipped config itself is checked in tests/project."""

import shutil
from pathlib import Path

import pytest
import yaml

from presslens.base.errors import InputErrors
from presslens.base.io import read_yaml
from presslens.study.config import validate
from tests.shipped import CONFIG_FILE

PROJECT = Path(__file__).resolve().parents[3]
TABLE = {
    "name": "mine",
    "title": "My articles",
    "producer": "Me",
    "licence": "mine",
    "language": "en",
    "reader": "table",
    "path": "data/mine",
    "columns": {"text": "Body"},
}
FILE = {"url": "https://paper.example/a.csv", "sha256": "0" * 64, "bytes": 5}


@pytest.fixture
def study(tmp_path):
    shutil.copytree(PROJECT / "codebook", tmp_path / "codebook")
    (tmp_path / "models").symlink_to(PROJECT / "models")
    (tmp_path / "data/mine").mkdir(parents=True)
    (tmp_path / "data/mine/a.csv").write_text("Body\nText.\n")

    def run(**changes):
        card = {key: value for key, value in (TABLE | changes).items() if value is not None}
        (tmp_path / "data/mine.yaml").write_text(yaml.safe_dump(card))
        validate(read_yaml(CONFIG_FILE) | {"corpora": ["mine"]}, tmp_path)

    return run


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"path": "data/mine/a.csv"},
        {"path": None, "files": {"a.csv": FILE}},
        {"articles_per_shard": 8, "encoding": "cp1252", "date_format": "%d %b %Y", "dates": {"first": "2020-01-01"}},
    ],
)
def test_a_table_is_a_corpus(study, changes):
    study(**changes)


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"columns": {"title": "Headline"}}, "columns: key 'text' is missing"),
        ({"columns": None}, "key 'columns' is missing"),
        ({"columns": {"text": "Body", "author": "By"}}, "columns: unknown key 'author'"),
        ({"path": None}, "has neither path nor files"),
        ({"files": {"a.csv": FILE}}, "has both path and files"),
        ({"path": None, "files": {"a.zip": FILE}}, "'a.zip' is no table"),
        ({"path": "../elsewhere"}, "path: found '../elsewhere'; allowed: a path inside the project"),
        ({"path": "/etc"}, "allowed: a path inside the project"),
        (
            {"path": "data/nowhere"},
            "mine.yaml: path: found 'data/nowhere', which is not there; data/ holds mine, mine.yaml",
        ),
        (
            {"reader": "html_folder", "columns": None},
            "mine.yaml: path: holds no article: in data/mine/ is a.csv; reader html_folder takes files that end in",
        ),
        ({"path": "data/" + "x" * 300}, "which is not there; data/ holds mine, mine.yaml"),
        ({"path": "data/mine.yaml"}, "mine.yaml: path: found 'data/mine.yaml'; reader table takes files that end in"),
        ({"encoding": "utf-7"}, "allowed: utf-8, utf-16, utf-16-le, utf-16-be, cp1252, latin-1"),
        ({"date_format": "%d.%y"}, "date_format: names no month"),
        ({"date_format": "%x %Y %m %d"}, "date_format: '%x' is not read (in '%x %Y %m %d'); allowed: %Y %y %m"),
        ({"date_format": ["%d/%m/%Y", "%m/%d/%Y"]}, "date_format: '02/01/2003' is 2003-01-02 as '%d/%m/%Y'"),
        ({"dates": {"first": "2020-02-31"}}, "dates.first"),
        ({"outlets": {"a": {"outlet": "A", "country": "Germany"}}}, "outlets.a.country: found 'Germany'"),
        ({"outlets": {"a": {"outlet": "A", "country": "GER"}}}, "outlets.a.country: found 'GER', which is no country"),
        ({"title": "  "}, "mine.yaml: title: found '  ', which is blank; text, or leave the entry out"),
        ({"outlets": {" ": {"outlet": " ", "country": None}}}, "outlet: found ' ', which is blank"),
        ({"boilerplate": {"lines": ["   "]}}, "boilerplate.lines.0: found '   ', which is blank"),
        ({"language": "xq"}, "language: found 'xq', which is no language of ISO 639"),
        ({"dates": {"first": "2020-02-03", "last": "2020-02-02"}}, "dates: ends on 2020-02-02, before it begins"),
        ({"articles_per_shard": 0}, "articles_per_shard: found 0; allowed: at least 1"),
        (
            {"boilerplate": {"spans": [{"at": "start", "reason": "x", "pattern": "("}]}},
            "entry 1: is no regular expression",
        ),
        ({"boilerplate": {"spans": [{"at": "middle", "reason": "x", "pattern": "a"}]}}, "allowed: start, end"),
    ],
)
def test_a_card_that_is_none_says_what_is_wrong(study, changes, complaint):
    with pytest.raises(InputErrors) as caught:
        study(**changes)
    assert complaint in str(caught.value)
