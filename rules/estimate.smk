"""Estimate. Takes the ledger; gives tables as csv for machines and LaTeX for papers."""

#: What is estimated, and for which groups of mentions.
QUESTIONS = ["sentiment", "stance", "frames"]
GROUPS = ["target", "holder", "outlet", "country", "year"]
HOLDER_GROUPS = ["target", "outlet", "country", "year"]
WORD_GROUPS = ["target", "country"]
VERB_TABLES = ["verbs_by_holder", "cue_tone_by_holder", "cue_tone_by_outlet"]
TABLES = [
    "corpus",
    "mentions_by_target",
    "mentions_by_outlet",
    "words_by_target",
    "words_by_country",
    "frame_pairs",
    "frames_over_time",
    "article_frames",
    "voices_by_target",
    *VERB_TABLES,
    "hypotheses",
    *(f"{question}_by_{group}" for question in QUESTIONS for group in GROUPS),
    *(f"holder_by_{group}" for group in HOLDER_GROUPS),
]


rule describe_corpus:
    """What the corpus holds, and what was set aside."""
    input:
        articles="resources/{corpus}/articles.parquet",
        exclusions="resources/{corpus}/exclusions.parquet",
        removals="resources/{corpus}/removals.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        library=library_of("estimate/describe_corpus.py"),
    output:
        **table("corpus"),
    log:
        "resources/{corpus}/logs/describe_corpus.log",
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/estimate/describe_corpus.py"


rule count_mentions:
    """How often each target is named: by kind of alias, and by outlet."""
    input:
        articles="resources/{corpus}/articles.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        library=library_of("estimate/count_mentions.py"),
    output:
        csv=[
            report(
                f"results/{{corpus}}/tables/mentions_by_{group}.csv",
                caption=f"../report/mentions_by_{group}.rst",
                category="Tables",
                labels={"corpus": "{corpus}", "table": f"mentions by {group}"},
            )
            for group in ("target", "outlet")
        ],
        tex=[f"results/{{corpus}}/tables/mentions_by_{group}.tex" for group in ("target", "outlet")],
    log:
        "resources/{corpus}/logs/count_mentions.log",
    conda:
        "../envs/presslens.yaml"
    params:
        targets=config["targets"],
    script:
        "../scripts/estimate/count_mentions.py"


rule estimate_shares:
    """Shares of sentiment, stance and frames among the actor mentions of each group, with intervals."""
    input:
        ledger="resources/{corpus}/ledger.parquet",
        library=library_of("estimate/estimate_shares.py"),
    output:
        csv=[
            report(
                f"results/{{corpus}}/tables/{question}_by_{group}.csv",
                caption="../report/shares.rst",
                category="Tables",
                labels={"corpus": "{corpus}", "table": f"{question} by {group}"},
            )
            for question in QUESTIONS
            for group in GROUPS
        ],
        tex=[f"results/{{corpus}}/tables/{question}_by_{group}.tex" for question in QUESTIONS for group in GROUPS],
    log:
        "resources/{corpus}/logs/estimate_shares.log",
    conda:
        "../envs/presslens.yaml"
    params:
        tables=[(question, group) for question in QUESTIONS for group in GROUPS],
        frames=config["frames"],
        settings=bootstrap_settings,
    script:
        "../scripts/estimate/estimate_shares.py"


rule estimate_holders:
    """Who gets to speak: shares of holders among the actor mentions of each group, with intervals."""
    input:
        ledger="resources/{corpus}/ledger.parquet",
        library=library_of("estimate/estimate_holders.py"),
    output:
        csv=[
            report(
                f"results/{{corpus}}/tables/holder_by_{group}.csv",
                caption="../report/holders.rst",
                category="Tables",
                labels={"corpus": "{corpus}", "table": f"holder by {group}"},
            )
            for group in HOLDER_GROUPS
        ],
        tex=[f"results/{{corpus}}/tables/holder_by_{group}.tex" for group in HOLDER_GROUPS],
    log:
        "resources/{corpus}/logs/estimate_holders.log",
    conda:
        "../envs/presslens.yaml"
    params:
        groups=HOLDER_GROUPS,
        actors=config["holders"],
        settings=bootstrap_settings,
    script:
        "../scripts/estimate/estimate_holders.py"


rule rank_words:
    """Words and phrases that set apart the sentences on a target, and those of a country's outlets."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        library=library_of("estimate/rank_words.py"),
    output:
        csv=[
            report(
                f"results/{{corpus}}/tables/words_by_{group}.csv",
                caption="../report/words.rst",
                category="Tables",
                labels={"corpus": "{corpus}", "table": f"words by {group}"},
            )
            for group in WORD_GROUPS
        ],
        tex=[f"results/{{corpus}}/tables/words_by_{group}.tex" for group in WORD_GROUPS],
    log:
        "resources/{corpus}/logs/rank_words.log",
    conda:
        "../envs/presslens.yaml"
    params:
        targets=config["targets"],
        prior_words=config["estimate"]["prior_words"],
        min_count=config["estimate"]["min_count"],
        top_words=config["estimate"]["top_words"],
    script:
        "../scripts/estimate/rank_words.py"


rule estimate_frames:
    """Which frames go together, how they change over time, and which frames whole articles carry."""
    input:
        articles="resources/{corpus}/articles.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        frames=of_shards("frames"),
        library=library_of("estimate/estimate_frames.py"),
    output:
        pairs=table("frame_pairs")["csv"],
        pairs_tex=table("frame_pairs")["tex"],
        time=table("frames_over_time")["csv"],
        time_tex=table("frames_over_time")["tex"],
        articles=table("article_frames")["csv"],
        articles_tex=table("article_frames")["tex"],
        carried="resources/{corpus}/article_frames.parquet",
    log:
        "resources/{corpus}/logs/estimate_frames.log",
    conda:
        "../envs/presslens.yaml"
    params:
        frames=config["frames"],
        min_share=config["estimate"]["article_frame_share"],
        settings=bootstrap_settings,
    script:
        "../scripts/estimate/estimate_frames.py"


rule compare_voices:
    """The outlet's own voice against the voices it quotes, toward each target."""
    input:
        ledger="resources/{corpus}/ledger.parquet",
        library=library_of("estimate/compare_voices.py"),
    output:
        **table("voices_by_target"),
    log:
        "resources/{corpus}/logs/compare_voices.log",
    conda:
        "../envs/presslens.yaml"
    params:
        targets=config["targets"],
        questions=["sentiment", "stance"],
        settings=bootstrap_settings,
    script:
        "../scripts/estimate/compare_voices.py"


rule count_verbs:
    """By which verbs outlets let each holder speak, and how often by one that judges."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        attributions=of_shards("attributions"),
        speech="codebook/speech.yaml",
        schemas=schemas("speech"),
        library=library_of("estimate/count_verbs.py"),
    output:
        csv=[
            report(
                f"results/{{corpus}}/tables/{name}.csv",
                caption="../report/verbs.rst",
                category="Tables",
                labels={"corpus": "{corpus}", "table": name.replace("_", " ")},
            )
            for name in VERB_TABLES
        ],
        tex=[f"results/{{corpus}}/tables/{name}.tex" for name in VERB_TABLES],
    log:
        "resources/{corpus}/logs/count_verbs.log",
    conda:
        "../envs/presslens.yaml"
    params:
        actors=config["holders"],
        top=config["estimate"]["top_words"],
        settings=bootstrap_settings,
    script:
        "../scripts/estimate/count_verbs.py"


rule test_hypotheses:
    """Known groups: do outlets of known allegiance differ as expected?"""
    input:
        ledger="resources/{corpus}/ledger.parquet",
        hypotheses="codebook/hypotheses.yaml",
        schemas=schemas("hypotheses"),
        library=library_of("estimate/test_hypotheses.py"),
    output:
        **table("hypotheses"),
    log:
        "resources/{corpus}/logs/test_hypotheses.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=bootstrap_settings,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/estimate/test_hypotheses.py"
