"""Join. Takes every judgement of every shard; gives the ledger, one row per mention, and the sentences."""


rule join_ledger:
    """All that is known about each mention, in one table."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences=of_shards("sentences"),
        mentions=of_shards("mentions"),
        actor=of_shards("actor"),
        sentiment=of_shards("sentiment"),
        holders=of_shards("holders"),
        stance=of_shards("stance"),
        frames=of_shards("frames"),
        tone=of_shards("tone"),
        library=library_of("ledger/join_ledger.py"),
    output:
        ledger="resources/{corpus}/ledger.parquet",
        sentences="resources/{corpus}/sentences.parquet",
    log:
        "resources/{corpus}/logs/join_ledger.log",
    conda:
        "../envs/presslens.yaml"
    params:
        frames=config["frames"],
    script:
        "../scripts/ledger/join_ledger.py"
