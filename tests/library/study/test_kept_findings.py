"""Codebook and cards are looked at when something in them has changed, and then before anything else."""

import json
import os
import shutil
from pathlib import Path

import pytest

from presslens.base.io import read_yaml
from presslens.study import kept_findings as kept
from presslens.study.kept_findings import KEPT, study_findings

PROJECT = Path(__file__).resolve().parents[3]
CONFIG = read_yaml(PROJECT / "config.yaml")


@pytest.fixture
def folder(tmp_path):
    for part in ("codebook", "data"):
        shutil.copytree(PROJECT / part, tmp_path / part)
    (tmp_path / ".snakemake").mkdir()
    return tmp_path


@pytest.fixture
def looked(monkeypatch):
    """How often the codebook was read."""
    times = []
    read = kept.codebook_findings
    monkeypatch.setattr(kept, "codebook_findings", lambda *given: times.append(1) or read(*given))
    return times


def test_what_did_not_change_is_not_read_again(folder, looked):
    first = study_findings(CONFIG | {"holders": ["RUS", "SYR"]}, folder)
    assert [finding.severity for finding in first] == ["warning"]
    assert study_findings(CONFIG | {"holders": ["RUS", "SYR"]}, folder) == first
    assert len(looked) == 1


@pytest.mark.parametrize(
    "file", [*(f"codebook/{name}.yaml" for name in ("targets/TUR", "holders/UN", "frames/economic", "stance"))]
)
def test_what_changed_is_read_again(folder, looked, file):
    assert study_findings(CONFIG, folder) == []
    path = folder / file
    before = path.stat()
    path.write_bytes(path.read_bytes().replace(b"source:", b"sauce:", 1))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert {finding.severity for finding in study_findings(CONFIG, folder)} == {"fault"}
    assert len(looked) == 2


def test_a_card_that_changed_is_read_again(folder, looked):
    config = CONFIG | {"corpora": ["fa-kes"]}
    assert study_findings(config, folder) == []
    path = folder / "data/fa-kes.yaml"
    path.write_text(path.read_text().replace("country: SYR", "country: SYI"))
    (found,) = study_findings(config, folder)
    assert "data/fa-kes.yaml: outlets.sana.country: found 'SYI', which is no country of ISO 3166-1" in found.line
    assert len(looked) == 2


def test_other_names_in_the_config_are_looked_up(folder, looked):
    study_findings(CONFIG, folder)
    assert study_findings(CONFIG | {"targets": ["RUS", "TUR"]}, folder)
    assert len(looked) == 2


@pytest.mark.parametrize("content", [b"", b"{}", b"[1]", b"\xff", b'{"digest": 1, "findings": 2}'])
def test_what_is_kept_and_cannot_be_used_is_looked_up(folder, looked, content):
    (folder / KEPT).write_bytes(content)
    assert study_findings(CONFIG, folder) == []
    assert json.loads((folder / KEPT).read_bytes())["findings"] == []


def test_findings_of_another_form_are_looked_up(folder, looked):
    study_findings(CONFIG, folder)
    document = json.loads((folder / KEPT).read_bytes())
    (folder / KEPT).write_text(json.dumps(document | {"findings": [{"weight": 1}]}))
    assert study_findings(CONFIG, folder) == []
    assert len(looked) == 2


def test_nothing_is_kept_where_nobody_keeps_anything(folder):
    (folder / ".snakemake").rmdir()
    assert study_findings(CONFIG, folder) == []
    assert not (folder / ".snakemake").exists()
