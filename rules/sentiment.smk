"""Sentiment. Takes mentions in their sentences; gives the light in which each sentence shows its target."""


rule classify_sentiment:
    """Negative, neutral or positive toward the target, whoever speaks."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        mentions="resources/{corpus}/mentions.parquet",
        model=model_files("sentiment"),
        library=library_of_classifier("classify_sentiment.py", "sentiment"),
    output:
        judgements="resources/{corpus}/sentiment.parquet",
    log:
        "resources/{corpus}/logs/classify_sentiment.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=classifier_settings("sentiment"),
    script:
        "../scripts/classify_sentiment.py"
