"""External files in the DAG: from the mirror, from a server, or one line that says what to do."""

import functools
import hashlib
import http.server
import threading

import pytest
import yaml

from .conftest import said

pytestmark = pytest.mark.workflow

TARGET = "resources/data/newsmtsc/rw_dev.jsonl"
CONTENT = b'{"written": "for this test"}\n' * 1000


def set_entry(study, **changes):
    """Change what the card says of rw_dev.jsonl."""
    path = study.folder / "data/newsmtsc.yaml"
    card = yaml.safe_load(path.read_text(encoding="utf-8"))
    card["files"]["rw_dev.jsonl"].update(changes)
    path.write_text(yaml.safe_dump(card), encoding="utf-8")


@pytest.fixture
def study(fresh):
    """A project whose card describes a small file at a closed port, and whose mirror does not exist."""
    set_entry(
        fresh, url="https://127.0.0.1:1/dev.jsonl", sha256=hashlib.sha256(CONTENT).hexdigest(), bytes=len(CONTENT)
    )
    return fresh


def fetch(study, mirror="nowhere", targets=(TARGET,)):
    return study.run("--cores", 1, *targets, PRESSLENS_MIRROR=str(mirror), NO_PROXY="127.0.0.1")


def complaints(done):
    """Lines of presslens in what a failed run printed."""
    assert done.returncode != 0
    assert "Traceback" not in said(done)
    return [line for line in said(done).splitlines() if line.startswith("presslens: ")]


def put(study, content, name="rw_dev.jsonl"):
    path = study.folder / "copies/newsmtsc" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return study.folder / "copies"


def test_no_mirror_and_no_network_is_one_line(study):
    (line,) = complaints(fetch(study))
    assert line == (
        "presslens: https://127.0.0.1:1/dev.jsonl: no connection (Connection refused) (4 tries); "
        "run again later, or get the file by hand and put it into the mirror folder as nowhere/newsmtsc/rw_dev.jsonl"
    )
    assert not (study.folder / TARGET).exists()


def test_from_the_mirror_and_what_fetches_again(study):
    mirror = put(study, CONTENT)
    done = fetch(study, mirror)
    assert done.returncode == 0, said(done)
    assert "licence: MIT; citation: " in said(done)
    assert (study.folder / TARGET).read_bytes() == CONTENT
    study.edit("data/newsmtsc.yaml", "Felix", "F.")
    study.edit("config.yaml", "mirror: ../shared/datasets", "mirror: null")
    study.edit("src/presslens/base/errors.py", '"""', '"""Edited. ')
    assert study.planned(TARGET) == set()
    set_entry(study, sha256=hashlib.sha256(CONTENT.upper()).hexdigest())
    assert study.planned(TARGET) == {"newsmtsc/rw_dev.jsonl"}
    put(study, CONTENT.upper())
    done = fetch(study, mirror)
    assert done.returncode == 0, said(done)
    assert (study.folder / TARGET).read_bytes() == CONTENT.upper()


def test_faults_are_one_line_each(study):
    mirror = put(study, CONTENT[:-1] + b"x")
    (line,) = complaints(fetch(study, mirror))
    assert "mend the mirror, or remove the file to have it downloaded" in line
    (line,) = complaints(fetch(study, targets=["resources/data/newsmtsc/other.jsonl"]))
    assert line.startswith("presslens: data/newsmtsc.yaml: has no file 'other.jsonl'; allowed: ")
    study.edit("data/newsmtsc.yaml", "licence:", "license:")
    lines = complaints(fetch(study, mirror))
    assert "presslens: data/newsmtsc.yaml: key 'licence' is missing" in lines


def test_training_does_not_use_an_edited_file(study):
    mirror = study.folder / "copies"
    card = yaml.safe_load((study.folder / "data/newsmtsc.yaml").read_text(encoding="utf-8"))
    for name in card["files"]:
        put(study, CONTENT, name)
        card["files"][name].update(sha256=hashlib.sha256(CONTENT).hexdigest(), bytes=len(CONTENT))
    (study.folder / "data/newsmtsc.yaml").write_text(yaml.safe_dump(card), encoding="utf-8")
    done = fetch(study, mirror, [f"resources/data/newsmtsc/{name}" for name in card["files"]])
    assert done.returncode == 0, said(done)
    train = study.folder / "resources/data/newsmtsc/rw_train.jsonl"
    train.chmod(0o644)
    train.write_bytes(CONTENT.upper())
    done = fetch(study, mirror, ["train"])
    assert complaints(done)  # what was fetched is nothing to train on
    assert "resources/data/newsmtsc/rw_train.jsonl: is not as it was made; taken away" in said(done)
    assert train.read_bytes() == CONTENT


def test_a_download_is_continued_by_the_next_run(study):
    """The server hangs up after a thousand bytes of each answer; four of them are one run."""
    seen = []

    class Handler(http.server.BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self):
            seen.append(self.headers.get("Range"))
            start = int((seen[-1] or "bytes=0-")[6:-1])
            self.send_response(206 if start else 200)
            self.send_header("Content-Length", str(len(CONTENT) - start))
            self.send_header("Content-Range", f"bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}")
            self.end_headers()
            self.wfile.write(CONTENT[start:][: 1000 if len(seen) <= 4 else None])

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=functools.partial(server.serve_forever, poll_interval=0.05), daemon=True)
    thread.start()
    try:
        study.edit("src/presslens/base/schemas/card.yaml", "^(https|s3)://", "^(https?|s3)://")
        set_entry(study, url=f"http://127.0.0.1:{server.server_port}/dev.jsonl")
        (line,) = complaints(fetch(study))
        assert "(4 tries)" in line
        assert not (study.folder / TARGET).exists()
        done = fetch(study)
        assert done.returncode == 0, said(done)
        log = study.folder / "resources/logs/fetch/newsmtsc/rw_dev.jsonl.log"
        assert "continuing after 4000 of" in log.read_text(encoding="utf-8")
    finally:
        server.shutdown()
        server.server_close()
        thread.join(timeout=5)
    assert seen == [None, "bytes=1000-", "bytes=2000-", "bytes=3000-", "bytes=4000-"]
    assert (study.folder / TARGET).read_bytes() == CONTENT
