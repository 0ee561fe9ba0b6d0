"""Estimate the share of each label among the actor mentions of each group."""

from presslens.base.errors import reported
from presslens.base.io import read_table, write_csv
from presslens.codebook.questions import QUESTIONS, UNCERTAIN
from presslens.estimate.groups import GROUPS, actor_mentions
from presslens.estimate.shares import Settings, label_shares
from presslens.tell.latex import write_latex

PRINTED = ["n", "n_mentions", "n_articles", "share", "low", "high"]


def main(snakemake, note):
    mentions = actor_mentions(read_table(snakemake.input.ledger))
    settings = Settings(**snakemake.params.settings)
    tables = zip(snakemake.params.tables, snakemake.output.csv, snakemake.output.tex, strict=True)
    for (question, group), csv, tex in tables:
        labels = snakemake.params.frames if question == "frames" else [*QUESTIONS[question].labels, UNCERTAIN]
        shares = label_shares(mentions, GROUPS[group], question, labels, f"{question}_by_{group}", settings)
        write_csv(shares, csv)
        write_latex(shares.select(*GROUPS[group], question, *PRINTED), tex)
        note(f"{question} by {group}: {len(mentions)} actor mentions, {len(shares)} shares")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
