"""Locate. Takes articles, sentences and the codebook's targets; gives mentions."""


rule locate_mentions:
    """Every mention of a target: longest alias, once only."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        codebook=codebook_of("targets", "nouns", "countries", "bare_words", "topics"),
        schemas=schemas("target", "nouns", "countries", "bare_words", "topic"),
        spoken=lambda wildcards: library_of("locate/locate_mentions.py", study.language_module(wildcards.corpus)),
        library=library_of("locate/locate_mentions.py"),
    output:
        mentions="resources/{corpus}/shards/{shard}/mentions.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/locate_mentions.log",
    conda:
        "../envs/presslens.yaml"
    params:
        language=lambda wildcards: study.language_of(wildcards.corpus),
    script:
        "../scripts/locate/locate_mentions.py"
