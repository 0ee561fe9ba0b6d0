"""The paper as a PDF: text of ``paper/``, numbers as data, figures as pictures; set by Typst.

The compiler sees a folder that is made for it and nothing else: no file, font or package of the machine. What comes
from outside is read from a file of JSON and never becomes source.
"""

from __future__ import annotations

import json
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path, PurePosixPath
from typing import Any

from presslens.base.errors import InputError, readable

#: The file of ``paper/`` that the others are included from, the file of numbers, and the folder of pictures.
MAIN, NUMBERS, PICTURES = "paper.typ", "numbers.json", "figures"
#: Endings of what the text consists of.
KINDS = (".typ", ".bib")
_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]*")


def typeset(text: Mapping[str, bytes], document: Mapping[str, Any], pictures: Mapping[str, bytes]) -> bytes:
    """Set a paper.

    Parameters
    ----------
    text
        Files of ``paper/`` by name, :data:`MAIN` among them.
    document
        As of :func:`presslens.tell.paper.document.paper_document`.
    pictures
        Figures as PDF, by name with ending.

    Returns
    -------
    The PDF. It holds no date, host or path: the same arguments give the same bytes.

    Raises
    ------
    InputError
        The text has a fault: a number that does not exist, an item of the checklist without an answer, a mistake in
        Typst.
    """
    import typst

    numbers = json.dumps(document, ensure_ascii=False, sort_keys=True, allow_nan=False).encode()
    files = {**text, NUMBERS: numbers, **{f"{PICTURES}/{name}": data for name, data in pictures.items()}}
    with tempfile.TemporaryDirectory(prefix="presslens-paper-") as folder:
        root = Path(folder) / "paper"
        for name, data in files.items():
            path = root / _checked(name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        nothing = Path(folder) / "nothing"
        nothing.mkdir()
        try:
            made, warnings = typst.compile_with_warnings(
                str(root / MAIN),
                root=str(root),
                format="pdf",
                font_paths=[],
                ignore_system_fonts=True,
                package_path=str(nothing),
                package_cache_path=str(nothing),
            )
        except typst.TypstError as fault:
            raise InputError("paper/", _reason(fault, folder)) from None
    if warnings:
        raise InputError("paper/", f"Typst warns: {readable(warnings[0].message)}")
    return made


def _checked(name: str) -> str:
    parts = PurePosixPath(name).parts
    if not all(_NAME.fullmatch(part) for part in parts):
        raise InputError(f"paper/{readable(name)}", "is no name of a file of the paper", "letters, digits, _, . and -")
    return name


def _reason(fault: Any, folder: str) -> str:
    said = " ".join([fault.message, *fault.hints])
    where = re.findall(r"([\w-]+\.typ):(\d+)", str(fault.diagnostic))
    place = f" ({where[0][0]}, line {where[0][1]})" if where else ""
    return readable(said.replace(folder, "")) + place
