"""Ingest. Takes a corpus's files and card; gives its articles, what was set aside, and what cleaning removed."""


rule ingest_articles:
    """Decode, clean and identify every article; separate titles, record removals."""
    input:
        card=card_of,
        files=files_of,
        boilerplate="codebook/boilerplate.yaml",
        schemas=schemas("seed", "card", "boilerplate"),
        library=library_of("ingest_articles.py"),
    output:
        articles="resources/{corpus}/articles.parquet",
        exclusions="resources/{corpus}/exclusions.parquet",
        removals="resources/{corpus}/removals.parquet",
    log:
        "resources/{corpus}/logs/ingest_articles.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=config["ingest"],
    script:
        "../scripts/ingest_articles.py"
