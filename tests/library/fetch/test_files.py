"""Fetching against a real server on loopback: what arrives, what is refused, and what is left behind."""

import json
import re
import resource
import shutil
from dataclasses import replace

import pytest

from .conftest import CONTENT, ETAG, HALF, WRONG, answer, card_for, left, refused, serve, truncated


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
