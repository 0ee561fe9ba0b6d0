"""Cards of corpora."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from presslens.base.errors import InputError
from presslens.base.schema import check, schema
from presslens.cards.corpora import BoilerplateSpan, CorpusCard, Outlet, load_corpus
from presslens.cards.datasets import DATA_SET_READERS
from presslens.ingest.articles import READERS
from presslens.ingest.endings import ENDINGS

ROOT = Path(__file__).resolve().parents[3]
CARD = {
    **{"name": "mine", "title": "My articles", "producer": "Me", "licence": "mine", "language": "en"},
    **{"reader": "table", "path": "mine", "columns": {"text": "Body"}},
}


def test_a_short_card_says_the_rest_by_default():
    card = CorpusCard.of(CARD, "data/mine.yaml")
    assert (card.path, card.articles_per_shard, card.encoding, card.date_format) == ("mine", None, "utf-8", "%Y-%m-%d")
    assert (card.first, card.last, card.outlets, card.files) == (None, None, {}, {})
    assert (card.lines, card.repeated_title, card.spans) == ((), False, ())


def test_every_key_of_a_card_has_its_place():
    document = CARD | {
        **{
            "citation": "Me (2020)",
            "doi": "10.5281/zenodo.1",
            "note": "A note.",
            "articles_per_shard": 3,
            "encoding": "latin-1",
        },
        **{"date_format": "%d.%m.%Y", "dates": {"first": "2011-01-01"}},
        "outlets": {"a": {"outlet": "A", "country": None, "note": "exiled"}},
        "boilerplate": {
            **{"lines": ["Read more"], "repeated_title": True},
            "spans": [{"at": "start", "reason": "agency", "pattern": "WIRE", "outlet": "a"}],
        },
    }
    check(document, "card", "data/mine.yaml")
    card = CorpusCard.of(document, "data/mine.yaml")
    assert (card.citation, card.doi, card.note) == ("Me (2020)", "10.5281/zenodo.1", "A note.")
    assert (card.articles_per_shard, card.encoding, card.date_format) == (3, "latin-1", "%d.%m.%Y")
    assert (card.first, card.last) == (dt.date(2011, 1, 1), None)
    assert card.outlets == {"a": Outlet("A", None, "exiled")}
    assert (card.lines, card.repeated_title) == (("Read more",), True)
    assert card.spans == (BoilerplateSpan("start", "agency", "WIRE", "text", "a"),)


def test_shipped_card():
    card = load_corpus(ROOT / "data/fa-kes.yaml")
    assert list(card.files) == ["FA-KES-Dataset.csv"]
    assert card.path is None
    assert card.outlets["sana"].country == "SYR"


def test_the_name_is_that_of_the_file(tmp_path):
    (tmp_path / "other.yaml").write_text(yaml.safe_dump(CARD))
    with pytest.raises(InputError, match="name is 'mine'"):
        load_corpus(tmp_path / "other.yaml")


def test_a_card_may_name_the_readers_that_there_are():
    assert schema("card")["properties"]["reader"]["enum"] == [*DATA_SET_READERS, *ENDINGS]
    assert list(READERS) == list(ENDINGS)


def written(tmp_path, **changes):
    path = tmp_path / "mine.yaml"
    path.write_text(yaml.safe_dump(CARD | changes, allow_unicode=True, sort_keys=False))
    return path


@pytest.mark.parametrize(
    ("names", "complaint"),
    [
        (["Times", "TIMES"], "outlets: 'Times', 'TIMES' differ in case or white space alone; each name once"),
        (["The  Post", "the post", "THE POST"], "'The  Post', 'the post', 'THE POST' differ in case"),
        (["Straße", "STRASSE"], "'Straße', 'STRASSE' differ in case"),
    ],
)
def test_outlets_that_differ_in_case_alone_are_refused(tmp_path, names, complaint):
    """hostile 12: nothing tells which of two entries is meant"""
    outlets = {name: {"outlet": f"Paper {n}", "country": "GBR"} for n, name in enumerate(names)}
    with pytest.raises(InputError) as caught:
        load_corpus(written(tmp_path, outlets=outlets))
    assert complaint in str(caught.value)
    assert "\n" not in str(caught.value)


def test_names_in_figures_that_differ_in_case_alone_are_refused(tmp_path):
    """hostile 12: one outlet would be drawn as two"""
    outlets = {"a": {"outlet": "Times", "country": "GBR"}, "b": {"outlet": "TIMES", "country": "GBR"}}
    with pytest.raises(InputError, match=r"outlets\.\*\.outlet: 'Times', 'TIMES' differ in case"):
        load_corpus(written(tmp_path, outlets=outlets))
    one = {"a": {"outlet": "Times", "country": "GBR"}, "b": {"outlet": "Times", "country": "GBR"}}
    assert len(load_corpus(written(tmp_path, outlets=one)).outlets) == 2


@pytest.mark.parametrize("key", ["1", "null", "true", "1.5"])
def test_an_outlet_whose_key_is_no_text_is_one_line(tmp_path, key):
    """hostile 28"""
    path = written(tmp_path)
    path.write_text(path.read_text() + f"outlets:\n  {key}: {{outlet: A, country: GBR}}\n")
    with pytest.raises(InputError) as caught:
        load_corpus(path)
    assert f"found the key {key}" in str(caught.value)
    assert f"'{key}', in quotes" in str(caught.value)
    path.write_text(path.read_text().replace(f"  {key}:", f"  '{key}':"))
    assert load_corpus(path).outlets == {key: Outlet("A", "GBR")}


def test_all_that_is_wrong_with_forms_and_outlets_is_told_at_once(tmp_path):
    """hostile 28"""
    outlets = {"Times": {"outlet": "A", "country": None}, "TIMES": {"outlet": "B", "country": None}}
    with pytest.raises(InputError) as caught:
        load_corpus(written(tmp_path, outlets=outlets, date_format=["%Y%Y", "%d.%m.%Y %z %z"]))
    lines = str(caught.value).split("\n")
    assert len(lines) == 3
    assert all(line.startswith(f"{tmp_path}/mine.yaml: ") for line in lines)


def test_what_a_table_may_say_of_its_cells(tmp_path):
    changes = {"date_format": ["%d.%m.%Y", "%Y-%m-%d"], "missing": ["NA", "-"], "sheet": "One", "encoding": "cp1254"}
    card = load_corpus(written(tmp_path, **changes))
    assert (card.date_format, card.missing, card.sheet) == (("%d.%m.%Y", "%Y-%m-%d"), ("NA", "-"), "One")


@pytest.mark.parametrize("name", schema("card")["properties"]["encoding"]["enum"])
def test_every_encoding_that_a_card_may_name_is_one(name):
    assert "Turkey, 5".encode(name).decode(name) == "Turkey, 5"
