"""The Content Security Policy of a page: no request leaves the folder it lies in, and no code runs but ours."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable

_NOTHING_ELSE = "img-src data:; base-uri 'none'; form-action 'none'"
#: Of a page whose scripts and styles are files beside it.
FOLDER_POLICY = f"default-src 'none'; script-src 'self'; style-src 'self'; {_NOTHING_ELSE}"

#: Of a page without a script, whose pictures are files beside it.
CHECK_POLICY = "default-src 'none'; img-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'"


def single_file_policy(scripts: Iterable[str], styles: Iterable[str]) -> str:
    """Of a page that holds its scripts and styles: only those whose very text is given here count.

    >>> single_file_policy(["a"], [])  # doctest: +ELLIPSIS
    "default-src 'none'; script-src 'sha256-ypeB...='; style-src 'none'; img-src data:; ..."
    """
    return f"default-src 'none'; script-src {_hashes(scripts)}; style-src {_hashes(styles)}; {_NOTHING_ELSE}"


def _hashes(texts: Iterable[str]) -> str:
    digests = (base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode() for text in texts)
    return " ".join(f"'sha256-{digest}'" for digest in digests) or "'none'"
