"""Stance. Takes mentions with their holders; gives each holder's own stance toward the target."""


rule classify_stance:
    """Against, none or favour: the holder's stance, not the light of the sentence."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        mentions="resources/{corpus}/mentions.parquet",
        holders="resources/{corpus}/holders.parquet",
        codebook="codebook/stance.yaml",
        schemas=schemas("stance"),
        library=library_of_classifier("classify_stance.py", "stance"),
    output:
        judgements="resources/{corpus}/stance.parquet",
        evidence="resources/{corpus}/stance_evidence.parquet",
    log:
        "resources/{corpus}/logs/classify_stance.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=classifier_settings("stance"),
    script:
        "../scripts/classify_stance.py"
