"""Draw the stance of each holder toward each target."""

from presslens.base.errors import reported
from presslens.base.io import read_csv
from presslens.codebook.holders import load_holders
from presslens.codebook.targets import load_targets
from presslens.draw.matrix import Cell, matrix_plot
from presslens.draw.notes import stamp
from presslens.draw.order import holder_rows
from presslens.draw.style import footnote, save
from presslens.estimate.shares import SHARE_COLUMNS
from presslens.validate.scores import SCORE_COLUMNS

#: Questions whose labels the figure rests on.
QUESTIONS = ("stance", "holder", "actor")


def main(snakemake, note):
    shares = read_csv(snakemake.input.table, SHARE_COLUMNS)
    targets = load_targets(snakemake.input.targets, snakemake.input.nouns)
    labels = holder_rows(load_holders(snakemake.input.actors, targets))
    seen = set(shares["holder"])
    counts: dict[tuple[str, str], dict[str, int]] = {}
    for holder, target, stance, n in shares.select("holder", "target", "stance", "n").iter_rows():
        counts.setdefault((holder, target), {})[stance] = n
    cells = {}
    for key, n in counts.items():
        total = sum(n.values())
        lines = (f"n = {total}", f"{n['against']} against, {n['favour']} favour")
        cells[key] = Cell((n["favour"] - n["against"]) / total, lines)
    rows = {code: label for code, label in labels.items() if code in seen}
    columns = {target.code: f"toward {target.label}" for target in targets}
    figure = matrix_plot(cells, rows, columns, {-1: "all against", 0: "none, or even", 1: "all in favour"})
    facts, classifiers = snakemake.params.facts, snakemake.params.classifiers
    footnote(
        figure,
        f"Actor mentions by holder and target; colour: in favour less against, over n. {facts['n_mentions']} mentions. "
        "Intervals are in the table of the same name.",
        stamp(QUESTIONS, classifiers, [read_csv(path, SCORE_COLUMNS) for path in snakemake.input.validations]),
    )
    save(figure, shares, snakemake.output)
    note(f"{len(cells)} cells drawn")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
