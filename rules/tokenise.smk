"""Tokenise. Takes articles; gives sentences and tokens as character offsets."""


rule tokenise_articles:
    """Sentences by Punkt, tokens by NLTK."""
    input:
        articles="resources/{corpus}/articles.parquet",
        abbreviations="codebook/sentences.yaml",
        schemas=schemas("sentences"),
        library=library_of("tokenise_articles.py"),
    output:
        sentences="resources/{corpus}/sentences.parquet",
    log:
        "resources/{corpus}/logs/tokenise_articles.log",
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/tokenise_articles.py"
