"""Estimate. Takes the ledger; gives tables as csv for machines and LaTeX for papers."""

#: What is estimated, and for which groups of mentions.
QUESTIONS = ["sentiment", "stance", "frames"]
GROUPS = ["target", "holder", "outlet", "country", "year"]
HOLDER_GROUPS = ["target", "outlet", "country", "year"]
TABLES = [
    "corpus",
    "mentions_by_target",
    "mentions_by_outlet",
    "words_by_target",
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
        library=library_of("describe_corpus.py"),
    output:
        **table("corpus"),
    log:
        "resources/{corpus}/logs/describe_corpus.log",
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/describe_corpus.py"


rule count_mentions:
    """How often each target is named: by kind of alias, and by outlet."""
    input:
        articles="resources/{corpus}/articles.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        library=library_of("count_mentions.py"),
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
        "../scripts/count_mentions.py"


rule estimate_shares:
    """Shares of sentiment, stance and frames among the actor mentions of each group, with intervals."""
    input:
        ledger="resources/{corpus}/ledger.parquet",
        library=library_of("estimate_shares.py"),
    output:
        csv=[
            report(
                f"results/{{corpus}}/tables/{question}_by_{{group}}.csv",
                caption="../report/shares.rst",
                category="Tables",
                labels={"corpus": "{corpus}", "table": f"{question} by {{group}}"},
            )
            for question in QUESTIONS
        ],
        tex=[f"results/{{corpus}}/tables/{question}_by_{{group}}.tex" for question in QUESTIONS],
    log:
        "resources/{corpus}/logs/estimate_shares_by_{group}.log",
    wildcard_constraints:
        group="|".join(GROUPS),
    conda:
        "../envs/presslens.yaml"
    params:
        questions=QUESTIONS,
        frames=config["frames"],
        settings=bootstrap_settings,
    script:
        "../scripts/estimate_shares.py"


rule estimate_holders:
    """Who gets to speak: shares of holders among the actor mentions of each group, with intervals."""
    input:
        ledger="resources/{corpus}/ledger.parquet",
        library=library_of("estimate_holders.py"),
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
        actors=config["actors"],
        settings=bootstrap_settings,
    script:
        "../scripts/estimate_holders.py"


rule rank_words:
    """Words that set the sentences on a target apart from the others."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        library=library_of("rank_words.py"),
    output:
        **table("words_by_target"),
    log:
        "resources/{corpus}/logs/rank_words.log",
    conda:
        "../envs/presslens.yaml"
    params:
        targets=config["targets"],
        prior_words=config["estimate"]["prior_words"],
        top_words=config["estimate"]["top_words"],
    script:
        "../scripts/rank_words.py"
