"""Tone. Takes sentences; gives the lexicon's score of each, the baseline that readers know."""


rule score_tone:
    """VADER's compound score of each sentence."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        library=library_of("score_tone.py"),
    output:
        tone="resources/{corpus}/shards/{shard}/tone.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/score_tone.log",
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/score_tone.py"
