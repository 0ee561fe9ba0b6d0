"""A study full of hostile texts, and what tests of coding pages do with a page."""

import itertools

from axe_playwright_python.sync_playwright import Axe
from scripts.annotate.make_coding_page import make_coding_page

PAYLOADS = (
    "<script>pwned=1</script>", "</script><script>pwned=1</script>", "<img src=x onerror=pwned=1>",
    "<svg onload=pwned=1>",
    "\"><img src=x onerror=pwned=1>", "<iframe srcdoc='<script>parent.pwned=1</script>'>", "${pwned=1}", "<!-- --!><b>",
    "<a href='javascript:pwned=1'>x</a>", "<style>*{display:none}</style>", "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;https://evil.example'>", "<link rel=stylesheet href=https://evil.example/a.css>",
    "]]>\u2028pwned=1", "<form action=https://evil.example><button>", "\u202eevil\u202c", "=cmd|' /C calc'!A0",
    "{{constructor.constructor('pwned=1')()}}",
)  # fmt: skip
SHAPES = ("{} Turkey waited.", "Envoys of Turkey {} met.", "Turkey said: {}")
HOSTILE = [
    f"Case {n}: {shape.format(payload)}" for n, (payload, shape) in enumerate(itertools.product(PAYLOADS, SHAPES))
]
SENTENCES = [*HOSTILE, *(f"On day {number} Turkey sent {number} envoys." for number in range(8))]
N = 60
#: Keys of an item, and what they say; the page asks actor, sentiment, holder, stance, frames.
ROUNDS = (
    (["1", "1", "1", "2", "1", "Enter"], ("1", "-1", "OUTLET", "0", "conflict")),
    (["2", "1", "0"], ("0", "", "OUTLET", "", "none")),
    (["1", "3", "2", "3", "2", "5", "Enter"], ("1", "1", "TUR", "1", "diplomacy;economic")),
)
QUESTIONS = ("actor", "sentiment", "holder", "stance", "frames")


def watch(page, requests, faults):
    page.on("request", lambda request: requests.append(request.url))
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.on("dialog", lambda dialog: faults.append(dialog.message))


def serious(page):
    found = Axe().run(page).response["violations"]
    assert not [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in ("serious", "critical")]


def page_of(study, coder):
    """The page of a coder, made where it is not there yet."""
    path = study / f"work/toy/coding/{N}/{coder}.html"
    return path if path.exists() else make_coding_page("toy", coder, root=study)
