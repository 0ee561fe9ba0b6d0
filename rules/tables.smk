"""Estimate. Takes the ledger; gives tables as csv for machines and LaTeX for papers."""

TABLES = [
    "corpus",
    "mentions_by_target",
    "sentiment_by_target",
    "sentiment_by_holder",
    "stance_by_target",
    "stance_by_holder",
    "frames_by_target",
    "words_by_target",
    "hypotheses",
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
    """How often each target is named, and in which way."""
    input:
        ledger="resources/{corpus}/ledger.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        library=library_of("count_mentions.py"),
    output:
        **table("mentions_by_target"),
    log:
        "resources/{corpus}/logs/count_mentions.log",
    conda:
        "../envs/presslens.yaml"
    params:
        targets=config["targets"],
    script:
        "../scripts/count_mentions.py"


rule estimate_shares:
    """Shares of sentiment, stance or frames among actor mentions, by target or by holder and target, with intervals."""
    input:
        ledger="resources/{corpus}/ledger.parquet",
        library=library_of("estimate_shares.py"),
    output:
        csv=report(
            "results/{corpus}/tables/{question}_by_{group}.csv",
            caption="../report/shares.rst",
            category="Tables",
            labels={"corpus": "{corpus}", "table": "{question} by {group}"},
        ),
        tex="results/{corpus}/tables/{question}_by_{group}.tex",
    log:
        "resources/{corpus}/logs/estimate_{question}_by_{group}.log",
    wildcard_constraints:
        question="sentiment|stance|frames",
        group="target|holder",
    conda:
        "../envs/presslens.yaml"
    params:
        frames=config["frames"],
        settings=bootstrap_settings,
    script:
        "../scripts/estimate_shares.py"


rule rank_words:
    """Words that set the sentences on a target apart from the others."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        mentions="resources/{corpus}/mentions.parquet",
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
