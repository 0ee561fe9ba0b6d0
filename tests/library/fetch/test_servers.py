"""Servers that fail, stall, lead elsewhere or never end: what is tried again, and what is refused."""

import socket
import time

import pytest

from .conftest import CONTENT, ETAG, HALF, answer, card_for, left, refused


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
