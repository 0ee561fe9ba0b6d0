"""Classify. Takes mentions in their sentences; gives the answer to each question."""

from presslens.classify import registry

_SHARD = "resources/{corpus}/shards/{shard}"


rule encode_shard:
    """One pass of the encoder for each mention, and for each sentence if frames are asked of it."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        mentions="resources/{corpus}/shards/{shard}/mentions.parquet",
        codebook=lambda wildcards: study.codebook_of(wildcards.corpus, "sentiment", "encoder"),
        model=study.models.encoder_files,
        schemas=schemas("encoder", "target", "holder", "nouns"),
        library=library_of("classify/encode_shard.py"),
    output:
        features="resources/{corpus}/shards/{shard}/features.npz",
        pieces="resources/{corpus}/shards/{shard}/pieces.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/encode_shard.log",
    conda:
        "../envs/presslens.yaml"
    params:
        folder=lambda wildcards: study.models.encoder,
        whole_sentences=study.models.encodes_sentences,
    script:
        "../scripts/classify/encode_shard.py"


rule fit_heads:
    """The encoder's last layers, fitted to what a corpus's coders agree on if that is better, and answers out of fold."""
    input:
        outside(fitting_steps),
    output:
        coded="resources/{corpus}/heads/coded.npz",
        heads="resources/{corpus}/heads/heads.npz",
        described="resources/{corpus}/heads/heads.json",
        out_of_fold="resources/{corpus}/heads/out_of_fold.csv",
    log:
        *logs_of("resources/{corpus}", ("read_coded", "fit_heads")),
    wildcard_constraints:
        corpus=WITH_TEXTS,
    conda:
        "../envs/presslens.yaml"
    params:
        steps=fitting_steps,
        code=code_of("run_steps.py"),
    script:
        "../scripts/run_steps.py"


rule classify_shard:
    """The answer to each question by the classifier that config.yaml names, the words that show it, and other answers.

    The other answers are those of the quick classifiers that are configured and not in use.
    """
    input:
        outside(answering_steps),
    output:
        *(f"{_SHARD}/{question}{kind}.parquet" for question in registry.classifiers() for kind in ("", "_evidence")),
        f"{_SHARD}/other_answers.parquet",
    log:
        *logs_of(_SHARD, [*(f"classify_{question}" for question in registry.classifiers()), "ask_others"]),
    conda:
        "../envs/presslens.yaml"
    params:
        steps=answering_steps,
        code=code_of("run_steps.py"),
    script:
        "../scripts/run_steps.py"
