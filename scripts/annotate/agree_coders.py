"""Say how well the coders of a corpus agree."""

from pathlib import Path

from presslens.annotate.agreement import agreement_table
from presslens.annotate.reading import VALIDATION, load_card, read_annotations
from presslens.base.errors import reported
from presslens.base.io import write_csv
from presslens.tell.latex import write_latex


def main(snakemake, note):
    settings, frames = snakemake.params.settings, snakemake.params.frames
    card = load_card(snakemake.input.card, snakemake.params.actors, frames)
    annotations = read_annotations(Path(snakemake.input.card).parent, card, frames)
    drawn = annotations.sample["purpose"] == VALIDATION
    table = agreement_table(
        {coder: codes.filter(drawn) for coder, codes in annotations.codes.items()},
        annotations.sample.filter(drawn)["source_id"].to_list(),
        frames,
        settings["resamples"],
        settings["confidence"],
        settings["seed"],
    )
    write_csv(table, snakemake.output.csv)
    write_latex(table, snakemake.output.tex)
    note(f"{drawn.sum()} of {len(annotations.sample)} mentions are for validation, {len(annotations.codes)} coders")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
