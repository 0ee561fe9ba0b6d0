"""Estimate. Takes the ledger and what lies beside it; gives tables as csv for machines and LaTeX for papers."""

from presslens.exhibits.tables import ESTIMATES
from presslens.language.capability import Capability


rule count_words:
    """Words and phrases of each story: the last step of the words tables that reads texts."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        library=library_of("estimate/count_words.py"),
    output:
        counts="resources/{corpus}/word_counts.parquet",
    log:
        "resources/{corpus}/logs/count_words.log",
    wildcard_constraints:
        corpus=WITH_TEXTS,
    conda:
        "../envs/presslens.yaml"
    params:
        names=names_of("targets"),
        refused=lambda wildcards: study.lack(wildcards.corpus, Capability.WORDS),
        min_count=config["estimate"]["min_count"],
    script:
        "../scripts/estimate/count_words.py"


for estimate in ESTIMATES.values():

    rule:
        """Tables of results: a row of presslens.exhibits.tables.ESTIMATES."""
        name:
            estimate.name
        input:
            tables=[f"resources/{{corpus}}/{name}.parquet" for name in estimate.reads],
            shards=of_shards(*estimate.shards),
            coded=["resources/{corpus}/coded.json"] if estimate.of_mentions else [],
            codes=codes_for(estimate),
            codebook=codebook_of(*estimate.codebook),
            schemas=schemas(*estimate.codebook),
            library=library_of("estimate/estimate_tables.py", estimate.module),
        output:
            csv=[exhibit("tables", table.name) for table in estimate.tables],
            tex=[f"results/{{corpus}}/tables/{table.name}.tex" for table in estimate.tables if table.printed],
        log:
            f"resources/{{corpus}}/logs/{estimate.name}.log",
        conda:
            "../envs/presslens.yaml"
        params:
            estimate=estimate.name,
            names=names_of(*estimate.names),
            settings=estimate.settings_in(config["estimate"], study.models.decisions),
            captions=captions_of(estimate),
            refused=lambda wildcards: list(study.refused(wildcards.corpus)),
        script:
            "../scripts/estimate/estimate_tables.py"

    # What `snakemake --list` says of it; in a module it bears another name, or was not asked for.
    if not IS_MODULE:
        workflow.get_rule(estimate.name).docstring = estimate.purpose
