"""The words and phrases that set groups of sentences apart."""

from __future__ import annotations

import polars as pl

from presslens.base.said import Said
from presslens.codebook.iso_codes import country_name
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.keyness import keyness_plot
from presslens.draw.lettering import shortened
from presslens.draw.order import COUNTRY_LETTERS, largest_countries
from presslens.draw.style import INK


def words_by_target(sources: Sources, per_side: int) -> Drawing:
    """Draw a panel per target: its own words above, those of all other sentences below."""
    panels = {
        target.code: (sources.page.say(Said("naming {target}", target=Said(target.label))), target.colour)
        for target in sources.codebook.targets
    }
    return _words(sources, "target", panels, per_side)


def words_by_country(sources: Sources, per_side: int, most: int) -> Drawing:
    """Draw a panel per country of outlets, those with most articles, by name; outlets of unknown country come last."""
    found = set(sources.table["outlet_country"])
    largest = largest_countries(sources.tables["mentions_by_outlet"], most)
    page = sources.page
    named = sorted(
        (page.say(Said(country_name(code, sources.codebook.targets))), code) for code in found.intersection(largest)
    )
    panels = {
        code: (
            page.say(Said("outlets of {country}", country=shortened(name, sources.page.letters(COUNTRY_LETTERS)))),
            INK,
        )
        for name, code in named
        if code != "unknown"
    }
    if "unknown" in found.intersection(largest):
        panels["unknown"] = (page.say(Said("country unknown")), INK)
    return _words(sources, "outlet_country", panels, per_side)


def _words(sources: Sources, column: str, panels: dict[str, tuple[str, str]], per_side: int) -> Drawing:
    words = sources.table.filter(pl.col(column).is_in(list(panels)))
    figure = keyness_plot(words, column, panels, per_side, sources.page)
    return Drawing(figure, words, f"{len(words)} words and phrases, {len(panels)} panels")
