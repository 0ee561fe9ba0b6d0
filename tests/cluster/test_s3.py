"""Articles from a bucket and results in one make the bytes of a run here; what breaks off leaves nothing half-written.

How to run it: the packages of envs/storage.txt, then ``python -m pytest tests/cluster/test_s3.py``. It starts a server
for S3 itself (moto), on 127.0.0.1; some minutes.
"""

import hashlib
import importlib.util
import os
import subprocess
from pathlib import Path

import pytest
import yaml

from presslens.base.errors import InputError
from presslens.cards.published import Published, PublishedFile
from presslens.fetch.download import Patience
from presslens.fetch.files import fetch_file
from tests.workflow.conftest import Study, copy_of_project, differences, said

from .breaking import Breaking

LACKING = [name for name in ("boto3", "moto", "snakemake_storage_plugin_s3") if not importlib.util.find_spec(name)]
pytestmark = [
    pytest.mark.cluster,
    pytest.mark.skipif(bool(LACKING), reason="not installed: envs/storage.txt; docs/cluster.md says how"),
]
BUCKET = "press"
IN_BUCKET = ["--profile", "profiles/s3", "--default-storage-prefix", f"s3://{BUCKET}/study", "--cores", 2]
MINUTES = 20


@pytest.fixture(scope="module")
def server():
    """Port of a server with an empty bucket."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    yield server.get_host_and_port()[1]
    server.stop()


@pytest.fixture
def way(server, monkeypatch):
    """A way to the server that can be broken, which is that of every program for S3."""
    way = Breaking(server)
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", f"http://127.0.0.1:{way.port}")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "someone")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "secret")
    client = bucket_client()
    client.create_bucket(Bucket=BUCKET)
    for entry in client.list_objects_v2(Bucket=BUCKET).get("Contents", []):
        client.delete_object(Bucket=BUCKET, Key=entry["Key"])
    yield way
    way.close()


def bucket_client():
    import boto3

    return boto3.client("s3")


def in_bucket() -> dict[str, bytes]:
    """Every object of the study, by its name there."""
    client, found = bucket_client(), {}
    for page in client.get_paginator("list_objects_v2").paginate(Bucket=BUCKET, Prefix="study/"):
        for entry in page.get("Contents", []):
            body = client.get_object(Bucket=BUCKET, Key=entry["Key"])["Body"].read()
            found[entry["Key"].removeprefix("study/")] = body
    return found


def run(study: Study, *arguments) -> subprocess.CompletedProcess:
    return subprocess.run(
        study.command(*IN_BUCKET, *arguments),
        cwd=study.folder,
        env=study.environment(),
        capture_output=True,
        text=True,
        timeout=60 * MINUTES,
        check=False,
    )


# Articles in a bucket.

CONTENT = "Body,Paper\n" + "".join(
    f'"Turkey sent its minister to Damascus on day {day}. Syria was silent.",The Paper\n' for day in range(1, 400)
)


def entry_of(content: bytes) -> dict:
    url = f"s3://{BUCKET}/archive/articles.csv"
    return {"url": url, "sha256": hashlib.sha256(content).hexdigest(), "bytes": len(content)}


def put(content: bytes) -> dict:
    bucket_client().put_object(Bucket=BUCKET, Key="archive/articles.csv", Body=content)
    return entry_of(content)


def fetch(entry: dict, folder: Path, notes: list) -> Path:
    card = Published(
        name="mine", title="t", licence="l", where="data/mine.yaml", files={"articles.csv": PublishedFile(**entry)}
    )
    patience = Patience(tries=2, sleep=lambda seconds: None)
    return fetch_file(card, "articles.csv", None, folder / "articles.csv", notes.append, patience)


def test_a_transfer_that_breaks_off_is_one_line_and_goes_on(way, tmp_path):
    content = CONTENT.encode()
    entry, notes = put(content), []
    way.broken.add(f"GET /{BUCKET}/archive/articles.csv")
    way.after = 4000
    with pytest.raises(InputError) as fault:
        fetch(entry, tmp_path, notes)
    assert way.count == 2
    (line,) = str(fault.value).split("\n")
    assert line.startswith(f"{entry['url']}: ")
    assert "(2 tries)" in line
    assert not (tmp_path / "articles.csv").exists()
    way.broken.clear()
    assert fetch(entry, tmp_path, notes).read_bytes() == content
    assert any(note.startswith("continuing after ") for note in notes)
    assert "secret" not in "\n".join(notes)
    assert "Signature" not in line + "\n".join(notes)


@pytest.mark.parametrize("url", [f"s3://{BUCKET}/archive/none.csv", f"s3://{BUCKET}", "s3://no bucket/a.csv"])
def test_what_is_not_there_is_one_line(way, tmp_path, url):
    with pytest.raises(InputError) as fault:
        fetch(entry_of(b"a") | {"url": url}, tmp_path, [])
    assert "\n" not in str(fault.value)
    assert not (tmp_path / "articles.csv").exists()


def test_a_corpus_whose_card_names_a_file_in_a_bucket(way, fresh):
    card = {
        "name": "mine",
        "title": "My articles",
        "producer": "Me",
        "licence": "for research only",
        "language": "en",
        "reader": "table",
        "columns": {"text": "Body", "outlet": "Paper"},
    }
    (fresh.folder / "data/mine.yaml").write_text(
        yaml.safe_dump(card | {"files": {"articles.csv": put(CONTENT.encode())}})
    )
    (fresh.folder / "data/same").mkdir()
    (fresh.folder / "data/same/articles.csv").write_text(CONTENT)
    (fresh.folder / "data/same.yaml").write_text(yaml.safe_dump(card | {"name": "same", "path": "data/same"}))
    fresh.build("resources/mine/ingested.parquet", "resources/same/ingested.parquet", PRESSLENS_MIRROR="nowhere")
    mine, same = (fresh.folder / f"resources/{name}/ingested.parquet" for name in ("mine", "same"))
    assert mine.read_bytes() == same.read_bytes()


# Results in a bucket.


def test_results_in_a_bucket_are_those_of_a_run_here(way, tmp_path):
    here = copy_of_project(tmp_path / "here").build()
    there = copy_of_project(tmp_path / "there")
    # The ledger cannot be stored, as long as its transfer breaks off.
    ledger = "resources/seeds/ledger.parquet"
    way.broken.add(f"PUT /{BUCKET}/study/{ledger}")
    broken = run(there, "--retries", 0, "--", ledger)
    assert broken.returncode != 0
    assert way.count > 0
    assert "Traceback" not in said(broken)
    assert broken.stderr.splitlines()[-1].startswith("presslens: ")
    stored = in_bucket()
    assert ledger not in stored
    assert "resources/seeds/articles.parquet" in stored
    way.broken.clear()
    done = run(there)
    assert done.returncode == 0, said(done)[-3000:]
    assert done.stderr.splitlines()[-1] == f"What was made is in s3://{BUCKET}/study."
    stored = in_bucket()
    made = {
        path.relative_to(here.folder).as_posix(): path.read_bytes()
        for top in ("results", "resources")
        for path in (here.folder / top).rglob("*")
        if path.is_file() and not {"checksums", "steps"} & set(path.parts)
    }
    assert len(made) > 150
    assert differences(made, stored) == []
    assert not (there.folder / "results").exists()
    readers = [
        {path.relative_to(study.folder).as_posix(): path.read_bytes() for path in study.folder.glob("reader/**/*.*")}
        for study in (here, there)
    ]
    assert len(readers[0]) > 20
    assert differences(*readers) == []
    assert "Everything is up to date." in run(there).stderr
