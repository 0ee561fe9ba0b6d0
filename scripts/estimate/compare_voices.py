"""Compare the outlet's own voice with the voices it quotes."""

from presslens.base.errors import reported
from presslens.base.io import read_table, write_csv
from presslens.estimate.groups import actor_mentions
from presslens.estimate.shares import Settings
from presslens.estimate.voices import voices_by_target
from presslens.tell.latex import write_latex

PRINTED = ["question", "target", "n_outlet", "n_quoted", "mean_all", "mean_outlet", "mean_quoted"]
PRINTED += ["difference", "low_difference", "high_difference", "shift", "low_shift", "high_shift"]


def main(snakemake, note):
    mentions = actor_mentions(read_table(snakemake.input.ledger))
    settings = Settings(**snakemake.params.settings)
    voices = voices_by_target(
        mentions, snakemake.params.targets, snakemake.params.questions, settings, "voices_by_target"
    )
    write_csv(voices, snakemake.output.csv)
    write_latex(voices.select(PRINTED), snakemake.output.tex)
    note(f"{len(voices)} comparisons of {len(mentions)} actor mentions")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
