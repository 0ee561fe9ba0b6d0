"""Fetching against a real server on loopback: what arrives, what is refused, and what is left behind."""

import json
import os
import re
import resource
import shutil
import socket
import time
from dataclasses import replace

import pytest

from presslens.base.errors import InputError
from presslens.fetch.files import fetch_file

from .conftest import CONTENT, ETAG, answer, card_for, serve

HALF = len(CONTENT) // 2
WRONG = CONTENT[:-1] + bytes([CONTENT[-1] ^ 1])


@pytest.fixture
def place(tmp_path):
    return tmp_path / "data" / "some" / "a.bin"


@pytest.fixture
def fetch(card, place, patience):
    """Fetch the file of the card; lines that were noted are in ``fetch.lines``."""

    def run(card=card, mirror=None, note=None, name="a.bin"):
        run.lines = []
        return fetch_file(card, name, mirror, place, note or run.lines.append, patience)

    return run


def left(place):
    """Names beside the destination."""
    return sorted(os.listdir(place.parent)) if place.parent.exists() else []


def refused(fetch, pattern, **arguments):
    """The one line with which a fetch fails."""
    with pytest.raises(InputError, match=pattern) as caught:
        fetch(**arguments)
    line = str(caught.value)
    assert line.isprintable()
    return line


def truncated(handler):
    """Half of the body, with the length of the whole."""
    answer(handler, 200, {"Content-Length": len(CONTENT), "ETag": ETAG}, CONTENT[:HALF])


def test_normal(fetch, place, publisher, waits):
    assert fetch() == place
    assert place.read_bytes() == CONTENT
    assert left(place) == ["a.bin"]
    assert not place.stat().st_mode & 0o222
    assert waits == []
    assert fetch.lines[:4] == ["title: A set", "producer: A. Maker", "licence: CC0", "citation: Maker (2020)"]
    assert fetch.lines[-1].startswith("sha256 ")
    assert [path for path, _ in publisher.seen] == ["/files/a-1.bin"]


def test_what_is_there_is_not_fetched_again_and_what_was_edited_is(fetch, place, publisher):
    fetch()
    fetch()
    assert len(publisher.seen) == 1
    place.chmod(0o644)
    place.write_bytes(WRONG)
    fetch()
    assert place.read_bytes() == CONTENT


@pytest.mark.parametrize("name", ["a.bin", "a-1.bin"])
def test_the_mirror_comes_first_under_both_names(fetch, place, publisher, tmp_path, name):
    (tmp_path / "mirror/some").mkdir(parents=True)
    (tmp_path / "mirror/some" / name).write_bytes(CONTENT)
    fetch(mirror=tmp_path / "mirror")
    assert place.read_bytes() == CONTENT
    assert not place.is_symlink()
    assert left(place) == ["a.bin"]
    assert publisher.seen == []
    assert "licence: CC0" in fetch.lines


@pytest.mark.parametrize("content", [WRONG, CONTENT[:-1]])
def test_a_wrong_file_in_the_mirror_stops_the_run(fetch, place, publisher, tmp_path, content):
    (tmp_path / "mirror/some").mkdir(parents=True)
    (tmp_path / "mirror/some/a.bin").write_bytes(content)
    line = refused(fetch, "mend the mirror, or remove the file", mirror=tmp_path / "mirror")
    assert str(tmp_path / "mirror/some/a.bin") in line
    assert publisher.seen == left(place) == []


def test_a_mirror_without_the_file_is_passed_over(fetch, place, tmp_path):
    (tmp_path / "mirror/some/a.bin").mkdir(parents=True)  # a folder is no file
    (tmp_path / "mirror/some/a-1.bin").write_bytes(WRONG)  # another file whose address ends alike
    fetch(mirror=tmp_path / "mirror")
    assert place.read_bytes() == CONTENT
    fetch(mirror=tmp_path / "nowhere")


def test_a_truncated_body_is_continued(fetch, place, publisher, waits):
    publisher.answers = [truncated]
    fetch()
    assert place.read_bytes() == CONTENT
    assert publisher.ranges() == [None, f"bytes={HALF}-"]
    assert publisher.seen[1][1]["If-Range"] == ETAG
    assert waits == [1]
    assert left(place) == ["a.bin"]


def test_a_body_that_stays_truncated_is_kept_for_the_next_run(fetch, place, publisher, waits):
    piece = len(CONTENT) // 8

    def short(handler):
        start = int((handler.headers.get("Range") or "bytes=0-")[6:-1])
        headers = {"Content-Length": len(CONTENT) - start, "ETag": ETAG}
        headers["Content-Range"] = f"bytes {start}-{len(CONTENT) - 1}/{len(CONTENT)}"
        answer(handler, 206 if start else 200, headers, CONTENT[start : start + piece])

    publisher.answers = [short] * 3
    line = refused(fetch, r"\(3 tries\); run again later")
    assert card_url(publisher) in line
    assert waits == [1, 2]
    assert left(place) == [".a.bin.part", ".a.bin.part.json"]
    fetch()
    assert publisher.ranges()[-1] == f"bytes={3 * piece}-"
    assert publisher.seen[-1][1]["If-Range"] == ETAG
    assert place.read_bytes() == CONTENT
    assert left(place) == ["a.bin"]


def card_url(publisher):
    return f"{publisher.root}/files/a-1.bin"


def test_a_beginning_of_another_version_is_not_continued(fetch, place, publisher, card):
    publisher.answers = [truncated, lambda handler: serve(handler, CONTENT, '"second"')]
    fetch()
    assert publisher.ranges() == [None, f"bytes={HALF}-"]
    assert place.read_bytes() == CONTENT


def test_a_beginning_kept_for_another_hash_is_thrown_away(fetch, place, publisher):
    publisher.answers = [truncated, *[lambda handler: answer(handler, 404)] * 2]
    refused(fetch, "404")
    assert left(place) == [".a.bin.part", ".a.bin.part.json"]
    refused(fetch, "404", card=card_for(card_url(publisher), WRONG))
    assert publisher.ranges() == [None, f"bytes={HALF}-", None]
    assert left(place) == []


@pytest.mark.parametrize("damage", ["content", "length", "no origin", "no json"])
def test_a_damaged_beginning_does_no_harm(fetch, place, publisher, damage):
    publisher.answers = [truncated, lambda handler: answer(handler, 404)]
    refused(fetch, "404")
    part, origin = place.with_name(".a.bin.part"), place.with_name(".a.bin.part.json")
    assert json.loads(origin.read_text())["validator"] == ETAG
    if damage == "content":
        part.write_bytes(b"x" * HALF)
    elif damage == "length":
        part.write_bytes(CONTENT + b"x")
    elif damage == "no origin":
        origin.unlink()
    else:
        origin.write_bytes(b"[\xff")
    fetch()
    assert publisher.ranges()[2:] == ([f"bytes={HALF}-", None] if damage == "content" else [None])
    assert place.read_bytes() == CONTENT
    assert left(place) == ["a.bin"]


def test_a_server_that_ignores_ranges_starts_anew(fetch, place, publisher):
    def whole(handler):
        answer(handler, 200, {"Content-Length": len(CONTENT)}, CONTENT)

    publisher.answers = [truncated, whole]
    fetch()
    assert publisher.ranges() == [None, f"bytes={HALF}-"]
    assert place.read_bytes() == CONTENT
    assert any(line.startswith("starting anew") for line in fetch.lines)


@pytest.mark.parametrize("span", ["bytes 0-9/300000", "bytes 7-9/*", "lines 1-2", None])
def test_another_part_than_was_asked_for_starts_anew(fetch, place, publisher, span):
    headers = {"Content-Range": span} if span else {}
    publisher.answers = [truncated, lambda handler: answer(handler, 206, headers, b"0123456789")]
    fetch()
    assert publisher.ranges() == [None, f"bytes={HALF}-", None]
    assert place.read_bytes() == CONTENT


def test_a_wrong_hash_is_never_used(fetch, place, publisher, card):
    publisher.answers = [lambda handler: serve(handler, WRONG)]
    line = refused(fetch, "expected sha256")
    found = re.search(r"found sha256 ([0-9a-f]{64})", line)[1]
    assert found == card_for("", WRONG).files["a.bin"].sha256
    assert card.files["a.bin"].sha256 in line
    assert card_url(publisher) in line
    assert "put it into a mirror folder" in line
    assert left(place) == []
    assert len(publisher.seen) == 1


def test_404_is_not_tried_again(fetch, place, publisher, tmp_path, waits):
    publisher.answers = [lambda handler: answer(handler, 404)]
    line = refused(fetch, "the server answers 404 Not Found; ", mirror=tmp_path / "mirror")
    assert line.endswith(f"put it into the mirror folder as {tmp_path}/mirror/some/a.bin")
    assert waits == []
    assert left(place) == []


def test_503_then_success(fetch, place, publisher, waits):
    publisher.answers = [
        lambda handler: answer(handler, 503),
        lambda handler: answer(handler, 429, {"Retry-After": "7"}),
    ]
    fetch()
    assert place.read_bytes() == CONTENT
    assert waits == [1, 7]


def test_503_for_good_is_bounded_and_so_are_the_waits(fetch, place, publisher, waits):
    publisher.answers = [lambda handler: answer(handler, 503, {"Retry-After": "999999"})] * 9
    refused(fetch, r"the server answers 503 Service Unavailable \(3 tries\)")
    assert len(publisher.seen) == 3
    assert waits == [60, 60]
    assert left(place) == []


def stall(publisher, before=b"", every=None):
    def handle(handler):
        answer(handler, 200, {"Content-Length": len(CONTENT), "ETag": ETAG}, before)
        end = time.monotonic() + 3
        while time.monotonic() < end and not publisher.closing.wait(every or 3):
            handler.wfile.write(CONTENT[:1])

    return handle


def test_a_stalled_connection_is_left_and_continued(fetch, place, publisher):
    publisher.answers = [stall(publisher, CONTENT[:HALF])]
    fetch()
    assert publisher.ranges() == [None, f"bytes={HALF}-"]
    assert place.read_bytes() == CONTENT
    assert any("stalled" in line for line in fetch.lines)


def test_a_trickle_is_a_stall(fetch, place, publisher, card):
    publisher.answers = [stall(publisher, every=0.05)] * 3
    start = time.monotonic()
    refused(fetch, r"stalled: \d+ bytes in 0\.\d+ s \(3 tries\)")
    assert time.monotonic() - start < 2.5


def test_a_server_that_never_answers(fetch, place, publisher):
    publisher.answers = [lambda handler: publisher.closing.wait(3)] * 3
    refused(fetch, r"stalled: no answer in time \(3 tries\)")


def test_a_redirection_is_followed(fetch, place, publisher):
    publisher.answers = [lambda handler: answer(handler, 302, {"Location": "/moved/here"})]
    fetch()
    assert place.read_bytes() == CONTENT
    assert [path for path, _ in publisher.seen] == ["/files/a-1.bin", "/moved/here"]


def test_a_loop_of_redirections_ends(fetch, place, publisher, waits):
    publisher.answers = [lambda handler: answer(handler, 301, {"Location": "/files/a-1.bin"})] * 99
    refused(fetch, "is redirected more than 5 times")
    assert len(publisher.seen) == 6
    assert waits == []


@pytest.mark.parametrize(
    ("where", "complaint"),
    [
        ("file:///etc/hostname", "which is not fetched: only http and https are"),
        ("ftp://127.0.0.1/a", "which is not fetched"),
        ("data:,x", "which is not fetched"),
        ("http://[::1", "what is no address"),
        ("https://", "which cannot be asked for"),
    ],
)
def test_a_redirection_to_something_else_is_refused(fetch, place, publisher, where, complaint):
    publisher.answers = [lambda handler: answer(handler, 302, {"Location": where})]
    refused(fetch, complaint)
    assert len(publisher.seen) == 1
    assert left(place) == []


def test_no_network(fetch, place, waits):
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))  # bound and not listening: closed to everybody
        closed = f"http://127.0.0.1:{held.getsockname()[1]}/a.bin"
        line = refused(fetch, r"no connection \(Connection refused\) \(3 tries\)", card=card_for(closed))
    assert "get the file by hand and put it into a mirror folder" in line
    assert waits == [1, 2]
    assert left(place) == []


def test_a_server_that_hangs_up(fetch, place, publisher):
    publisher.answers = [lambda handler: None]
    fetch()
    assert place.read_bytes() == CONTENT


@pytest.mark.parametrize("said", [len(CONTENT) + 1, len(CONTENT) - 1, 10**15])
def test_another_size_is_refused_before_the_body(fetch, place, publisher, said):
    publisher.answers = [lambda handler: answer(handler, 200, {"Content-Length": said})]
    refused(fetch, f"has {said} bytes, the card says {len(CONTENT)}")
    assert left(place) == []


@pytest.mark.parametrize(
    ("status", "headers", "complaint"),
    [
        (200, {}, f"sends more than the {len(CONTENT)} bytes that the card says"),
        (302, {"Location": "file:///etc/hostname"}, "which is not fetched"),
        (404, {}, "the server answers 404 Not Found"),
    ],
)
def test_an_endless_body_is_stopped(fetch, place, publisher, status, headers, complaint):
    sent = []

    def endless(handler):
        answer(handler, status, headers)
        while len(sent) < 2000 and not publisher.closing.is_set():
            handler.wfile.write(bytes(100_000))
            sent.append(1)

    publisher.answers = [endless]
    refused(fetch, complaint)
    assert left(place) == []
    assert len(sent) < 1000


def test_compression_is_not_undone(fetch, place, publisher):
    """What is compared is what the publisher's server sends; a bomb cannot unfold."""

    def packed(handler):
        answer(handler, 200, {"Content-Encoding": "gzip", "Content-Length": len(CONTENT)}, CONTENT)

    publisher.answers = [packed]
    fetch()
    assert [headers["Accept-Encoding"] for _, headers in publisher.seen] == ["identity"]
    assert place.read_bytes() == CONTENT


def test_an_answer_in_chunks(fetch, place, publisher):
    def chunked(handler, content):
        handler.protocol_version = "HTTP/1.1"
        answer(handler, 200, {"Transfer-Encoding": "chunked", "Connection": "close"})
        handler.wfile.write(b"%x\r\n%s\r\n" % (len(content), content))

    publisher.answers = [lambda handler: chunked(handler, CONTENT[:HALF])]  # and no end
    fetch()
    assert publisher.ranges() == [None, f"bytes={HALF}-"]
    assert place.read_bytes() == CONTENT


@pytest.mark.parametrize("stop", [KeyboardInterrupt, RuntimeError])
def test_an_interruption_leaves_nothing_under_the_final_name(fetch, place, publisher, stop, monkeypatch):
    monkeypatch.setattr("presslens.fetch.download.PROGRESS_SECONDS", 0)

    def note(line):
        if "%" in line:
            raise stop

    with pytest.raises(stop):
        fetch(note=note)
    assert not place.exists()
    assert place.with_name(".a.bin.part").stat().st_size > 0
    fetch()
    assert place.read_bytes() == CONTENT
    assert left(place) == ["a.bin"]


def test_a_full_disk(fetch, place, publisher, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(10, 5, 5))
        refused(fetch, f"needs {len(CONTENT)} bytes and 5 are free; make room")
    assert publisher.seen == []
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (HALF, hard))
    try:
        refused(fetch, r"a\.bin: cannot be read or written \(File too large\)")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not place.exists()
    fetch()
    assert place.read_bytes() == CONTENT


@pytest.mark.parametrize("name", ["../other", "..", "a/b", "/etc", "", "a\n", "A"])
def test_a_card_name_cannot_leave_its_folder(fetch, card, place, publisher, tmp_path, name):
    (tmp_path / "other").mkdir()
    (tmp_path / "other/a.bin").write_bytes(CONTENT)
    refused(fetch, "allowed: lower-case letters", card=replace(card, name=name), mirror=tmp_path / "mirror")
    assert publisher.seen == left(place) == []


@pytest.mark.parametrize("name", ["../a.bin", "..", ".a.bin.part", "/etc/passwd", "a\\b", "a.bin\n"])
def test_a_file_name_cannot_leave_its_folder(fetch, card, publisher, name):
    entry = card.files["a.bin"]
    refused(fetch, "allowed: letters, digits", card=replace(card, files={name: entry}), name=name)
    refused(fetch, r"data/some\.yaml: has no file 'b'; allowed: a\.bin", name="b")
    assert publisher.seen == []


def test_what_a_server_says_is_escaped(fetch, publisher):
    def rude(handler):
        handler.wfile.write(b"HTTP/1.0 404 \x1b[31mred\r\n\r\n")

    publisher.answers = [rude]
    assert r"\x1b[31mred" in refused(fetch, "404")
