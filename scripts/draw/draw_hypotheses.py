"""Draw the known-groups hypotheses: the differences found, and whether they are the ones expected."""

from presslens.base.errors import reported
from presslens.base.io import read_csv
from presslens.codebook.targets import load_targets
from presslens.draw.differences import Row, difference_plot
from presslens.draw.notes import stamp
from presslens.draw.style import footnote, save
from presslens.estimate.hypotheses import COLUMNS
from presslens.validate.scores import SCORE_COLUMNS

#: Questions whose labels the figure rests on.
QUESTIONS = ("sentiment", "stance", "actor", "holder")


def main(snakemake, note):
    table = read_csv(snakemake.input.table, COLUMNS)
    targets = load_targets(snakemake.input.targets, snakemake.input.nouns)
    names = {target.code: target.label for target in targets}
    rows = [row_of(record, names) for record in table.iter_rows(named=True)]
    figure = difference_plot(rows, "Difference of mean polarity; right of 0: as expected")
    settings, classifiers = snakemake.params.settings, snakemake.params.classifiers
    level = f"{settings['confidence']:.0%}".replace("%", " %")
    footnote(
        figure,
        f"Mean polarity of actor mentions (share positive less negative, or in favour less against). Lines: {level} "
        f"intervals, bootstrap-t over stories, {settings['resamples']} draws, not adjusted for "
        "their number. Outcomes: bold rows (primary) by Holm, others by Benjamini-Hochberg. The outlets before > are "
        "expected to be the higher. Classifier error is not in the lines.",
        stamp(QUESTIONS, classifiers, [read_csv(path, SCORE_COLUMNS) for path in snakemake.input.validations]),
    )
    save(figure, table, snakemake.output)
    note(f"{len(rows)} hypotheses drawn")


def row_of(record, names):
    turned = record["direction"] == "lower"
    high, low = (record["second"], record["first"]) if turned else (record["first"], record["second"])
    voice = "own voice" if record["holder"] == "outlet" else "all voices"
    difference, ends = record["difference"], (record["low"], record["high"])
    if turned and difference is not None:
        difference = -difference
        ends = tuple(-end if end is not None else None for end in reversed(ends))
    sides = ("second", "first") if turned else ("first", "second")
    counts = "n = " + " / ".join(str(record[f"n_mentions_{side}"]) for side in sides)
    stories = " / ".join(str(record[f"n_stories_{side}"]) for side in sides) + " stories"
    label = f"{names.get(record['target'], record['target'])}, {record['question']}, {voice}\n{high} > {low}"
    return Row(label, f"{counts}, {stories}", record["outcome"], record["primary"], difference, *ends)


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
