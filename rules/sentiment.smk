"""Sentiment. Takes mentions in their sentences; gives the light in which each sentence shows its target."""


rule classify_sentiment:
    """Negative, neutral or positive toward the target, whoever speaks."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        mentions="resources/{corpus}/shards/{shard}/mentions.parquet",
        codebook=codebook_in_use("sentiment"),
        model=model_files("sentiment"),
        features=features_for("sentiment"),
        heads=heads_for("sentiment"),
        library=library_of_classifier("classify_sentiment.py", "sentiment"),
    output:
        judgements="resources/{corpus}/shards/{shard}/sentiment.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/classify_sentiment.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=classifier_settings("sentiment"),
    script:
        "../scripts/classify_sentiment.py"
