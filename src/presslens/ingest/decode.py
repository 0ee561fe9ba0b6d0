"""From bytes to text: UTF-8, or UTF-16 that says so; anything else is refused rather than guessed."""

from __future__ import annotations

import codecs

from presslens.base.errors import InputError
from presslens.base.unseen import is_blank

_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}
#: How files begin that are often given the ending of a text.
_OTHER = {b"%PDF-": "a PDF", b"{\\rtf": "rich text (RTF)"}
_ALLOWED = "allowed: plain text in UTF-8, or in UTF-16 with a byte order mark"


def decode(data: bytes, where: object) -> str:
    """The text in ``data``, without its byte order mark and with Unix line ends.

    Raises
    ------
    InputError
        ``data`` is empty, holds nothing that is seen, is not UTF-8 (or marked UTF-16), or has NUL characters.
    """
    for start, kind in _OTHER.items():
        if data.startswith(start):
            raise InputError(where, f"is {kind}, not plain text", "save it as plain text in UTF-8")
    encoding = _UTF16.get(data[:2], "utf-8-sig")
    try:
        text = (data[2:] if encoding != "utf-8-sig" else data).decode(encoding)
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        kind = "UTF-8" if encoding == "utf-8-sig" else "UTF-16"
        found = f"line {line}: byte 0x{fault.object[fault.start]:02x} (at {fault.start}) is not {kind}"
        raise InputError(where, found, _ALLOWED) from None
    if "\x00" in text:
        line = text.count("\n", 0, text.index("\x00")) + 1
        raise InputError(where, f"line {line}: holds a NUL character, so it is not text", _ALLOWED)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_blank(text):
        found = "white space" if not text.strip() else "invisible characters"
        raise InputError(where, f"holds nothing but {found}" if data else "is empty", "an article has a text")
    return text
