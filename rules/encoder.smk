"""Encode. Takes mentions in their sentences; gives the encoder's features, with every name hidden, for all questions."""


rule encode_shard:
    """One pass of the encoder for each mention, and for each sentence if frames are asked of it."""
    input:
        articles="resources/{corpus}/shards/{shard}/articles.parquet",
        sentences="resources/{corpus}/shards/{shard}/sentences.parquet",
        mentions="resources/{corpus}/shards/{shard}/mentions.parquet",
        codebook=codebook_of("sentiment", "encoder"),
        model=encoder_files(),
        schemas=schemas("encoder", "target", "actor", "nouns"),
        library=library_of("encode_shard.py"),
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
        "../scripts/encode_shard.py"


rule fit_heads:
    """The encoder's last layers, fitted to what a corpus's coders agree on if that is better, and answers out of fold."""
    input:
        annotations="resources/{corpus}/annotations.parquet",
        articles=of_shards("articles"),
        sentences=of_shards("sentences"),
        mentions=of_shards("mentions"),
        holders=of_shards("holders"),
        features=of_shards("features", "npz"),
        codebook=codebook_of("actor", "encoder"),
        model=encoder_files(),
        schemas=schemas("encoder", "target", "actor", "nouns", "actor_rules"),
        library=library_of("fit_heads.py"),
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
        "../scripts/fit_heads.py"
