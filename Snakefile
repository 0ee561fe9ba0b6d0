"""presslens: from articles to figures, tables and a report. Rules follow the path of the data."""

from snakemake.utils import min_version

min_version("9.27")


configfile: "config.yaml"


report: "report/overview.rst"


include: "rules/common.smk"
include: "rules/fetch.smk"
include: "rules/ingest.smk"
include: "rules/stories.smk"
include: "rules/tokenise.smk"
include: "rules/locate.smk"
include: "rules/annotations.smk"
include: "rules/holder.smk"
include: "rules/encoder.smk"
include: "rules/sentiment.smk"
include: "rules/stance.smk"
include: "rules/frames.smk"
include: "rules/tone.smk"
include: "rules/ledger.smk"
include: "rules/tables.smk"
include: "rules/figures.smk"
include: "rules/hypotheses.smk"
include: "rules/statement.smk"
include: "rules/manifest.smk"
include: "rules/train.smk"


rule all:
    """Every table and figure of every corpus in config.yaml, with its manifest."""
    default_target: True
    input:
        expand("results/{corpus}/manifest.json", corpus=config["corpora"]),
