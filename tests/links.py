"""Links of reports and papers to the rows of a reader: whether the rows are there."""

import json
import random
import re
from html import unescape
from pathlib import Path
from urllib.parse import unquote

from pypdf import PdfReader

_TO_READER = re.compile(r"^(\.\./)+reader/([^/]+)/trace\.html#([^/]+)/(.+)$")


def report_links(page: Path) -> list[str]:
    """Links of a report to rows of the reader."""
    found = (unescape(one) for one in re.findall(r'href="([^"]*)"', page.read_text(encoding="utf-8")))
    return [one for one in found if _TO_READER.match(one)]


def paper_links(paper: Path) -> list[str]:
    """Links of a paper to rows of the reader."""
    found = []
    for page in PdfReader(paper).pages:
        for mark in page.get("/Annots") or ():
            action = mark.get_object().get("/A", {})
            if _TO_READER.match(target := str(action.get("/URI", ""))):
                found.append(target)
    return found


def dead_links(page: Path, links: list[str], n: int) -> list[str]:
    """Those of ``n`` links, drawn at random, whose file or row is not there.

    Parameters
    ----------
    page
        The file that they stand in.
    """
    dead = []
    for link in random.Random(5).sample(links, min(n, len(links))):
        place, _, fragment = link.partition("#")
        table, _, cell = fragment.partition("/")
        trace = page.parent / place
        data = trace.parent / f"data/tables/{unquote(table)}.js"
        if not trace.is_file() or not data.is_file() or unquote(cell) not in addresses(data):
            dead.append(link)
    return dead


def addresses(data: Path) -> list[str]:
    """Addresses of the rows of a table, read as the page does."""
    text = data.read_text(encoding="utf-8")
    document = json.loads(text[text.index(",") + 1 : text.rindex(")")])
    columns = [
        [one["d"][place] for place in one["n"]] if isinstance(one, dict) else one for one in document["addresses"]
    ]
    return list(map(",".join, zip(*columns, strict=True)))
