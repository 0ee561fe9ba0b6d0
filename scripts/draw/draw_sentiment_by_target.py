"""Draw the shares of sentiment toward each target."""

from presslens.base.errors import reported
from presslens.base.io import read_csv, read_yaml
from presslens.codebook.targets import load_targets
from presslens.draw.dots import Mark, dot_plot
from presslens.draw.notes import interval_note, stamp
from presslens.draw.style import footnote, save
from presslens.estimate.shares import SHARE_COLUMNS
from presslens.validate.scores import SCORE_COLUMNS

#: Questions whose labels the figure rests on.
QUESTIONS = ("sentiment", "actor")


def main(snakemake, note):
    shares = read_csv(snakemake.input.table, SHARE_COLUMNS)
    looks = read_yaml(snakemake.input.labels)["sentiment"]
    marks = {label: Mark(label, look["colour"], look["marker"]) for label, look in looks.items()}
    counts = dict(shares.select("target", "n_mentions").iter_rows())
    rows = {
        target.code: f"{target.label}\nn = {counts.get(target.code, 0)}"
        for target in load_targets(snakemake.input.targets, snakemake.input.nouns)
    }
    figure = dot_plot(shares, rows, "target", marks, "sentiment", "Share of actor mentions")
    facts, settings = snakemake.params.facts, snakemake.params.settings
    classifiers = snakemake.params.classifiers
    footnote(
        figure,
        interval_note(facts["cluster"], facts["n_articles"], settings["confidence"], settings["resamples"]),
        stamp(QUESTIONS, classifiers, [read_csv(path, SCORE_COLUMNS) for path in snakemake.input.validations]),
    )
    save(figure, shares, snakemake.output)
    note(f"{len(shares)} shares drawn")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
