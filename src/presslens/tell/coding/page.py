"""The page of one coder and one batch, a single file: its data, its code, a policy that lets nothing else run."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from presslens.pages import policy
from presslens.pages.data_files import json_text
from presslens.pages.vendored import vendored
from presslens.tell.coding.blocks import blocks, sections
from presslens.tell.coding_manual import NO_LABEL

_HERE = Path(__file__).parent
_SCRIPTS = ("table.js", "store.js", "coding.js", "parts.js", "beside.js", "app.js")
_LIBRARIES = ("preact.js", "preact_hooks.js", "htm.js")
#: A file is saved after so many items, and at the end.
SAVE_EVERY = 50


def digest(text: str) -> str:
    """What tells one text from another: the first 16 digits of its SHA-256.

    >>> digest("")
    'e3b0c44298fc1c14'
    """
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def page_version() -> str:
    """Of the code of the page: another code, another version."""
    return digest("\n".join([*_scripts(_SCRIPTS), _style()]))


def coding_page(
    items: Sequence[Mapping[str, Any]],
    texts: Sequence[str],
    questions: Sequence[Mapping[str, Any]],
    manual: str,
    actor: Mapping[str, str],
    corpus: str,
    batch: str,
    coder: str,
    blind: bool,
    more: Mapping[str, Any] | None = None,
) -> str:
    """The page as HTML.

    Parameters
    ----------
    items, texts
        As :func:`presslens.annotate.coding_items.coding_items` gives them, in the order in which they are coded.
    questions
        As :func:`presslens.tell.coding.questions.asked` gives them.
    manual
        In Markdown.
    actor
        The codes of the actor question, by ``no`` and ``yes``.
    corpus, batch, coder
        What the page is for.
    blind
        Names of targets are hidden in ``items`` and ``texts``: the file of codes then has no places.
    more
        What a page of another kind knows beside: see :mod:`presslens.tell.coding.settle`.
    """
    about = {"corpus": corpus, "batch": batch, "coder": coder, "blind": blind, "actor": actor, "none": NO_LABEL}
    digests = {"manual": digest(manual), "version": page_version(), "items": digest(json_text([*items]))}
    data = {
        "page": {"kind": "code", **about, **digests, "save_every": SAVE_EVERY, **(more or {})},
        "questions": questions,
        "items": items,
        "texts": texts,
        "manual": manual_shown(manual, questions),
    }
    return page_of(f"Coding {corpus} {batch}, {coder}", data, _SCRIPTS)


def manual_shown(manual: str, questions: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A manual as pages show it: its blocks, those before the first section, and those of each question."""
    shown = blocks(manual)
    headings = [at for at, block in enumerate(shown) if block[:2] == ["h", 2]]
    names = [str(question["name"]) for question in questions]
    return {
        "blocks": shown,
        "opening": shown[: headings[0]] if headings else shown,
        "sections": sections(shown, names),
    }


def page_of(title: str, data: Mapping[str, Any], names: Sequence[str]) -> str:
    """One file with its data and its code. ``title`` is made of names that are checked, and not escaped."""
    scripts, style = _scripts(names), _style()
    lines = [
        "<!doctype html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{policy.single_file_policy(scripts, [style])}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        f"<title>{title}</title>",
        f"<style>{style}</style>",
        "</head>",
        "<body>",
        '<div id="told" class="hidden" aria-live="polite"></div>',
        '<div id="page"><noscript>This page needs JavaScript; it loads nothing from outside.</noscript></div>',
        f'<script type="application/json" id="data">{json_text(data)}</script>',
        *(f"<script>{script}</script>" for script in scripts),
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _scripts(names: Sequence[str]) -> list[str]:
    own = [(_HERE / name).read_text(encoding="utf-8") for name in names]
    found = [*map(vendored, _LIBRARIES), *own]
    assert not any("</script" in script.lower() for script in found)
    return found


def _style() -> str:
    shared = Path(policy.__file__).with_name("page.css").read_text(encoding="utf-8")
    return shared + (_HERE / "coding.css").read_text(encoding="utf-8")
