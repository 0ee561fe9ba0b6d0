"""Join. Takes every judgement of every shard; gives the ledger, one row per mention, and the sentences."""

from presslens.classify import registry


rule join_ledger:
    """All that is known about each mention, in one table."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences=of_shards("sentences"),
        mentions=of_shards("mentions"),
        holders=of_shards("holders"),
        judgements=of_shards(*registry.classifiers()),
        tone=of_shards("tone"),
        library=library_of("ledger/join_ledger.py"),
    output:
        ledger="resources/{corpus}/ledger.parquet",
        all_sentences="resources/{corpus}/sentences.parquet",
    log:
        "resources/{corpus}/logs/join_ledger.log",
    conda:
        "../envs/presslens.yaml"
    params:
        names=names_of("frames"),
    script:
        "../scripts/ledger/join_ledger.py"
