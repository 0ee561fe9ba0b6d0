"""Locate. Takes articles, sentences and the codebook's targets; gives mentions, and which of them are actors."""


rule locate_mentions:
    """Every mention of a target: longest alias, once only."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        schemas=schemas("target", "nouns"),
        library=library_of("locate_mentions.py"),
    output:
        mentions="resources/{corpus}/shards/{shard}/mentions.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/locate_mentions.log",
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/locate_mentions.py"


rule classify_actor:
    """Does a mention mean the state and its people in office, or a place, people, nationality?"""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        mentions="resources/{corpus}/shards/{shard}/mentions.parquet",
        codebook=codebook_in_use("actor"),
        model=model_files("actor"),
        features=features_for("actor"),
        heads=heads_for("actor"),
        schemas=schemas("actor_rules"),
        library=library_of_classifier("classify_actor.py", "actor"),
    output:
        judgements="resources/{corpus}/shards/{shard}/actor.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/classify_actor.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=classifier_settings("actor"),
    script:
        "../scripts/classify_actor.py"
