"""How many mentions were coded, and what is said of them."""

import polars as pl
import pytest

from presslens.base.errors import InputError
from presslens.base.io import write_json
from presslens.ledger.coded import CodedMentions, count_coded, read_coded

LEDGER = pl.DataFrame({"actor": [True, True, None, False, True], "coded": [True, False, True, True, True]})


def test_actors_are_counted_apart():
    counts = count_coded(LEDGER, {"actor": 3, "sentiment": 2, "frames": 0})
    assert counts == CodedMentions(5, 3, 4, 2, {"actor": 3, "sentiment": 2})
    assert counts.sentence == "2 of 3 actor mentions were coded; their answers to actor and sentiment are out of fold."


def test_three_questions_and_thousands_in_words():
    counts = CodedMentions(9000, 5183, 3000, 2499, {"actor": 1, "sentiment": 1, "stance": 1})
    assert counts.sentence.startswith("2,499 of 5,183 actor mentions were coded; ")
    assert "to actor, sentiment and stance are" in counts.sentence


def test_what_nobody_coded_has_no_sentence():
    counts = count_coded(LEDGER.with_columns(coded=False), {})
    assert counts == CodedMentions(5, 3, 0, 0, {})
    assert counts.sentence == ""


def test_counts_are_read_as_they_were_written(tmp_path):
    counts = CodedMentions(5, 3, 4, 2, {"actor": 3})
    write_json(counts.document, tmp_path / "coded.json")
    assert read_coded(tmp_path / "coded.json") == counts
    write_json({"coded": 4}, tmp_path / "coded.json")
    with pytest.raises(InputError, match=r"coded\.json: does not say how many"):
        read_coded(tmp_path / "coded.json")
    with pytest.raises(FileNotFoundError):  # a rule may wait for it
        read_coded(tmp_path / "none.json")
