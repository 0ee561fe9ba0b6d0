"""presslens: from articles to figures, tables and a report. Rules follow the path of the data."""

from snakemake.utils import min_version

min_version("9.27")


configfile: "config.yaml"


report: "report/overview.rst"


include: "rules/common.smk"
include: "rules/fetch.smk"
include: "rules/ingest.smk"
include: "rules/tokenise.smk"
include: "rules/locate.smk"
include: "rules/attribute.smk"
include: "rules/classify.smk"
include: "rules/ledger.smk"
include: "rules/annotate.smk"
include: "rules/validate.smk"
include: "rules/estimate.smk"
include: "rules/draw.smk"
include: "rules/tell.smk"
include: "rules/train.smk"


rule all:
    """Every table and figure of every corpus in config.yaml, with its manifest."""
    default_target: True
    input:
        expand("results/{corpus}/manifest.json", corpus=config["corpora"]),
