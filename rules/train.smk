"""Train the classifiers whose weights are shipped in models/."""

_NEWSMTSC = f"{config['mirror']}/newsmtsc"


rule train_sentiment:
    """Linear sentiment classifier.

    Takes the NewsMTSC files of the mirror, checked against data/newsmtsc.yaml. Gives weights, model file and card;
    ``make train`` promotes them to models/sentiment_linear.
    """
    input:
        library=library_of("train_sentiment.py"),
        schemas=["src/presslens/schemas/card.yaml", "src/presslens/schemas/sentiment_linear.yaml"],
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
    threads: 1
    params:
        mirror=config["mirror"],
        seed=20260101,
    script:
        "../scripts/train_sentiment.py"
