"""The outlet's own voice beside the voices it quotes."""

from __future__ import annotations

from presslens.base.said import Said
from presslens.codebook.questions import QUESTIONS
from presslens.draw.drawing import Drawing, Sources
from presslens.draw.voices import voices_plot

#: What the table calls all targets together.
ALL = "all"


def outlet_and_quoted(sources: Sources) -> Drawing:
    """Draw a panel per question that has a polarity, a row per target and one for all of them."""
    table = sources.table
    counts = {
        target: (own, quoted) for target, own, quoted in table.select("target", "n_outlet", "n_quoted").iter_rows()
    }
    page = sources.page
    labels = {target.code: Said(target.label) for target in sources.codebook.targets}
    rows = {}
    for target, label in (labels | {ALL: Said("All targets")}).items():
        own, quoted = counts.get(target, (0, 0))
        rows[target] = page.say(
            Said("{target}\nown voice n = {own}\nquoted n = {quoted}", target=label, own=own, quoted=quoted)
        )
    panels = {}
    for name in table["question"].unique(maintain_order=True):
        poles = zip(("-1", "1"), QUESTIONS[name].poles, strict=True)
        ends = [page.say(Said("{end} {pole}", end=end, pole=Said(pole))) for end, pole in poles]
        panels[name] = (page.say(Said(name.capitalize())), page.words.from_left(f"{page.words.comma} ", *ends))
    return Drawing(voices_plot(table, rows, panels, page), table, f"{len(table)} comparisons drawn")
