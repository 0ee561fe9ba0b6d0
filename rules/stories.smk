"""Stories. Takes articles; gives the story of each: articles with the same text, and near copies, are one story."""


rule cluster_stories:
    """Exact and near-duplicate articles and wire copy share a story."""
    input:
        articles="resources/{corpus}/ingested.parquet",
        library=library_of("cluster_stories.py"),
    output:
        stories="resources/{corpus}/stories.parquet",
    log:
        "resources/{corpus}/logs/cluster_stories.log",
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/cluster_stories.py"
