"""Estimate the share of each holder among the actor mentions of each group."""

from presslens.base.errors import reported
from presslens.base.io import read_table, write_csv
from presslens.codebook.holders import OUTLET, UNRESOLVED
from presslens.estimate.groups import GROUPS, actor_mentions
from presslens.estimate.shares import Settings, label_shares
from presslens.tell.latex import write_latex

PRINTED = ["n", "n_mentions", "n_articles", "share", "low", "high"]


def main(snakemake, note):
    mentions = actor_mentions(read_table(snakemake.input.ledger))
    holders = [OUTLET, *snakemake.params.actors, UNRESOLVED]
    settings = Settings(**snakemake.params.settings)
    for group, csv, tex in zip(snakemake.params.groups, snakemake.output.csv, snakemake.output.tex, strict=True):
        shares = label_shares(mentions, GROUPS[group], "holder", holders, f"holder_by_{group}", settings)
        write_csv(shares, csv)
        write_latex(shares.select(*GROUPS[group], "holder", *PRINTED), tex)
        note(f"{group}: {len(mentions)} actor mentions, {len(shares)} shares")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
