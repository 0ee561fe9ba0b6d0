"""Ingest. Takes a corpus's files and card; gives its articles, what was set aside or removed, what is doubtful."""


rule ingest_articles:
    """Decode, clean and identify every article; separate titles, record removals; stop where too much is lost."""
    input:
        card="data/{corpus}.yaml",
        files=lambda wildcards: study.corpus_files(wildcards.corpus),
        codebook=codebook_of("boilerplate"),
        schemas=schemas("seed", "card", "boilerplate"),
        library=library_of("ingest/ingest_articles.py"),
    output:
        articles="resources/{corpus}/ingested.parquet",
        exclusions="resources/{corpus}/exclusions.parquet",
        removals="resources/{corpus}/removals.parquet",
        findings="resources/{corpus}/findings.json",
    log:
        "resources/{corpus}/logs/ingest_articles.log",
    wildcard_constraints:
        corpus=WITH_TEXTS,
    conda:
        "../envs/presslens.yaml"
    params:
        languages=lambda wildcards: [study.language_of(wildcards.corpus)],
        max_file_bytes=config["ingest"]["max_file_bytes"],
    script:
        "../scripts/ingest/ingest_articles.py"


rule cluster_stories:
    """Exact and near-duplicate articles, and articles inside longer ones, share a story."""
    input:
        articles="resources/{corpus}/ingested.parquet",
        library=library_of("ingest/cluster_stories.py"),
    output:
        stories="resources/{corpus}/stories.parquet",
    log:
        "resources/{corpus}/logs/cluster_stories.log",
    wildcard_constraints:
        corpus=WITH_TEXTS,
    conda:
        "../envs/presslens.yaml"
    params:
        **config["ingest"]["stories"],
    script:
        "../scripts/ingest/cluster_stories.py"


checkpoint shard_articles:
    """Join articles and stories, and deal the articles out to shards named by their content.

    A shard's name holds a digest of its texts: when an article is added, the shards without it keep their name, and what was
    computed for them stands.
    """
    input:
        card="data/{corpus}.yaml",
        ingested="resources/{corpus}/ingested.parquet",
        stories="resources/{corpus}/stories.parquet",
        library=library_of("ingest/shard_articles.py"),
    output:
        articles="resources/{corpus}/articles.parquet",
        shards="resources/{corpus}/shards.json",
    log:
        "resources/{corpus}/logs/shard_articles.log",
    wildcard_constraints:
        corpus=WITH_TEXTS,
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/ingest/shard_articles.py"
