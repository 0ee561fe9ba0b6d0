"""Frames. Takes sentences and the codebook's frames; gives the frames of each sentence with their evidence."""


rule classify_frames:
    """Which frames a sentence carries: several, or none."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        codebook=codebook_in_use("frames"),
        model=model_files("frames"),
        features=features_for("frames"),
        heads=heads_for("frames"),
        schemas=schemas("frame"),
        library=library_of_classifier("classify_frames.py", "frames"),
    output:
        judgements="resources/{corpus}/shards/{shard}/frames.parquet",
        evidence="resources/{corpus}/shards/{shard}/frames_evidence.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/classify_frames.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=classifier_settings("frames"),
    script:
        "../scripts/classify_frames.py"
