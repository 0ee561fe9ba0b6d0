"""Attribute. Takes articles, sentences, mentions and the codebook's actors; gives who says what about each mention."""


rule attribute_holders:
    """Quotations and reported speech, and the holder of each mention."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        mentions="resources/{corpus}/mentions.parquet",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        actors=codebook("actors"),
        speech="codebook/speech.yaml",
        schemas=schemas("target", "nouns", "actor", "speech"),
        library=library_of("attribute_holders.py"),
    output:
        attributions="resources/{corpus}/attributions.parquet",
        holders="resources/{corpus}/holders.parquet",
    log:
        "resources/{corpus}/logs/attribute_holders.log",
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/attribute_holders.py"
