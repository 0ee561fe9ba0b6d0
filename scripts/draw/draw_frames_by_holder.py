"""Draw frame x target x holder: in whose words which frames stand when a target is spoken of."""

from presslens.base.errors import reported
from presslens.base.io import read_csv
from presslens.codebook.frames import load_frames
from presslens.codebook.holders import load_holders
from presslens.codebook.targets import load_targets
from presslens.draw.matrix import RISING, Cell, matrix_plot
from presslens.draw.notes import stamp
from presslens.draw.order import holder_rows
from presslens.draw.style import footnote, save
from presslens.estimate.shares import SHARE_COLUMNS
from presslens.validate.scores import SCORE_COLUMNS

#: Questions whose labels the figure shows or selects by.
QUESTIONS = ("frames", "holder", "actor")


def main(snakemake, note):
    shares = read_csv(snakemake.input.table, SHARE_COLUMNS)
    targets = load_targets(snakemake.input.targets, snakemake.input.nouns)
    holders = holder_rows(load_holders(snakemake.input.actors, targets))
    totals, cells = {}, {}
    for target, holder, frame, n, of, share in shares.select(
        "target", "holder", "frames", "n", "n_mentions", "share"
    ).iter_rows():
        totals[f"{target} {holder}"] = of
        cells[f"{target} {holder}", frame] = Cell(share, (f"{share:.0%} ({n})",))
    rows = {}
    for target in targets:
        for holder, label in holders.items():
            if (n := totals.get(f"{target.code} {holder}")) is not None:
                rows[f"{target.code} {holder}"] = f"{target.label}, by {label} ({n})"
    breaks = [i for i, key in enumerate(rows) if i and key.split()[0] != list(rows)[i - 1].split()[0]]
    columns = {frame.code: frame.label for frame in load_frames(snakemake.input.frames)}
    figure = matrix_plot(cells, rows, columns, {0: "0 %", 0.5: "50 %", 1: "100 %"}, RISING, breaks)
    facts, classifiers = snakemake.params.facts, snakemake.params.classifiers
    footnote(
        figure,
        "Rows: target, and in whose words it is spoken of, with the number of actor mentions. Cells: share of these "
        f"whose sentence carries the frame, and their number n. {facts['n_mentions']} mentions. Where the row's number "
        f"is small, the share says little: intervals, clustered by {facts['cluster']}, are in the table of the same "
        "name.",
        stamp(QUESTIONS, classifiers, [read_csv(path, SCORE_COLUMNS) for path in snakemake.input.validations]),
    )
    save(figure, shares, snakemake.output)
    note(f"{len(cells)} cells drawn")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
