"""Classify. Takes mentions in their sentences; gives actor, sentiment, stance, frames and tone."""


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
        model=lambda wildcards, input: os.path.dirname(input.model[0]),
        frames=config["classify"]["frames"]["classifier"] == "encoder",
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
        model=lambda wildcards, input: os.path.dirname(input.model[0]),
    script:
        "../scripts/classify/fit_heads.py"


rule classify_actor:
    """Does a mention mean the state and its people in office, or a place, people, nationality?"""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        mentions="resources/{corpus}/shards/{shard}/mentions.parquet",
        codebook=codebook_in_use("actor"),
        model=model_files("actor"),
        features=features_for("actor"),
        heads=heads_for("actor"),
        schemas=schemas("actor_rules"),
        library=library_of_classifier("classify/classify_actor.py", "actor"),
    output:
        judgements="resources/{corpus}/shards/{shard}/actor.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/classify_actor.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=classifier_settings("actor"),
    script:
        "../scripts/classify/classify_actor.py"


rule classify_sentiment:
    """Negative, neutral or positive toward the target, whoever speaks."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        mentions="resources/{corpus}/shards/{shard}/mentions.parquet",
        codebook=codebook_in_use("sentiment"),
        model=model_files("sentiment"),
        features=features_for("sentiment"),
        heads=heads_for("sentiment"),
        library=library_of_classifier("classify/classify_sentiment.py", "sentiment"),
    output:
        judgements="resources/{corpus}/shards/{shard}/sentiment.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/classify_sentiment.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=classifier_settings("sentiment"),
    script:
        "../scripts/classify/classify_sentiment.py"


rule classify_stance:
    """Against, none or favour: the holder's stance, not the light of the sentence."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        mentions="resources/{corpus}/shards/{shard}/mentions.parquet",
        holders="resources/{corpus}/shards/{shard}/holders.parquet",
        codebook=codebook_in_use("stance"),
        model=model_files("stance"),
        features=features_for("stance"),
        heads=heads_for("stance"),
        schemas=schemas("stance"),
        library=library_of_classifier("classify/classify_stance.py", "stance"),
    output:
        judgements="resources/{corpus}/shards/{shard}/stance.parquet",
        evidence="resources/{corpus}/shards/{shard}/stance_evidence.parquet",
    log:
        "resources/{corpus}/shards/{shard}/logs/classify_stance.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=classifier_settings("stance"),
    script:
        "../scripts/classify/classify_stance.py"


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
        library=library_of_classifier("classify/classify_frames.py", "frames"),
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
        "../scripts/classify/classify_frames.py"


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
