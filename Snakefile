"""presslens: from articles to figures, tables and a report. Rules follow the path of the data."""

from snakemake.utils import min_version

min_version("9.27")


include: "rules/start.smk"


configfile: "config.yaml"


report: "report/overview.rst"


include: "rules/common.smk"
include: "rules/inputs.smk"
include: "rules/steps.smk"
include: "rules/fetch.smk"
include: "rules/ingest.smk"
include: "rules/shards.smk"
include: "rules/classify.smk"
include: "rules/ledger.smk"
include: "rules/annotate.smk"
include: "rules/validate.smk"
include: "rules/estimate.smk"
include: "rules/draw.smk"
include: "rules/tell.smk"
include: "rules/read.smk"
include: "rules/train.smk"


rule all:
    """All results of every corpus in config.yaml, the ledger with what lies beside it, what is doubtful, and the reader."""
    default_target: True
    input:
        findings=[f"resources/{corpus}/findings.json" for corpus in study.corpora],
        tables=[path for corpus in study.corpora for path in tables_and_ledger(corpus)],
        figures=lambda wildcards: [path for corpus in study.corpora for path in results_of(corpus)],
        readers=[f"reader/{corpus}/index.html" for corpus in study.corpora],
