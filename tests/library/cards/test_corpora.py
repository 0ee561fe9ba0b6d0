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

ROOT = Path(__file__).resolve().parents[3]
CARD = {
    **{"name": "mine", "title": "My articles", "producer": "Me", "licence": "mine", "language": "en"},
    **{"reader": "table", "path": "mine", "columns": {"text": "Body"}},
}


def test_a_short_card_says_the_rest_by_default():
    card = CorpusCard.of(CARD, "data/mine.yaml")
    assert (card.path, card.shards, card.encoding, card.date_format) == ("mine", 1, "utf-8", "%Y-%m-%d")
    assert (card.first, card.last, card.outlets, card.files) == (None, None, {}, {})
    assert (card.lines, card.repeated_title, card.spans) == ((), False, ())


def test_every_key_of_a_card_has_its_place():
    document = CARD | {
        **{"citation": "Me (2020)", "doi": "10.5281/zenodo.1", "note": "A note.", "shards": 3, "encoding": "latin-1"},
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
    assert (card.shards, card.encoding, card.date_format) == (3, "latin-1", "%d.%m.%Y")
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
    assert schema("card")["properties"]["reader"]["enum"] == [*DATA_SET_READERS, *READERS]
