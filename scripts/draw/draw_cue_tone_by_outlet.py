"""Draw how often each outlet reports each holder with a verb that judges."""

from presslens.base.errors import reported
from presslens.base.io import read_csv
from presslens.codebook.holders import OUTLET, load_holders
from presslens.codebook.targets import load_targets
from presslens.draw.matrix import RISING, Cell, matrix_plot
from presslens.draw.notes import stamp
from presslens.draw.order import holder_rows, outlet_rows
from presslens.draw.style import footnote, save
from presslens.estimate.shares import SHARE_COLUMNS
from presslens.validate.scores import SCORE_COLUMNS

#: A share of fewer verbs than this is not shown.
FEWEST = 10
COLUMNS = {{"n_mentions": "n_reports"}.get(name, name): kind for name, kind in SHARE_COLUMNS.items()}
#: Questions whose labels the figure shows or selects by.
QUESTIONS = ("holder",)


def main(snakemake, note):
    shares = read_csv(snakemake.input.table, COLUMNS)
    targets = load_targets(snakemake.input.targets, snakemake.input.nouns)
    holders = holder_rows(load_holders(snakemake.input.actors, targets))
    columns = {holder: label for holder, label in holders.items() if holder != OUTLET}
    loaded = shares.filter(shares["cue_tone"] == "loaded")
    cells = {
        (outlet, holder): Cell(share, (f"{share:.0%}".replace("%", " %"), f"n = {n}"))
        if n >= FEWEST
        else Cell(0, (f"n = {n}",))
        for outlet, holder, share, n in loaded.select("outlet", "holder", "share", "n_reports").iter_rows()
    }
    rows = outlet_rows(read_csv(snakemake.input.counts))
    figure = matrix_plot(cells, rows, columns, {0: "0 %", 0.5: "50 %", 1: "100 %"}, RISING)
    footnote(
        figure,
        "Cells: share of verbs that judge (claimed, insisted, admitted, warned ...) among the verbs that report a "
        "statement; n: such verbs; no share is given for fewer than "
        f"{FEWEST}. Intervals are in the table of the same name.",
        stamp(QUESTIONS, {}, [read_csv(path, SCORE_COLUMNS) for path in snakemake.input.validations]),
    )
    save(figure, loaded, snakemake.output)
    note(f"{len(cells)} cells drawn")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
