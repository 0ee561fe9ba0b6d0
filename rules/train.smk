"""Train. Takes NewsMTSC, as fetched; gives the weights that are shipped in models/."""

from types import SimpleNamespace

_NEWSMTSC = "resources/data/newsmtsc"


rule train_sentiment:
    """The linear sentiment classifier and its card; `make train` promotes them to models/sentiment_linear."""
    input:
        library=library_of("train/train_sentiment.py"),
        schemas=schemas("card", "sentiment_linear"),
        data_card="data/newsmtsc.yaml",
        train_file=f"{_NEWSMTSC}/rw_train.jsonl",
        dev_files=[f"{_NEWSMTSC}/rw_dev.jsonl", f"{_NEWSMTSC}/mt_dev.jsonl"],
        test_files=[f"{_NEWSMTSC}/rw_test.jsonl", f"{_NEWSMTSC}/mt_test.jsonl"],
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
        "../scripts/train/train_sentiment.py"


rule train:
    """Every model that is trained here."""
    input:
        rules.train_sentiment.output,


_ENCODER = "resources/training"
_TUNED = study.models.recipe("tuned")
_ADAPTED = study.models.recipe("adapted")
#: The annotated mentions that the encoder is adapted to, and the articles they stand in.
_ANNOTATED = {
    **{name: f"resources/{_ADAPTED['corpus']}/{name}.parquet" for name in ("annotations", "articles", "sentences")},
    "mentions": lambda wildcards: of_shards("mentions")(SimpleNamespace(corpus=_ADAPTED["corpus"])),
    "holders": lambda wildcards: of_shards("holders")(SimpleNamespace(corpus=_ADAPTED["corpus"])),
}
#: Its coders.
_CODERS = ["A", "B"]


rule tune_encoder:
    """The network on general data, once per seed."""
    input:
        newsmtsc=f"{_NEWSMTSC}/rw_train.jsonl",
        held_out=[f"{_NEWSMTSC}/{kind}_{part}.jsonl" for part in ("dev", "test") for kind in ("rw", "mt")],
        pairs="resources/data/dse/train.tsv",
        codebook=lambda wildcards: study.codebook_of(_ADAPTED["corpus"], "sentiment", "encoder"),
        library=library_of("train/tune_encoder.py"),
    output:
        weights=f"{_ENCODER}/tuned_{{seed}}.safetensors",
        scores=f"{_ENCODER}/tuned_{{seed}}.json",
    log:
        "resources/logs/tune_encoder_{seed}.log",
    wildcard_constraints:
        seed=r"\d+",
    conda:
        "../envs/training.yaml"
    params:
        recipe=_TUNED,
        frames=config["frames"],
    script:
        "../scripts/train/tune_encoder.py"


rule average_tuned:
    """The networks of all seeds as one: where adaptation starts from."""
    input:
        tuned=expand(f"{_ENCODER}/tuned_{{seed}}.safetensors", seed=_TUNED["seeds"]),
        library=library_of("train/average_tuned.py"),
    output:
        weights=f"{_ENCODER}/tuned.safetensors",
    log:
        "resources/logs/average_tuned.log",
    conda:
        "../envs/training.yaml"
    script:
        "../scripts/train/average_tuned.py"


rule adapt_encoder:
    """The tuned network on annotated mentions: without one fold of articles or on all, once per seed."""
    input:
        **_ANNOTATED,
        written="models/encoder/written.tsv",
        tuned=f"{_ENCODER}/tuned.safetensors",
        newsmtsc=f"{_NEWSMTSC}/rw_train.jsonl",
        codebook=lambda wildcards: study.codebook_of(_ADAPTED["corpus"], "sentiment", "encoder"),
        library=library_of("train/adapt_encoder.py", study.language_module),
    output:
        weights=f"{_ENCODER}/adapted_{{fold}}_{{seed}}.safetensors",
    log:
        "resources/logs/adapt_encoder_{fold}_{seed}.log",
    wildcard_constraints:
        fold=r"\d|all",
        seed=r"\d+",
    conda:
        "../envs/training.yaml"
    params:
        base=_TUNED["base"],
        recipe=_ADAPTED,
        names=lambda wildcards: {part: study.names(_ADAPTED["corpus"])[part] for part in ("holders", "frames")},
        coders=_CODERS,
        language=study.language,
    script:
        "../scripts/train/adapt_encoder.py"


rule average_adapted:
    """The adapted networks of all seeds as one, and its answers for the fold it has not seen."""
    input:
        **_ANNOTATED,
        adapted=expand(f"{_ENCODER}/adapted_{{{{fold}}}}_{{seed}}.safetensors", seed=_ADAPTED["seeds"]),
        codebook=lambda wildcards: study.codebook_of(_ADAPTED["corpus"], "sentiment", "encoder"),
        library=library_of("train/average_adapted.py"),
    output:
        weights=f"{_ENCODER}/adapted_{{fold}}.safetensors",
        answers=f"{_ENCODER}/answers_{{fold}}.npz",
        head=f"{_ENCODER}/frames_{{fold}}.npz",
    log:
        "resources/logs/average_adapted_{fold}.log",
    wildcard_constraints:
        fold=r"\d|all",
    conda:
        "../envs/training.yaml"
    params:
        base=_TUNED["base"],
        frames=config["frames"],
    script:
        "../scripts/train/average_adapted.py"


rule export_encoder:
    """The encoder as it is shipped, with answers out of fold and its card; `make train-encoder` promotes it."""
    input:
        **_ANNOTATED,
        recipe="models/encoder/recipe.yaml",
        adapted=f"{_ENCODER}/adapted_all.safetensors",
        frames_head=f"{_ENCODER}/frames_all.npz",
        answers=expand(f"{_ENCODER}/answers_{{fold}}.npz", fold=range(5)),
        tuned_scores=expand(f"{_ENCODER}/tuned_{{seed}}.json", seed=_TUNED["seeds"]),
        written="models/encoder/written.tsv",
        newsmtsc=f"{_NEWSMTSC}/rw_train.jsonl",
        data_card="data/newsmtsc.yaml",
        dev_files=[f"{_NEWSMTSC}/rw_dev.jsonl", f"{_NEWSMTSC}/mt_dev.jsonl"],
        test_files=[f"{_NEWSMTSC}/rw_test.jsonl", f"{_NEWSMTSC}/mt_test.jsonl"],
        codebook=lambda wildcards: study.codebook_of(_ADAPTED["corpus"], "actor", "encoder"),
        library=library_of("train/export_encoder.py"),
    output:
        network="resources/models/encoder/encoder.onnx",
        vocabulary="resources/models/encoder/tokenizer.json",
        heads="resources/models/encoder/heads.npz",
        model="resources/models/encoder/model.json",
        out_of_fold="resources/models/encoder/out_of_fold.csv",
        card="resources/models/encoder/card.yaml",
    log:
        "resources/logs/export_encoder.log",
    conda:
        "../envs/training.yaml"
    params:
        frames=config["frames"],
        seed=20260101,
    script:
        "../scripts/train/export_encoder.py"
