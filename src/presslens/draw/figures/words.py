"""The words and phrases that set groups of sentences apart."""

from __future__ import annotations

from presslens.draw.drawing import Drawing, Sources
from presslens.draw.keyness import keyness_plot
from presslens.draw.style import INK


def words_by_target(sources: Sources, per_side: int, alpha: float) -> Drawing:
    """Draw a panel per target: its own words above, those of all other sentences below."""
    panels = {target.code: (f"naming {target.label}", target.colour) for target in sources.codebook.targets}
    return _words(sources, "target", panels, per_side, alpha)


def words_by_country(sources: Sources, per_side: int, alpha: float) -> Drawing:
    """Draw a panel per country of outlets, outlets of unknown country last."""
    countries = sorted(set(sources.table["outlet_country"]), key=lambda code: (code == "unknown", code))
    panels = {code: (f"outlets of {code}" if code != "unknown" else "country unknown", INK) for code in countries}
    return _words(sources, "outlet_country", panels, per_side, alpha)


def _words(sources: Sources, column: str, panels: dict[str, tuple[str, str]], per_side: int, alpha: float) -> Drawing:
    words = sources.table
    figure = keyness_plot(words, column, panels, per_side, alpha)
    return Drawing(figure, words, f"{len(words)} words and phrases, {len(panels)} panels")
