"""Draw the outlet's own voice beside the voices it quotes."""

from presslens.base.errors import reported
from presslens.base.io import read_csv
from presslens.codebook.targets import load_targets
from presslens.draw.notes import stamp
from presslens.draw.style import footnote, save
from presslens.draw.voices import voices_plot
from presslens.estimate.voices import ALL, VOICE_COLUMNS
from presslens.validate.scores import SCORE_COLUMNS

#: Questions whose labels the figure shows or selects by.
QUESTIONS = ("sentiment", "stance", "holder", "actor")
PANELS = {"sentiment": ("Sentiment", "-1 negative, 1 positive"), "stance": ("Stance", "-1 against, 1 for")}


def main(snakemake, note):
    table = read_csv(snakemake.input.table, VOICE_COLUMNS)
    labels = {target.code: target.label for target in load_targets(snakemake.input.targets, snakemake.input.nouns)}
    counts = {
        target: (own, quoted) for target, own, quoted in table.select("target", "n_outlet", "n_quoted").iter_rows()
    }
    rows = {}
    for target, label in (labels | {ALL: "All targets"}).items():
        own, quoted = counts.get(target, (0, 0))
        rows[target] = f"{label}\nown voice n = {own}\nquoted n = {quoted}"
    figure = voices_plot(table, rows, PANELS)
    settings, classifiers = snakemake.params.settings, snakemake.params.classifiers
    level = f"{settings['confidence']:.0%}".replace("%", " %")
    footnote(
        figure,
        f"Actor mentions. Lines: {level} intervals, bootstrap over stories, {settings['resamples']} draws; none with "
        f"fewer than {settings['min_articles']} stories in a voice. Differences with their intervals are in the table "
        "voices by target. Classifier error is not in the lines.",
        stamp(QUESTIONS, classifiers, [read_csv(path, SCORE_COLUMNS) for path in snakemake.input.validations]),
    )
    save(figure, table, snakemake.output)
    note(f"{len(table)} comparisons drawn")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
