"""Tokenise. Takes articles; gives sentences and tokens as character offsets."""


rule tokenise_articles:
    """Sentences by Punkt, tokens by NLTK."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        abbreviations="codebook/sentences.yaml",
        schemas=schemas("sentences"),
        library=library_of("tokenise/tokenise_articles.py"),
    output:
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/tokenise_articles.log",
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/tokenise/tokenise_articles.py"
