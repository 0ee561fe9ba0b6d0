"""Tokenise. Takes articles; gives sentences and tokens as character offsets."""


rule tokenise_articles:
    """Sentences by Punkt, tokens by NLTK."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        codebook=["codebook/sentences.yaml", "codebook/agencies.yaml"],
        schemas=schemas("sentences", "agencies"),
        library=library_of("tokenise/tokenise_articles.py", f"presslens.language.{config['ingest']['languages'][0]}"),
    output:
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
    params:
        language=config["ingest"]["languages"][0],
    log:
        "resources/{corpus}/shards/{shard}/logs/tokenise_articles.log",
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/tokenise/tokenise_articles.py"
