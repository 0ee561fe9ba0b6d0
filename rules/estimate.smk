"""Estimate. Takes the ledger and what lies beside it; gives tables as csv for machines and LaTeX for papers."""

from presslens.exhibits.makers import jobs_of_estimates
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


for name, estimates in jobs_of_estimates().items():

    rule:
        """Tables of results, in one job: steps are rows of presslens.exhibits.tables.ESTIMATES."""
        name:
            name
        input:
            outside(estimating_steps(estimates)),
            coded="resources/{corpus}/coded.json",
            # Of these a dry run knows before it is known which shards there are.
            tables=sorted({f"resources/{{corpus}}/{name}.parquet" for estimate in estimates for name in estimate.reads}),
        output:
            csv=[exhibit("tables", table.name) for estimate in estimates for table in estimate.tables],
            tex=[
                f"results/{{corpus}}/tables/{table.name}.tex"
                for estimate in estimates
                for table in estimate.tables
                if table.printed
            ],
        log:
            *logs_of("resources/{corpus}", [estimate.name for estimate in estimates]),
        conda:
            "../envs/presslens.yaml"
        threads: min(4, len(estimates))
        params:
            steps=estimating_steps(estimates),
            captions=captions_of(estimates),
            code=code_of("run_steps.py"),
        script:
            "../scripts/run_steps.py"

    # What `snakemake --list` says of it; in a module it bears another name, or was not asked for.
    if not IS_MODULE:
        workflow.get_rule(name).docstring = " ".join(estimate.purpose for estimate in estimates)
