"""Frames. Takes sentences and the codebook's frames; gives the frames of each sentence with their evidence."""


rule classify_frames:
    """Which frames a sentence carries: several, or none."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        codebook=codebook("frames"),
        schemas=schemas("frame"),
        library=library_of_classifier("classify_frames.py", "frames"),
    output:
        judgements="resources/{corpus}/frames.parquet",
        evidence="resources/{corpus}/frames_evidence.parquet",
    log:
        "resources/{corpus}/logs/classify_frames.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=classifier_settings("frames"),
    script:
        "../scripts/classify_frames.py"
