"""Classify. Takes mentions in their sentences; gives the answer to each question, and tone."""

from presslens.classify import registry
from presslens.codebook.codebook import schema_of
from presslens.codebook.questions import QUESTIONS
from presslens.language.capability import Capability

_SHARD = "resources/{corpus}/shards/{shard}"
#: Whether classifiers that are not in use are asked as well.
_MULTIVERSE = config["estimate"]["multiverse"]


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
        annotations="resources/{corpus}/annotations.parquet",
        articles=of_shards("articles"),
        sentences=of_shards("sentences"),
        mentions=of_shards("mentions"),
        holders=of_shards("holders"),
        features=of_shards("features", suffix="npz"),
        codebook=lambda wildcards: study.codebook_of(wildcards.corpus, "actor", "encoder"),
        model=study.models.encoder_files,
        schemas=schemas("encoder", "target", "holder", "nouns", "actor_rules"),
        library=library_of("classify/fit_heads.py"),
    output:
        heads="resources/{corpus}/heads/heads.npz",
        described="resources/{corpus}/heads/heads.json",
        out_of_fold="resources/{corpus}/heads/out_of_fold.csv",
    log:
        "resources/{corpus}/logs/fit_heads.log",
    wildcard_constraints:
        corpus=WITH_TEXTS,
    conda:
        "../envs/presslens.yaml"
    params:
        questions=lambda wildcards: study.own_heads(wildcards.corpus),
        folder=lambda wildcards: study.models.encoder,
    script:
        "../scripts/classify/fit_heads.py"


rule classify_question:
    """The answer to one question by the classifier that config.yaml names, and the words that show it."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        mentions=lambda wildcards: (
            [f"{_SHARD}/mentions.parquet"] if QUESTIONS[wildcards.question].unit == "mention" else []
        ),
        holders=lambda wildcards: [f"{_SHARD}/holders.parquet"] if QUESTIONS[wildcards.question].sees_holder else [],
        codebook=lambda wildcards: study.codebook_in_use(wildcards.corpus, wildcards.question),
        model=lambda wildcards: study.model_in_use(wildcards.corpus, wildcards.question),
        features=lambda wildcards: (
            [f"{_SHARD}/features.npz"] if study.models_on(wildcards.corpus).encoder_of(wildcards.question) else []
        ),
        heads=lambda wildcards: study.heads(wildcards.corpus, wildcards.question),
        schemas=lambda wildcards: schemas(*map(schema_of, study.needs_in_use(wildcards.question))),
        method=lambda wildcards: library_of(
            "classify/classify_question.py",
            study.models.module_in_use(wildcards.question),
            study.language_module(wildcards.corpus),
        ),
        library=library_of("classify/classify_question.py"),
    output:
        judgements="resources/{corpus}/shards/{shard}/{question}.parquet",
        cues="resources/{corpus}/shards/{shard}/{question}_evidence.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/classify_{question}.log",
    wildcard_constraints:
        question="|".join(registry.classifiers()),
    conda:
        "../envs/presslens.yaml"
    params:
        settings=lambda wildcards: study.models.settings_in_use(wildcards.question),
        labels=lambda wildcards: list(QUESTIONS[wildcards.question].labels_in(study.names(wildcards.corpus))),
        refused=lambda wildcards: study.refused(wildcards.corpus).get(wildcards.question, ""),
    script:
        "../scripts/classify/classify_question.py"


rule ask_others:
    """Answers of the quick classifiers that are configured and not in use, to every mention."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        mentions="resources/{corpus}/shards/{shard}/mentions.parquet",
        holders="resources/{corpus}/shards/{shard}/holders.parquet",
        codebook=lambda wildcards: study.codebook_files(wildcards.corpus, *study.needs_idle()) if _MULTIVERSE else [],
        model=study.models.idle_files if _MULTIVERSE else [],
        schemas=schemas(*map(schema_of, study.needs_idle())) if _MULTIVERSE else [],
        methods=library_of(
            "classify/ask_others.py",
            *(registry.module_of(question, name) for question, idle in study.models.idle.items() for name in idle),
        ),
        library=library_of("classify/ask_others.py"),
    output:
        answers="resources/{corpus}/shards/{shard}/other_answers.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/ask_others.log",
    conda:
        "../envs/presslens.yaml"
    params:
        asked=lambda wildcards: study.models_on(wildcards.corpus).idle if _MULTIVERSE else {},
    script:
        "../scripts/classify/ask_others.py"


rule score_tone:
    """VADER's compound score of each sentence."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        library=library_of("classify/score_tone.py"),
    output:
        tone="resources/{corpus}/shards/{shard}/tone.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/score_tone.log",
    conda:
        "../envs/presslens.yaml"
    params:
        refused=lambda wildcards: study.lack(wildcards.corpus, Capability.JUDGEMENT),
    script:
        "../scripts/classify/score_tone.py"
