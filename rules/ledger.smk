"""Join. Takes every judgement of every shard; gives the ledger, one row per mention, the sentences, and how many were coded."""

from presslens.classify import registry


rule join_ledger:
    """All that is known about each mention, in one table."""
    input:
        articles="resources/{corpus}/articles.parquet",
        shards="resources/{corpus}/shards.json",
        sentences=of_shards("sentences"),
        mentions=of_shards("mentions"),
        holders=of_shards("holders"),
        judgements=of_shards(*registry.classifiers()),
        tone=of_shards("tone"),
        # Of a corpus that was coded: by what its coded mentions are answered.
        annotations=lambda wildcards: study.placed(wildcards.corpus),
        heads=lambda wildcards: study.fitted_heads(wildcards.corpus),
        models=lambda wildcards: study.models_on_codes(wildcards.corpus),
        library=library_of("ledger/join_ledger.py"),
    output:
        ledger="resources/{corpus}/ledger.parquet",
        ledger_csv="resources/{corpus}/ledger.csv",
        all_sentences="resources/{corpus}/sentences.parquet",
        coded="resources/{corpus}/coded.json",
    log:
        "resources/{corpus}/logs/join_ledger.log",
    wildcard_constraints:
        corpus=WITH_TEXTS,
    conda:
        "../envs/presslens.yaml"
    params:
        names=names_of("frames"),
        classify=lambda wildcards: study.answering_codes(wildcards.corpus),
        refused=lambda wildcards: study.said_of_refused(wildcards.corpus),
    script:
        "../scripts/ledger/join_ledger.py"
