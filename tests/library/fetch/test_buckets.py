"""Files in buckets, where what it takes is not installed; with a server for S3: tests/cluster/test_s3.py."""

import sys

import pytest

from presslens.base.errors import InputError
from presslens.fetch.files import fetch_file

from .conftest import card_for


@pytest.mark.parametrize("url", ["s3://press/a.bin", "s3://press", "s3:///a.bin"])
def test_a_bucket_without_what_it_takes_is_one_line(tmp_path, monkeypatch, url):
    monkeypatch.setitem(sys.modules, "boto3", None)
    with pytest.raises(InputError) as fault:
        fetch_file(card_for(url), "a.bin", None, tmp_path / "a.bin", print)
    (line,) = str(fault.value).split("\n")
    assert line.startswith(f"{url}: ")
    assert ("envs/storage.txt" in line) == (url == "s3://press/a.bin")
    assert list(tmp_path.glob("**/a.bin")) == []
