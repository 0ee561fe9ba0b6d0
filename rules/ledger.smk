"""Join. Takes every judgement; gives the ledger, one row per mention."""


rule join_ledger:
    """All that is known about each mention, in one table."""
    input:
        articles="resources/{corpus}/articles.parquet",
        mentions="resources/{corpus}/mentions.parquet",
        actor="resources/{corpus}/actor.parquet",
        sentiment="resources/{corpus}/sentiment.parquet",
        holders="resources/{corpus}/holders.parquet",
        stance="resources/{corpus}/stance.parquet",
        frames="resources/{corpus}/frames.parquet",
        tone="resources/{corpus}/tone.parquet",
        library=library_of("join_ledger.py"),
    output:
        ledger="resources/{corpus}/ledger.parquet",
    log:
        "resources/{corpus}/logs/join_ledger.log",
    conda:
        "../envs/presslens.yaml"
    params:
        frames=config["frames"],
    script:
        "../scripts/join_ledger.py"
