"""The files of a reader: pages, libraries with their licences, and the data of a corpus."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from presslens.base.io import read_bytes
from presslens.pages.data_files import data_script, json_text
from presslens.pages.policy import FOLDER_POLICY
from presslens.pages.vendored import FOLDER as VENDORED
from presslens.pages.vendored import libraries, vendored
from presslens.tell.reader.needs import ASSETS
from presslens.tell.reader.packing import differences, in_files
from presslens.tell.reader.store import Store

#: The pages, with their titles and scripts.
PAGES = {"index": "Articles", "article": "Article", "trace": "Tables and their evidence"}
_SHARED = ("start.js", "shared.js")
_PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{title} - presslens</title>
<link rel="stylesheet" href="assets/page.css">
<link rel="stylesheet" href="assets/reader.css">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<div id="app"><p class="wait">Reading the data of this page, with JavaScript and without the network.</p></div>
{scripts}
</body>
</html>
"""


def page_files() -> dict[str, str]:
    """Pages and what they load, by name in the folder; they are the same for every corpus."""
    files = {f"assets/{library.file}": vendored(library.file) for library in libraries()}
    files |= {f"assets/{one.licence_file}": _text(VENDORED / one.licence_file) for one in libraries()}
    files["assets/page.css"] = _text(Path(VENDORED).parent / "page.css")
    for path in sorted(ASSETS.iterdir()):
        files[f"assets/{path.name}"] = _text(path)
    first = [f"assets/{name}" for name in ("preact.js", "preact_hooks.js", "htm.js", *_SHARED)]
    for page, title in PAGES.items():
        sources = [*first, f"assets/{page}.js", "data/index.js"]
        scripts = "\n".join(f'<script src="{source}" defer></script>' for source in sources)
        files[f"{page}.html"] = _PAGE.format(policy=FOLDER_POLICY, title=title, scripts=scripts)
    return files


def index_file(index: Mapping[str, object]) -> dict[str, str]:
    """What every page loads."""
    return {"data/index.js": data_script("index", index)}


def article_data(records: Sequence[str]) -> tuple[dict[str, str], list[int]]:
    """Articles, each as JSON, dealt out to files: by name, and the first article of each."""
    found, first = {}, []
    for number, articles in enumerate(in_files([len(record) for record in records])):
        text = ",".join(records[article] for article in articles)
        found[f"data/articles/{number:04d}.js"] = _receiving(f"articles/{number}", f"[{text}]")
        first.append(articles.start)
    return found, first


def sentence_file(sentences: Iterable[int]) -> dict[str, str]:
    """In which sentence of its article each mention stands."""
    return {"data/mentions.js": data_script("mentions", differences(sentences))}


def table_file(name: str, document: Mapping[str, object]) -> dict[str, str]:
    """What a table says."""
    return {f"data/tables/{name}.js": data_script(f"tables/{name}", document)}


def evidence_data(store: Store) -> tuple[dict[str, str], list[int]]:
    """Files of evidence by name, and the first set of each that has sets."""
    found, first = {}, []
    sets = store.sets.listed
    for number, those in enumerate(in_files([len(text) for text in sets])):
        text = ",".join(sets[one] for one in those)
        found[f"data/sets/{number:04d}.js"] = _receiving(f"sets/{number}", f"[{text}]")
        first.append(those.start)
    for number, text in enumerate(store.places.listed):
        found[f"data/places/{number:04d}.js"] = _receiving(f"places/{number}", text)
    return found, first


def _receiving(name: str, text: str) -> str:
    """As :func:`~presslens.pages.data_files.data_script`, of what is JSON already."""
    return f"presslens.receive({json_text(name)},{text});\n"


def _text(path: Path) -> str:
    return read_bytes(path).decode("utf-8")
