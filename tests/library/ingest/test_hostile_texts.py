"""Whatever lies in a folder of texts ends in an article or in one line that names the file."""

from dataclasses import replace
from pathlib import Path

import pytest

from presslens.base.errors import InputErrors
from presslens.base.io import read_yaml
from presslens.cards.corpora import load_corpus
from presslens.ingest.articles import read_corpus
from presslens.ingest.folder import corpus_files
from tests.shipped import CONFIG_FILE

from .hostile import ACCEPTED, NO_TARGET, REFUSED, TEXT

PROJECT = Path(__file__).resolve().parents[3]


def read(folder):
    card = replace(load_corpus(PROJECT / "data/seeds.yaml"), path=str(folder))
    boilerplate = read_yaml(PROJECT / "codebook/boilerplate.yaml")["lines"]
    settings = read_yaml(CONFIG_FILE)["ingest"]
    return read_corpus(card, corpus_files(folder), boilerplate, settings["languages"], settings["max_file_bytes"])


@pytest.mark.parametrize("name", REFUSED)
def test_refused_with_the_file_named(tmp_path, name):
    data, complaint = REFUSED[name]
    (tmp_path / "good.txt").write_text(TEXT)
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputErrors) as caught:
        read(tmp_path)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{tmp_path}/{name}: ")
    assert complaint in line


@pytest.mark.parametrize("name", ACCEPTED)
def test_accepted_alone(tmp_path, name):
    (tmp_path / name).write_bytes(ACCEPTED[name][0])
    corpus = read(tmp_path)
    assert corpus.articles["source_id"].to_list() == [name]
    assert corpus.exclusions.is_empty()
    text = corpus.articles["text"][0]
    if name == "one line.txt":
        assert text == ACCEPTED[name][0].decode().strip()
    elif name == "no target.txt":
        assert text == NO_TARGET.decode()
    else:
        unmarked = text.replace("\u200f", "").replace("\u200e", "")
        assert f"{corpus.articles['title'][0]}\n\n{unmarked}" == TEXT
