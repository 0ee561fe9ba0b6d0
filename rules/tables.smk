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
]


def table(name):
    """A table for machines and for papers; the first goes into the report."""
    return {
        "csv": report(
            f"results/{{corpus}}/tables/{name}.csv",
            caption=f"../report/{name}.rst",
            category="Tables",
            labels={"corpus": "{corpus}", "table": name.replace("_", " ")},
        ),
        "tex": f"results/{{corpus}}/tables/{name}.tex",
    }


def bootstrap_settings(wildcards):
    """What the bootstrap needs to know, and nothing that would rerun it for another reason."""
    return {key: config["estimate"][key] for key in ("resamples", "confidence", "seed", "min_articles")}


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
    params:
        targets=config["targets"],
    log:
        "resources/{corpus}/logs/count_mentions.log",
    conda:
        "../envs/presslens.yaml"
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
    wildcard_constraints:
        question="sentiment|stance|frames",
        group="target|holder",
    params:
        frames=config["frames"],
        settings=bootstrap_settings,
    log:
        "resources/{corpus}/logs/estimate_{question}_by_{group}.log",
    conda:
        "../envs/presslens.yaml"
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
    params:
        targets=config["targets"],
        prior_words=config["estimate"]["prior_words"],
        top_words=config["estimate"]["top_words"],
    log:
        "resources/{corpus}/logs/rank_words.log",
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/rank_words.py"
