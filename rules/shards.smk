"""Shards. Takes the articles of a shard; gives sentences, mentions, who says what about each, and tone."""

_SHARD = "resources/{corpus}/shards/{shard}"


rule read_shard:
    """Sentences and tokens, every mention of a target, reported speech and holders, and tone, in one job."""
    input:
        # A shard's name says what is in it, so that newer articles elsewhere are no reason to run again.
        corpus_articles=ancient("resources/{corpus}/articles.parquet"),
        shards=ancient("resources/{corpus}/shards.json"),
        others=outside(reading_steps),
    output:
        *(
            f"{_SHARD}/{name}.parquet"
            for name in ("articles", "sentences", "mentions", "attributions", "holders", "tone")
        ),
    log:
        *logs_of(_SHARD, ("extract_shard", "tokenise_articles", "locate_mentions", "attribute_holders", "score_tone")),
    conda:
        "../envs/presslens.yaml"
    params:
        steps=reading_steps,
        code=code_of("run_steps.py"),
    script:
        "../scripts/run_steps.py"
