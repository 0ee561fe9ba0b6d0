"""Attribute. Takes articles, sentences, mentions and the codebook's holders; gives who says what about each mention."""


rule attribute_holders:
    """Quotations and reported speech, and the holder of each mention."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        mentions="resources/{corpus}/shards/{shard}/mentions.parquet",
        codebook=codebook_of("targets", "nouns", "holders", "speech", "agencies", "countries", "topics"),
        schemas=schemas("target", "nouns", "holder", "speech", "agencies", "countries", "topic"),
        spoken=lambda wildcards: library_of("attribute/attribute_holders.py", study.language_module(wildcards.corpus)),
        library=library_of("attribute/attribute_holders.py"),
    output:
        attributions="resources/{corpus}/shards/{shard}/attributions.parquet",
        holders="resources/{corpus}/shards/{shard}/holders.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/attribute_holders.log",
    conda:
        "../envs/presslens.yaml"
    params:
        language=lambda wildcards: study.language_of(wildcards.corpus),
        speaks_for=lambda wildcards: study.speaks_for(wildcards.corpus),
    script:
        "../scripts/attribute/attribute_holders.py"
