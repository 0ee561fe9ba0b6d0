"""The order in which figures list outlets and holders, how many of them, and what they call them."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

from presslens.base.said import Said
from presslens.codebook.codebook import Codebook
from presslens.codebook.iso_codes import country_name
from presslens.codebook.questions import OUTLET, UNRESOLVED, Question
from presslens.codebook.targets import Target
from presslens.draw.lettering import shortened
from presslens.draw.page import PAGE, Page

#: In place of a country that nobody knows.
UNKNOWN = "unknown"
#: Letters of an outlet's name, and of its country's, that a row has room for.
OUTLET_LETTERS, COUNTRY_LETTERS = 36, 24


def largest_outlets(counts: pl.DataFrame, most: int) -> list[tuple[str, str]]:
    """The outlets that have a row in figures, with their countries, in no order.

    Parameters
    ----------
    counts
        The table ``mentions_by_outlet``.
    most
        As many at most: those with most actor mentions of all targets, then with most articles, then by name.
    """
    return (
        counts.group_by("outlet", "outlet_country")
        .agg(pl.col("n_actor_mentions").sum(), pl.col("n_articles").max())
        .sort("n_actor_mentions", "n_articles", "outlet", "outlet_country", descending=[True, True, False, False])
        .head(most)
        .select("outlet", "outlet_country")
        .rows()
    )


def largest_groups(shares: pl.DataFrame, group: str, most: int) -> list[str]:
    """Values of the column ``group`` of a table of shares: at most so many, those with most mentions, in falling order.

    >>> shares = pl.DataFrame({"year": ["2016", "2016", "2017"], "target": "TUR", "n_mentions": [3, 3, 5]})
    >>> largest_groups(shares, "year", 1)
    ['2017']
    """
    each = shares.group_by(group, "target").agg(pl.col("n_mentions").first()).group_by(group).agg(pl.sum("n_mentions"))
    return each.sort("n_mentions", group, descending=[True, False]).head(most)[group].to_list()


def largest_countries(counts: pl.DataFrame, most: int) -> list[str]:
    """Countries of outlets with most articles in the table ``mentions_by_outlet``: at most so many, largest first."""
    outlets = counts.unique(["outlet", "outlet_country"]).group_by("outlet_country").agg(pl.sum("n_articles"))
    return outlets.sort("n_articles", "outlet_country", descending=[True, False]).head(most)["outlet_country"].to_list()


def outlet_rows(counts: pl.DataFrame, targets: Iterable[Target], most: int, page: Page = PAGE) -> dict[str, str]:
    """Label by outlet of the :func:`largest_outlets`, by the names of countries and then of outlets; outlets of unknown
    country come last.
    """
    targets = list(targets)
    found = [(outlet, country_name(country, targets)) for outlet, country in largest_outlets(counts, most)]
    named = [(country == UNKNOWN, page.say(Said(country)), outlet) for outlet, country in found]
    return {outlet: _outlet_row(outlet, "" if unknown else country, page) for unknown, country, outlet in sorted(named)}


def _outlet_row(outlet: str, country: str, page: Page) -> str:
    name = shortened(outlet, page.letters(OUTLET_LETTERS))
    return f"{name} ({shortened(country, page.letters(COUNTRY_LETTERS))})" if country else name


def holder_rows(codebook: Codebook) -> dict[str, Said]:
    """Label by holder: the outlet, those of the codebook in their order (who takes in strangers last), and the sources
    nobody can identify.

    A holder that is called like a target is called the target's officials: beside "Turkey", which is spoken of, stand
    "Turkey's officials", who speak.
    """
    targets = {target.label for target in codebook.targets}
    named = {
        holder.code: _officials(holder.label) if holder.label in targets else Said(holder.label)
        for holder in sorted(codebook.holders, key=lambda holder: holder.strangers)
    }
    return {OUTLET: Said("the outlet itself"), **named, UNRESOLVED: Said("unresolved source")}


def _officials(name: str) -> Said:
    """Those who speak for a target. Languages inflect its name, so that each has the whole as one text."""
    return Said(f"{name}' officials" if name.endswith("s") else f"{name}'s officials")


def label_columns(question: Question, codebook: Codebook, shares: pl.DataFrame, page: Page = PAGE) -> dict[str, str]:
    """Label for readers by label of a question, in order; of holders and frames as the codebook calls them.

    Parameters
    ----------
    shares
        With the labels in the column of the question. A label that nobody answered has no share and is left out.
    """
    if question.labels_from == "holders":
        found = holder_rows(codebook)
    elif question.labels_from == "frames":
        found = {frame.code: Said(frame.label) for frame in codebook.frames}
    else:
        found = {label: Said(label) for label in question.labels}
    answered = set(shares[question.name])
    return {code: page.say(label) for code, label in found.items() if code in answered}
