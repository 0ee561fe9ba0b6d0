"""Stance. Takes mentions with their holders; gives each holder's own stance toward the target."""


rule classify_stance:
    """Against, none or favour: the holder's stance, not the light of the sentence."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        mentions="resources/{corpus}/shards/{shard}/mentions.parquet",
        holders="resources/{corpus}/shards/{shard}/holders.parquet",
        codebook=codebook_in_use("stance"),
        model=model_files("stance"),
        features=features_for("stance"),
        heads=heads_for("stance"),
        schemas=schemas("stance"),
        library=library_of_classifier("classify_stance.py", "stance"),
    output:
        judgements="resources/{corpus}/shards/{shard}/stance.parquet",
        evidence="resources/{corpus}/shards/{shard}/stance_evidence.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/classify_stance.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=classifier_settings("stance"),
    script:
        "../scripts/classify_stance.py"
