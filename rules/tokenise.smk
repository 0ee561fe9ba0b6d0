"""Tokenise. Takes articles; gives sentences and tokens as character offsets."""


rule tokenise_articles:
    """Sentences by Punkt, tokens by NLTK."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        codebook=codebook_of("sentences", "agencies"),
        schemas=schemas("sentences", "agencies"),
        spoken=lambda wildcards: library_of("tokenise/tokenise_articles.py", study.language_module(wildcards.corpus)),
        library=library_of("tokenise/tokenise_articles.py"),
    output:
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/tokenise_articles.log",
    conda:
        "../envs/presslens.yaml"
    params:
        language=lambda wildcards: study.language_of(wildcards.corpus),
    script:
        "../scripts/tokenise/tokenise_articles.py"
