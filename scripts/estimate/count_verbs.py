"""Count the verbs by which outlets let each holder speak."""

import polars as pl

from presslens.base.errors import reported
from presslens.base.io import read_table, write_csv
from presslens.codebook.holders import UNRESOLVED
from presslens.codebook.speech import load_speech
from presslens.estimate.shares import Settings, label_shares
from presslens.estimate.verbs import TONES, reporting_verbs, verb_counts
from presslens.tell.latex import write_latex

PRINTED = ["cue_tone", "n", "n_reports", "n_articles", "share", "low", "high"]


def main(snakemake, note):
    speech = load_speech(snakemake.input.speech)
    verbs = {form for form, cue in speech.verbs if cue.content in ("clause", "deed")}
    attributions = pl.concat([read_table(path) for path in snakemake.input.attributions])
    articles = read_table(snakemake.input.articles)
    sentences = read_table(snakemake.input.sentences)
    uses = reporting_verbs(attributions, articles, sentences, verbs)
    settings = Settings(**snakemake.params.settings)
    holders = [*snakemake.params.actors, UNRESOLVED]
    counts = verb_counts(uses, holders, snakemake.params.top)
    write_csv(counts, snakemake.output.csv[0])
    write_latex(counts, snakemake.output.tex[0])
    for number, groups in enumerate((["holder"], ["outlet", "holder"]), 1):
        name = f"cue_tone_by_{groups[0]}"
        shares = label_shares(uses, groups, "cue_tone", TONES, name, settings).rename({"n_mentions": "n_reports"})
        write_csv(shares, snakemake.output.csv[number])
        write_latex(shares.select(*groups, *PRINTED), snakemake.output.tex[number])
    note(f"{len(uses)} verbs that report a statement, {uses['verb'].n_unique()} different ones")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
