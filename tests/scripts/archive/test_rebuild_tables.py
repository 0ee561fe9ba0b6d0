"""Stand-off tables are taken only as they came."""

import json

import pytest
from scripts.archive.rebuild_tables import take_standoff

from presslens.base.errors import InputError
from presslens.base.io import sha256
from presslens.run.checksums import require_unchanged
from presslens.study.standoff import is_standoff


@pytest.fixture
def unpacked(tmp_path, monkeypatch):
    folder = tmp_path / "standoff/press"
    (folder / "shards/standoff").mkdir(parents=True)
    (folder / "shards/standoff/frames.parquet").write_bytes(b"made")
    listed = {"shards/standoff/frames.parquet": sha256(folder / "shards/standoff/frames.parquet")}
    (folder / "standoff.json").write_text(json.dumps(listed))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_they_count_as_made(unpacked):
    assert not is_standoff("press", unpacked)
    assert take_standoff("press") == 1
    assert is_standoff("press", unpacked)
    require_unchanged(["resources/press/shards/standoff/frames.parquet", "resources/press/standoff.json"])


def test_a_changed_one_is_refused_and_nothing_is_taken(unpacked):
    (unpacked / "standoff/press/shards/standoff/frames.parquet").write_bytes(b"other")
    with pytest.raises(InputError, match="is not as it came in the archive"):
        take_standoff("press")
    assert not (unpacked / "resources").exists()


def test_a_folder_without_an_archive_has_none(unpacked):
    with pytest.raises(InputError, match=r"standoff/mine/standoff\.json: is not there"):
        take_standoff("mine")
