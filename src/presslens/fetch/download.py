"""Download one file over HTTP(S), or out of a bucket, into its partial file: continued, bounded in size, time, tries.

References
----------
RFC 9110, sections 13.1.5 (If-Range) and 14 (range requests).
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import requests
from requests import Response
from urllib3.exceptions import HTTPError, ReadTimeoutError

from presslens.base.errors import readable
from presslens.cards.published import PublishedFile
from presslens.fetch.buckets import BucketFault, web_address
from presslens.fetch.partial import Partial

MAX_REDIRECTS = 5
CHUNK_BYTES = 64 * 1024
#: Seconds between two lines of progress.
PROGRESS_SECONDS = 2.0
#: Statuses besides 5xx that may be gone at the next try: request timeout, too many requests.
PASSING_STATUS = frozenset({408, 429})


class DownloadFault(Exception):  # noqa: N818 - said as in InputError
    """Why a file cannot be had from its address, in one line."""


class PassingFault(DownloadFault):
    """A fault that may be gone at the next try.

    Parameters
    ----------
    reason
        In one line.
    wait_seconds
        How long the server asks to wait.
    """

    def __init__(self, reason: str, wait_seconds: float = 0) -> None:
        super().__init__(reason)
        self.wait_seconds = wait_seconds


@dataclass(frozen=True)
class Patience:
    """How long to wait for a server. The n-th wait between tries is ``first_wait_seconds * 2 ** (n - 1)``."""

    connect_seconds: float = 15
    #: Without a byte for so long, or with fewer than ``least_rate`` bytes per second over it, a connection has stalled.
    read_seconds: float = 60
    least_rate: float = 100
    tries: int = 4
    first_wait_seconds: float = 1
    #: The longest wait that a server may ask for.
    longest_wait_seconds: float = 60
    sleep: Callable[[float], object] = time.sleep


def download(entry: PublishedFile, part: Partial, note: Callable[[str], object], patience: Patience) -> None:
    """Complete a partial file. Its hash is not looked at here.

    Parameters
    ----------
    entry
        What the card says of the file.
    part
        What is there already; afterwards as many bytes as the card says.
    note
        Takes lines of progress.
    patience
        Timeouts, number of tries, and waits between them.

    Raises
    ------
    DownloadFault
        The file cannot be had; what was received is kept unless it can be of no use.
    """
    for number in range(1, patience.tries + 1):
        try:
            return _try(entry, part, note, patience)
        except PassingFault as fault:
            if number == patience.tries:
                raise DownloadFault(f"{fault} ({number} tries)") from None
            wait = max(patience.first_wait_seconds * 2 ** (number - 1), fault.wait_seconds)
            wait = min(wait, patience.longest_wait_seconds)
            note(f"{fault}; next try in {wait:g} s, {part.size()} of {entry.bytes} bytes are kept")
            patience.sleep(wait)


def _try(entry: PublishedFile, part: Partial, note: Callable, patience: Patience) -> None:
    have, size = part.size(), entry.bytes
    if have == size:
        return
    headers = {"User-Agent": "presslens", "Accept-Encoding": "identity"}
    if have:
        headers["Range"] = f"bytes={have}-"
        if part.validator:
            headers["If-Range"] = part.validator
    try:
        url = web_address(entry.url)
    except BucketFault as fault:
        raise DownloadFault(readable(str(fault))) from None
    with _answer(url, headers, note, patience) as response:
        status = response.status_code
        if status == 200:
            length = response.headers.get("Content-Length", "")
            _refuse_size(length, size, part)
            part.begin(_validator(response.headers))
            note(f"{'starting anew' if have else 'downloading'}: {size} bytes from {readable(entry.url)}")
        elif status == 206 and (span := _span(response.headers)) and have and span[0] == have:
            _refuse_size(span[1], size, part)
            note(f"continuing after {have} of {size} bytes")
        elif status in {206, 416}:
            part.discard()
            raise PassingFault("the server cannot continue what is there")
        else:
            reason = f"the server answers {status} {readable(response.reason or '')[:80]}".rstrip()
            if status in PASSING_STATUS or status >= 500:
                asked = response.headers.get("Retry-After", "")
                raise PassingFault(reason, float(asked) if re.fullmatch(r"[0-9]{1,9}", asked) else 0)
            raise DownloadFault(reason)
        _receive(response, part, size, note, patience)


def _receive(response: Response, part: Partial, size: int, note: Callable, patience: Patience) -> None:
    """Append the body to the partial file; never more bytes than the card says."""
    have = part.size()
    said = since = time.monotonic()
    received = 0
    with part.open() as file:
        while True:
            try:
                # As the server sends it: a slow trickle comes back piece by piece, and nothing is decompressed.
                piece = response.raw.read1(CHUNK_BYTES, decode_content=False)
            except ReadTimeoutError:
                raise PassingFault(f"stalled: nothing for {patience.read_seconds:g} s") from None
            except (HTTPError, OSError) as fault:
                raise PassingFault(f"the connection broke off ({_reason(fault)})") from None
            if not piece:
                break
            have += len(piece)
            received += len(piece)
            if have > size:
                part.discard()
                raise DownloadFault(f"sends more than the {size} bytes that the card says")
            file.write(piece)
            now = time.monotonic()
            if now - said >= PROGRESS_SECONDS:
                note(f"{have} of {size} bytes ({have / size:.0%})")
                said = now
            if now - since >= patience.read_seconds:
                if received < patience.least_rate * patience.read_seconds and have < size:
                    raise PassingFault(f"stalled: {received} bytes in {now - since:.3g} s")
                since, received = now, 0
    if have < size:
        raise PassingFault(f"the connection ended after {have} of {size} bytes")
    note(f"{size} of {size} bytes (100%)")


def _answer(url: str, headers: Mapping, note: Callable, patience: Patience) -> Response:
    """The server's answer, its body unread, after redirections to http and https addresses."""
    timeout = (patience.connect_seconds, patience.read_seconds)
    for _ in range(MAX_REDIRECTS + 1):
        try:
            if urlsplit(url).scheme not in {"http", "https"}:
                raise DownloadFault(f"leads to {_short(url)}, which is not fetched: only http and https are")
            with requests.Session() as session:
                # Else the body of a redirection is read and unpacked, however long, even when it is not followed.
                setattr(session, "get_redirect_target", lambda _: None)  # noqa: B010 - a method of this session alone
                response = session.get(url, headers=headers, stream=True, timeout=timeout)
        except requests.exceptions.SSLError as fault:
            raise DownloadFault(f"no secure connection ({_reason(fault)})") from None
        except requests.Timeout:
            raise PassingFault("stalled: no answer in time") from None
        except requests.ConnectionError as fault:
            raise PassingFault(f"no connection ({_reason(fault)})") from None
        except (requests.RequestException, ValueError) as fault:
            raise DownloadFault(f"leads to {_short(url)}, which cannot be asked for ({_reason(fault)})") from None
        if response.status_code not in {301, 302, 303, 307, 308} or "Location" not in response.headers:
            return response
        response.close()
        try:
            url = urljoin(url, response.headers["Location"])
        except ValueError:
            raise DownloadFault("is redirected to what is no address") from None
        note(f"redirected to {_short(url)}")
    raise DownloadFault(f"is redirected more than {MAX_REDIRECTS} times")


def _validator(headers: Mapping) -> str | None:
    """What If-Range may say of this version: a strong ETag, or the date of its last change."""
    etag = headers.get("ETag", "")
    return etag if re.fullmatch(r'"[\x21\x23-\x7e]*"', etag) else headers.get("Last-Modified")


def _span(headers: Mapping) -> tuple[int, str] | None:
    """First byte and total size (``*`` where it is unknown) of a partial answer."""
    match = re.fullmatch(r"bytes ([0-9]{1,19})-[0-9]{1,19}/([0-9]{1,19}|\*)", headers.get("Content-Range", ""))
    return (int(match[1]), match[2]) if match else None


def _refuse_size(found: str, size: int, part: Partial) -> None:
    if re.fullmatch(r"[0-9]{1,19}", found) and int(found) != size:
        part.discard()
        raise DownloadFault(f"has {found} bytes, the card says {size}")


def _reason(fault: BaseException | None) -> str:
    """The operating system's words for a fault, where there are any."""
    name = type(fault).__name__
    while fault is not None:
        if isinstance(fault, OSError) and fault.strerror:
            return readable(fault.strerror)[:120]
        fault = fault.__cause__ or fault.__context__
    return name


def _short(url: str) -> str:
    # What stands behind the question mark may be a signature, with which others could read.
    shown = readable(url.partition("?")[0])
    return shown if len(shown) <= 200 else shown[:197] + "..."
