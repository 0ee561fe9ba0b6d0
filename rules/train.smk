"""Train. Takes NewsMTSC, as fetched; gives the weights that are shipped in models/."""

_NEWSMTSC = "resources/data/newsmtsc"


rule train_sentiment:
    """The linear sentiment classifier and its card; `make train` promotes them to models/sentiment_linear."""
    input:
        library=library_of("train_sentiment.py"),
        schemas=schemas("card", "sentiment_linear"),
        card="data/newsmtsc.yaml",
        train=f"{_NEWSMTSC}/rw_train.jsonl",
        dev=[f"{_NEWSMTSC}/rw_dev.jsonl", f"{_NEWSMTSC}/mt_dev.jsonl"],
        test=[f"{_NEWSMTSC}/rw_test.jsonl", f"{_NEWSMTSC}/mt_test.jsonl"],
    output:
        weights="resources/models/sentiment_linear/weights.npz",
        model="resources/models/sentiment_linear/model.json",
        card="resources/models/sentiment_linear/card.yaml",
    log:
        "resources/logs/train_sentiment.log",
    conda:
        "../envs/presslens.yaml"
    params:
        seed=20260101,
    script:
        "../scripts/train_sentiment.py"


rule train:
    """Every model that is trained here."""
    input:
        rules.train_sentiment.output,
