"""What a rebuild of the results gave, for people who did not see it run: a page with pictures, and a summary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import escape
from urllib.parse import quote

from presslens.pages.policy import CHECK_POLICY
from presslens.tell import markdown
from presslens.tell.compare import picture_name

#: Files of a corpus that the summary names.
SHOWN = 40
#: What the page adds to the style of all pages.
STYLE = "\nmain { max-width: 70rem; margin: 0 auto; padding: 1rem; }\nmain img { max-width: 100%; }\n"
#: Where rebuilt files that differ lie, in the folder of a corpus beside the page.
REBUILT = "rebuilt"


@dataclass(frozen=True)
class Outcome:
    """What came of one corpus.

    Attributes
    ----------
    corpus, verdict
        Its name, and what is said of it in a line.
    differences
        What differs, by file of results.
    pictures
        Names of the pictures of differences, in the folder of the corpus.
    rebuilt
        Files that were laid down as they came out.
    """

    corpus: str
    verdict: str
    differences: Mapping[str, list[str]] = field(default_factory=dict)
    pictures: frozenset[str] = frozenset()
    rebuilt: frozenset[str] = frozenset()


def check_summary(outcomes: Iterable[Outcome], remarks: Iterable[str] = ()) -> str:
    """The outcomes as Markdown, for the page that a service shows of a run.

    >>> print(check_summary([Outcome("town", "differs", {"a.csv": ["a.csv: other bytes"]})]))
    # Results, rebuilt
    <BLANKLINE>
    | corpus | outcome |
    | --- | --- |
    | town | differs |
    <BLANKLINE>
    - town/a.csv: other bytes
    <BLANKLINE>
    """
    outcomes = list(outcomes)
    lines = ["# Results, rebuilt", "", *(f"- {markdown.escape(remark)}" for remark in remarks)]
    lines += ["", *markdown.table(["corpus", "outcome"], [(one.corpus, one.verdict) for one in outcomes]), ""]
    for one in outcomes:
        firsts = [found[0] for found in one.differences.values()]
        lines += [f"- {markdown.escape(f'{one.corpus}/{line}')}" for line in firsts[:SHOWN]]
        if more := len(firsts) - SHOWN:
            lines += [f"- {more} more files of {markdown.escape(one.corpus)} differ"] if more > 0 else []
    text = "\n".join(lines) + "\n"
    return text.replace("\n\n\n", "\n\n")


def check_page(outcomes: Iterable[Outcome], remarks: Iterable[str] = ()) -> str:
    """The outcomes as a page that lies in the folder of the pictures, with everything that differs."""
    outcomes = list(outcomes)
    rows = "".join(f"<tr><td>{escape(one.corpus)}</td><td>{escape(one.verdict)}</td></tr>\n" for one in outcomes)
    notes = "".join(f"<p>{escape(remark)}</p>\n" for remark in remarks)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(CHECK_POLICY)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<title>Results, rebuilt</title>\n<link rel="stylesheet" href="page.css">\n</head>\n<body>\n<main>\n'
        f"<h1>Results, rebuilt</h1>\n{notes}"
        "<table>\n<thead><tr><th>corpus</th><th>outcome</th></tr></thead>\n"
        f"<tbody>\n{rows}</tbody>\n</table>\n{''.join(map(_of_corpus, outcomes))}</main>\n</body>\n</html>\n"
    )


def _of_corpus(one: Outcome) -> str:
    """Files of which there is one line to say, then those with more or with a picture, each under its name."""
    if not one.differences:
        return ""
    long = [name for name in one.differences if len(one.differences[name]) > 1 or picture_name(name) in one.pictures]
    short = [name for name in one.differences if name not in long]
    items = "".join(f"<li>{escape(one.differences[name][0])}{_rebuilt(one, name)}</li>\n" for name in short)
    written = f"<h2>{escape(one.corpus)}</h2>\n" + (f"<ul>\n{items}</ul>\n" if items else "")
    return written + "".join(_of_file(one, name) for name in long)


def _of_file(one: Outcome, name: str) -> str:
    lines = (line.removeprefix(name).lstrip(",: ") for line in one.differences[name])
    items = "".join(f"<li>{escape(line)}</li>\n" for line in lines)
    written = f"<h3>{escape(name)}{_rebuilt(one, name)}</h3>\n<ul>\n{items}</ul>\n"
    if (picture := picture_name(name)) in one.pictures:
        words = f"{name}: as committed, where the two differ in red, as rebuilt"
        written += f'<p><img src="{_address(one.corpus, picture)}" alt="{escape(words)}"></p>\n'
    return written


def _rebuilt(one: Outcome, name: str) -> str:
    if name not in one.rebuilt:
        return ""
    address, words = _address(one.corpus, REBUILT, name), escape(f"{name} as it was rebuilt")
    return f' (<a href="{address}" aria-label="{words}">the file</a>)'


def _address(*parts: str) -> str:
    return escape(quote("/".join(parts)))
