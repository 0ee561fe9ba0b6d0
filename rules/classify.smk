"""Classify. Takes mentions in their sentences; gives the answer to each question, and tone."""


rule encode_shard:
    """One pass of the encoder for each mention, and for each sentence if frames are asked of it."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        mentions="resources/{corpus}/shards/{shard}/mentions.parquet",
        codebook=codebook_of("sentiment", "encoder"),
        model=encoder_files(),
        schemas=schemas("encoder", "target", "holder", "nouns"),
        library=library_of("classify/encode_shard.py"),
    output:
        features="resources/{corpus}/shards/{shard}/features.npz",
    log:
        "resources/{corpus}/shards/{shard}/logs/encode_shard.log",
    conda:
        "../envs/presslens.yaml"
    params:
        folder=lambda wildcards, input: os.path.dirname(input.model[0]),
        whole_sentences=any(encoder_of(name) for name in config["classify"] if ASKED[name].unit == "sentence"),
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
        codebook=codebook_of("actor", "encoder"),
        model=encoder_files(),
        schemas=schemas("encoder", "target", "holder", "nouns", "actor_rules"),
        library=library_of("classify/fit_heads.py"),
    output:
        heads="resources/{corpus}/heads/heads.npz",
        described="resources/{corpus}/heads/heads.json",
        out_of_fold="resources/{corpus}/heads/out_of_fold.csv",
    log:
        "resources/{corpus}/logs/fit_heads.log",
    conda:
        "../envs/presslens.yaml"
    params:
        questions=lambda wildcards: [q for q in config["classify"] if has_own_heads(wildcards.corpus, q)],
        folder=lambda wildcards, input: os.path.dirname(input.model[0]),
    script:
        "../scripts/classify/fit_heads.py"


rule classify_question:
    """The answer to one question by the classifier that config.yaml names, and the words that show it."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        mentions=mentions_for,
        holders=holders_for,
        codebook=codebook_in_use,
        model=model_files,
        features=features_for,
        heads=heads_for,
        schemas=schemas_in_use,
        library=library_of_classifier("classify/classify_question.py"),
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
        settings=classifier_settings,
    script:
        "../scripts/classify/classify_question.py"


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
    script:
        "../scripts/classify/score_tone.py"
