"""The report of a corpus as one page: prose, charts and tables in the order in which they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import polars as pl
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from presslens.cards.corpora import CorpusCard
from presslens.codebook.codebook import Codebook
from presslens.exhibits.measures import Measure, reason_of
from presslens.pages.policy import single_file_policy
from presslens.tell.report.charts.says import percents
from presslens.tell.report.claims import GROUPS, Claim
from presslens.tell.report.figures import Told
from presslens.tell.report.links import row_link, table_link
from presslens.tell.report.statement import Section, rows_of
from presslens.tell.report.tables import Shown, by_group, caption_html, column_styles
from presslens.tell.report.validity import Checked

TEMPLATES = Path(__file__).parent / "templates"
#: Style sheet that all pages share.
SHARED_STYLE = Path(__file__).parents[2] / "pages/page.css"
#: Bytes that a page may have.
LARGEST = 2_000_000
#: Results and reader of the corpus as seen from the page.
RESULTS, READERS = "..", "../../../reader"


@dataclass(frozen=True)
class Material:
    """What the page tells.

    Attributes
    ----------
    corpus, card
        Name of the corpus and its card.
    codebook
        Targets, holders, frames, labels, topics and hypotheses.
    counts
        The table ``corpus``: number by measure.
    statement
        Sections of the data statement, by heading.
    coders
        How many of which kind coded, in words; empty where nobody did.
    coded
        The sentence under figures that says how many mentions were coded.
    checks
        How the labels were checked.
    agreement
        The table of that name; None where nobody coded.
    shares
        The table ``sentiment_by_target``.
    figures, without
        The figures, and what those would answer that have nothing to show.
    claims
        Hypotheses by what may be said of them.
    confidence
        Level of intervals, in words.
    made_by
        What made the results: names and versions or hashes.
    licence, citation
        Of the project.
    """

    corpus: str
    card: CorpusCard
    codebook: Codebook
    counts: Mapping[str, str]
    statement: Mapping[str, Section]
    coders: str
    coded: str
    checks: Sequence[Checked]
    agreement: pl.DataFrame | None
    shares: pl.DataFrame
    figures: Sequence[Told]
    without: Sequence[str]
    claims: Mapping[str, Sequence[Claim]]
    confidence: str
    made_by: Mapping[str, Mapping[str, str]]
    licence: str
    citation: Mapping[str, Any]


def written_page(material: Material, tables: Any) -> str:
    """The page.

    Parameters
    ----------
    tables
        Function from the bytes there is room for to the tables as they are shown.

    Returns
    -------
    HTML that holds its scripts and styles and lets nothing else run or be loaded.
    """
    fewest: list[Shown] = tables(0)
    around = len(_filled(material, fewest).encode("utf-8")) - sum(len(each.body.encode("utf-8")) for each in fewest)
    return _filled(material, tables(LARGEST - around))


def _filled(material: Material, tables: Sequence[Shown]) -> str:
    style = "\n".join(
        (SHARED_STYLE.read_text("utf-8"), (TEMPLATES / "report.css").read_text("utf-8"), column_styles(tables))
    )
    script = (TEMPLATES / "report.js").read_text("utf-8")
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    reader = f"{READERS}/{material.corpus}"
    return environment.get_template("page.html").render(
        m=material,
        targets=material.codebook.documents("targets"),
        frames=material.codebook.documents("frames"),
        labels=material.codebook.labels,
        policy=single_file_policy([script], [style]),
        style=Markup(style),
        script=Markup(script),
        results=RESULTS,
        reader=reader,
        groups=by_group(tables),
        first_with=_first_with(tables),
        meanings=_meanings(tables),
        left_out=[each for each in tables if len(each.rows) < each.n_rows],
        claim_groups=GROUPS,
        numbers=_numbers(material.counts),
        set_aside=[(n, reason) for measure, n in material.counts.items() if (reason := reason_of(measure))],
        short=_in_short(material, reader),
        caption=caption_html,
        table_link=table_link,
        row_link=lambda table, row: row_link(reader, table, row),
        rows_of=lambda title: rows_of(dict(material.statement), title),
        alarm=any(check.alarm for check in material.checks),
        unvalidated=not any(check.n for check in material.checks),
        listed=listed,
    )


def _numbers(counts: Mapping[str, str]) -> dict[str, str]:
    """The counts that the page quotes, by a short name."""
    names = {
        "articles": Measure.ARTICLES,
        "stories": Measure.STORIES,
        "outlets": Measure.OUTLETS,
        "no_outlet": Measure.NO_OUTLET,
        "no_date": Measure.NO_DATE,
        "first": Measure.FIRST_DATE,
        "last": Measure.LAST_DATE,
        "sentences": Measure.SENTENCES,
        "mentions": Measure.MENTIONS,
        "actors": Measure.ACTOR_MENTIONS,
        "quoted": Measure.QUOTED_MENTIONS,
        "none": Measure.NO_MENTION,
    }
    return {name: counts.get(measure, "0") for name, measure in names.items()}


def _in_short(material: Material, reader: str) -> list[tuple[str, list[tuple[str, str]]]]:
    """For each target, its shares in words, each with the link to its trace."""
    lines = []
    for target in material.codebook.targets:
        parts, n = [], 0
        for row in material.shares.filter(target=target.code).iter_rows(named=True):
            if row["sentiment"] not in ("negative", "positive"):
                continue
            ways = ("corrected", "corrected_low", "corrected_high")
            kind = "corrected"
            if row["corrected"] is None:
                ways, kind = ("share", "low", "high"), "as answered"
            said = f"{row['sentiment']} {percents(row, *ways)} {kind}"
            parts.append((said, row_link(reader, "sentiment_by_target", row)))
            n = row["n_mentions"]
        if parts:
            lines.append((f"{target.label} (n = {n})", parts))
    return lines


def _first_with(tables: Sequence[Shown]) -> dict[str, str]:
    """Name of the first table with a caption, by caption: others of the same caption point there."""
    found: dict[str, str] = {}
    for each in (each for members in by_group(tables).values() for each in members):
        found.setdefault(each.caption, each.table.name)
    return found


def _meanings(tables: Sequence[Shown]) -> dict[str, list[str]]:
    """What columns mean, by name; several meanings where they differ by table."""
    found: dict[str, list[str]] = {}
    for each in tables:
        for column in each.columns:
            if column.meaning not in found.setdefault(column.name, []):
                found[column.name].append(column.meaning)
    return dict(sorted(found.items()))


def listed(words: Sequence[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b and c', 'a', '')
    """
    *before, last = words or [""]
    return f"{', '.join(before)} and {last}" if before else last
