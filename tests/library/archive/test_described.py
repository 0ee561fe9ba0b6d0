"""What an archive says of itself to people, to repositories and to programs."""

import json

import pytest
from rocrate.rocrate import ROCrate

from presslens.archive.citation import read_citation
from presslens.archive.crate import PROFILES, Described, crate_metadata
from presslens.archive.readme import readme
from presslens.archive.stale import changed_outputs, read_manifest
from presslens.archive.zenodo import zenodo_metadata
from presslens.base.errors import InputError
from presslens.cards.corpora import CorpusCard

CITATION = """\
title: A study
authors:
  - {family-names: Doe, given-names: Ann, orcid: "https://orcid.org/0000-0002-1825-0097", affiliation: A place}
  - {name: The others}
version: 1.2.0
date-released: 2024-05-06
license: MIT
keywords: [press]
"""
MANIFEST = {
    "corpus": "press",
    "code": "c" * 64,
    "environment": {"lock": "d" * 64, "packages": {"snakemake": "9.27.0"}},
    "inputs": {"data/press.yaml": "a" * 64, "texts/secret name.txt": "b" * 64},
}
TABLE = "results/press/tables/corpus.csv"


@pytest.fixture
def citation(tmp_path):
    (tmp_path / "CITATION.cff").write_text(CITATION)
    return read_citation(tmp_path / "CITATION.cff")


@pytest.fixture
def card():
    made = {"producer": "Somebody", "citation": "Somebody <2020>", "licence": "for research", "doi": "10.1/x"}
    made["where"] = "data/press.yaml"
    return CorpusCard(name="press", title="The press", language="en", reader="text_folder", path="texts", **made)


def crate(citation, card):
    files = {name: Described(1, "e" * 64) for name in ("Snakefile", "config.yaml", "data/press.yaml", TABLE)}
    folders = {"codebook/": "Names", "results/press/": "Results"}
    return crate_metadata(citation, card, MANIFEST, files, folders, [TABLE], ["config.yaml", "codebook/"])


def test_the_crate_tells_of_the_run(citation, card):
    document = crate(citation, card)
    assert json.dumps(document) == json.dumps(crate(citation, card))
    found = ROCrate(source=document)
    assert {one["@id"] for one in found.root_dataset.properties()["conformsTo"]} == set(PROFILES)
    assert found.mainEntity["@type"] == ["File", "SoftwareSourceCode", "ComputationalWorkflow"]
    assert found.root_dataset.properties()["datePublished"] == "2024-05-06"
    run = found.get("#run")
    assert run.type == "CreateAction"
    assert run["instrument"].id == "Snakefile"
    assert [one.id for one in run["result"]] == ["results/press/", TABLE]
    assert [one.id for one in run["object"]] == ["#corpus-press", "config.yaml", "codebook/"]
    assert [one.type for one in run["agent"]] == ["Person", "Organization"]
    # The text is known by its hash; its place on the disk of whoever had it is not told.
    texts = found.get("#corpus-press")
    assert [one["sha256"] for one in texts["hasPart"]] == ["b" * 64]
    assert texts["identifier"] == "https://doi.org/10.1/x"
    assert found.get(TABLE)["encodingFormat"] == "text/csv"


def test_zenodo_gets_the_keys_it_knows(citation, card):
    found = zenodo_metadata(citation, card, with_texts=False)
    assert found["creators"] == [
        {"name": "Doe, Ann", "affiliation": "A place", "orcid": "0000-0002-1825-0097"},
        {"name": "The others"},
    ]
    assert found["related_identifiers"] == [{"identifier": "10.1/x", "relation": "isDerivedFrom", "scheme": "doi"}]
    assert "Somebody &lt;2020&gt;" in found["description"]
    assert "without the texts" in found["description"]


def test_a_citation_without_a_licence_is_refused(tmp_path):
    (tmp_path / "CITATION.cff").write_text(CITATION.replace("license: MIT\n", ""))
    with pytest.raises(InputError, match="does not say license"):
        read_citation(tmp_path / "CITATION.cff")


def test_the_readme_says_where_texts_and_weights_go(card):
    page = readme(card, with_texts=False, large=["models/m/network.z"])
    assert "data/press.yaml says: texts" in page
    assert "weights.txt" in page
    assert "weights.txt" not in readme(card, with_texts=False, large=[])
    assert "part of this archive" in readme(card, with_texts=True, large=[])


def test_results_without_a_manifest_are_no_results(tmp_path):
    with pytest.raises(InputError, match="is not there"):
        read_manifest("press", tmp_path)
    (tmp_path / "results/press").mkdir(parents=True)
    (tmp_path / "results/press/manifest.json").write_text('{"corpus": "other"}')
    with pytest.raises(InputError, match="is no manifest of press"):
        read_manifest("press", tmp_path)
    assert changed_outputs({"outputs": {"gone.csv": "f" * 64}}, tmp_path) == ["gone.csv"]
