"""Draw negative against positive shares of each target, by outlet, country of outlets or year."""

from presslens.base.errors import reported
from presslens.base.io import read_csv, read_yaml
from presslens.codebook.targets import load_targets
from presslens.draw.diverging import diverging_plot
from presslens.draw.dots import Mark
from presslens.draw.notes import interval_note, stamp
from presslens.draw.order import outlet_rows
from presslens.draw.style import footnote, save
from presslens.estimate.shares import SHARE_COLUMNS
from presslens.validate.scores import SCORE_COLUMNS

COLUMNS = {"outlet": "outlet", "country": "outlet_country", "year": "year"}

#: Questions whose labels the figure rests on.
QUESTIONS = ("sentiment", "actor")


def main(snakemake, note):
    shares, group = read_csv(snakemake.input.table, SHARE_COLUMNS), snakemake.wildcards.group
    column = COLUMNS[group]
    looks = read_yaml(snakemake.input.labels)["sentiment"]
    sides = {"negative": "share negative", "positive": "share positive"}
    marks = {label: Mark(text, looks[label]["colour"], looks[label]["marker"]) for label, text in sides.items()}
    rows = (
        outlet_rows(read_csv(snakemake.input.counts))
        if group == "outlet"
        else {v: v for v in sorted(shares[column].unique())}
    )
    targets = load_targets(snakemake.input.targets, snakemake.input.nouns)
    panels = {target.code: target.label for target in targets}
    figure = diverging_plot(shares, column, rows, panels, marks, "sentiment")
    facts, settings, classifiers = (snakemake.params[name] for name in ("facts", "settings", "classifiers"))
    footnote(
        figure,
        "n: actor mentions. "
        + interval_note(facts["cluster"], facts["n_articles"], settings["confidence"], settings["resamples"]),
        stamp(QUESTIONS, classifiers, [read_csv(path, SCORE_COLUMNS) for path in snakemake.input.validations]),
    )
    save(figure, shares, snakemake.output)
    note(f"{len(shares)} shares drawn")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
