"""Tokenise. Takes articles; gives sentences and tokens as character offsets."""

# The language of the articles, and its folder: steps load it by name.
LANGUAGE = config["ingest"]["languages"][0]
LANGUAGE_MODULE = f"presslens.language.{LANGUAGE}"


rule tokenise_articles:
    """Sentences by Punkt, tokens by NLTK."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        codebook=["codebook/sentences.yaml", "codebook/agencies.yaml"],
        schemas=schemas("sentences", "agencies"),
        library=library_of("tokenise/tokenise_articles.py", LANGUAGE_MODULE),
    output:
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/tokenise_articles.log",
    conda:
        "../envs/presslens.yaml"
    params:
        language=LANGUAGE,
    script:
        "../scripts/tokenise/tokenise_articles.py"
