"""A publisher: an HTTP server on loopback that answers as it is told to, then as a good server does."""

import contextlib
import hashlib
import http.server
import os
import random
import re
import threading

import pytest

from presslens.base.errors import InputError
from presslens.cards.published import Published, PublishedFile
from presslens.fetch.download import Patience
from presslens.fetch.files import fetch_file

CONTENT = random.Random(3).randbytes(300_000)
ETAG = '"first"'


class Publisher:
    """Requests seen, and the answers still to be given; each answer is a function of the request handler."""

    def __init__(self, port):
        self.root = f"http://127.0.0.1:{port}"
        self.seen = []
        self.answers = []
        self.closing = threading.Event()

    def ranges(self):
        return [headers.get("Range") for _, headers in self.seen]


def serve(handler, content=CONTENT, etag=ETAG):
    """The answer of a good server: ranges, If-Range."""
    wanted = re.fullmatch(r"bytes=(\d+)-", handler.headers.get("Range") or "")
    start = int(wanted[1]) if wanted and handler.headers.get("If-Range") in {None, etag} else 0
    if start >= len(content):
        return answer(handler, 416)
    headers = {"Content-Length": len(content) - start, "ETag": etag}
    if start:
        headers["Content-Range"] = f"bytes {start}-{len(content) - 1}/{len(content)}"
    return answer(handler, 206 if start else 200, headers, content[start:])


def answer(handler, status, headers=(), body=b""):
    handler.send_response(status)
    for name, value in dict(headers).items():
        handler.send_header(name, str(value))
    handler.end_headers()
    handler.wfile.write(body)


@pytest.fixture
def publisher(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    class Handler(http.server.BaseHTTPRequestHandler):
        timeout = 10

        def do_GET(self):
            publisher.seen.append((self.path, dict(self.headers)))
            with contextlib.suppress(OSError):  # the reader has gone
                (publisher.answers.pop(0) if publisher.answers else serve)(self)

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    publisher = Publisher(server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield publisher
    publisher.closing.set()
    server.shutdown()
    server.server_close()
    thread.join(timeout=5)
    assert not thread.is_alive()


def card_for(url, content=CONTENT, name="some", file="a.bin"):
    return Published(
        name=name,
        title="A set",
        producer="A. Maker",
        citation="Maker (2020)",
        licence="CC0",
        where=f"data/{name}.yaml",
        files={file: PublishedFile(url, hashlib.sha256(content).hexdigest(), len(content))},
    )


@pytest.fixture
def card(publisher):
    return card_for(f"{publisher.root}/files/a-1.bin")


@pytest.fixture
def waits():
    return []


@pytest.fixture
def patience(waits):
    """Short timeouts; waits are written down instead of waited."""
    return Patience(connect_seconds=2, read_seconds=0.3, tries=3, sleep=waits.append)


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
