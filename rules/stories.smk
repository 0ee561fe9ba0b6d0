"""Stories. Takes a corpus's articles; gives the story of each: copies, edited wire copy and excerpts are one story."""


rule cluster_stories:
    """Exact and near-duplicate articles, and articles inside longer ones, share a story."""
    input:
        articles="resources/{corpus}/ingested.parquet",
        library=library_of("cluster_stories.py"),
    output:
        stories="resources/{corpus}/stories.parquet",
    log:
        "resources/{corpus}/logs/cluster_stories.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=config["ingest"]["stories"],
    script:
        "../scripts/cluster_stories.py"
