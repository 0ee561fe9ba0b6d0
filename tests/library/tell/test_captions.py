from pathlib import Path
from types import SimpleNamespace

import pytest
from jinja2 import Template

from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.exhibits.exhibit import Table
from presslens.tell.captions import caption_file, captions, filled, settings_in_words
from tests.shipped import CONFIG_FILE

CONFIG = read_yaml(CONFIG_FILE)


def table(name, caption):
    return Table(name, (), keys=(), caption=caption)


def test_settings_are_said_in_words():
    words = settings_in_words(CONFIG)
    assert (words["confidence"], words["article_frame_share"], words["resamples"]) == ("95 %", "20 %", 2000)
    assert words["targets"] == "TUR, RUS, SYR"
    assert (words["sentiment_abstain_below"], words["frames_threshold"]) == (0.4, 0.4)
    assert words["stance_classifier"] == CONFIG["classify"]["stance"]["classifier"]
    assert not any(isinstance(value, dict) for value in words.values())


def test_what_is_known_of_a_corpus_comes_before_settings():
    assert filled("{corpus}: {n} of {m}", {"corpus": "seeds", "n": 1}, {"n": 2, "m": 3}) == "seeds: 1 of 3"


def test_a_name_that_stands_for_nothing():
    with pytest.raises(InputError, match=r"'drawz' stands for nothing.*draws"):
        filled("{drawz}", {}, {"draws": 1})


def test_each_table_has_its_caption():
    tables = [table("a", "{n} draws"), table("b", "Other"), table("c", "9 draws")]
    assert captions(tables, {}, {"n": 9}) == {"a": "9 draws", "b": "Other", "c": "9 draws"}


@pytest.mark.parametrize("name", ["shares_by_outlet", "validation_{question}"])
def test_the_report_shows_of_a_job_the_caption_of_the_table_that_it_shows(tmp_path, monkeypatch, name):
    monkeypatch.chdir(tmp_path)
    path = caption_file(name)
    assert Path(path).is_absolute()
    captions = {"other": "Other.", "shares_by_outlet": "Shares.", "validation_stance": "Scores."}
    job = SimpleNamespace(
        wildcards={"corpus": "seeds", "question": "stance"}, params=SimpleNamespace(captions=captions)
    )
    shown = Template(Path(path).read_text()).render(snakemake=job)
    assert shown == {"shares_by_outlet": "Shares.", "validation_{question}": "Scores."}[name]


def test_every_caption_ends_with_how_many_were_coded():
    tables = [table("a", "{n} draws."), table("b", "Other.")]
    assert captions(tables, {}, {"n": 9}, "3 were coded.") == {
        "a": "9 draws. 3 were coded.",
        "b": "Other. 3 were coded.",
    }
    assert captions(tables, {}, {"n": 9}, "") == captions(tables, {}, {"n": 9})
