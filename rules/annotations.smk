"""Annotate. Draws mentions to code; takes the coders' labels; gives them side by side, and how well coders agree."""


rule draw_sample:
    """Mentions drawn at random, with their sentences and empty columns, for people to code."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        library=library_of("draw_sample.py"),
    output:
        sample="resources/{corpus}/to_code_{n}.csv",
    log:
        "resources/{corpus}/logs/draw_sample_{n}.log",
    wildcard_constraints:
        n=r"[1-9]\d{0,5}",
    conda:
        "../envs/presslens.yaml"
    params:
        seed=config["estimate"]["seed"],
    script:
        "../scripts/draw_sample.py"


rule place_annotations:
    """The annotated mentions among those located, with every coder's labels and those on which all agree."""
    input:
        card="annotations/{corpus}/card.yaml",
        codes=annotation_files,
        corpus_card=card_of,
        files=files_of,
        articles="resources/{corpus}/articles.parquet",
        removals="resources/{corpus}/removals.parquet",
        mentions=of_shards("mentions"),
        schemas=schemas("annotations"),
        library=library_of("place_annotations.py"),
    output:
        annotations="resources/{corpus}/annotations.parquet",
        unplaced="resources/{corpus}/annotations_unplaced.parquet",
    log:
        "resources/{corpus}/logs/place_annotations.log",
    wildcard_constraints:
        corpus="|".join(ANNOTATED) or "(?!)",
    conda:
        "../envs/presslens.yaml"
    params:
        actors=config["actors"],
        frames=config["frames"],
    script:
        "../scripts/place_annotations.py"


rule agree_coders:
    """How well the coders agree, question by question: Krippendorff's alpha and Cohen's kappa."""
    input:
        card="annotations/{corpus}/card.yaml",
        codes=annotation_files,
        schemas=schemas("annotations"),
        library=library_of("agree_coders.py"),
    output:
        **table("agreement"),
    log:
        "resources/{corpus}/logs/agree_coders.log",
    wildcard_constraints:
        corpus="|".join(ANNOTATED) or "(?!)",
    conda:
        "../envs/presslens.yaml"
    params:
        actors=config["actors"],
        frames=config["frames"],
        settings=bootstrap_settings,
    script:
        "../scripts/agree_coders.py"


rule validate_question:
    """What classifiers say set against what the coders agree on, with a baseline and the classifiers not in use."""
    input:
        card="annotations/{corpus}/card.yaml",
        annotations="resources/{corpus}/annotations.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        holders=of_shards("holders"),
        codebook=lambda wildcards: codebook_of(wildcards.question),
        models=lambda wildcards: all_model_files(wildcards.question),
        held_out=held_out_of,
        schemas=schemas("annotations"),
        library=library_of("validate_question.py", *registry.modules()),
    output:
        csv=report(
            "results/{corpus}/tables/validation_{question}.csv",
            caption="../report/validation.rst",
            category="Tables",
            labels={"corpus": "{corpus}", "table": "validation: {question}"},
        ),
        tex="results/{corpus}/tables/validation_{question}.tex",
        confusion="results/{corpus}/tables/confusion_{question}.csv",
        reliability="results/{corpus}/tables/reliability_{question}.csv",
    log:
        "resources/{corpus}/logs/validate_{question}.log",
    wildcard_constraints:
        corpus="|".join(ANNOTATED) or "(?!)",
        question="actor|sentiment|holder|stance|frames",
    conda:
        "../envs/presslens.yaml"
    params:
        classify=lambda wildcards: classifier_blocks(wildcards.question),
        actors=config["actors"],
        frames=config["frames"],
        settings=bootstrap_settings,
    script:
        "../scripts/validate_question.py"


rule draw_reliability:
    """How the classifiers in use err on annotated mentions, and whether their probabilities can be believed."""
    input:
        confusion=lambda wildcards: checked_tables("confusion", wildcards.corpus),
        reliability=lambda wildcards: checked_tables("reliability", wildcards.corpus),
        validations=lambda wildcards: checked_tables("validation", wildcards.corpus),
        library=library_of("draw_reliability.py"),
    output:
        **figure("reliability"),
    log:
        "resources/{corpus}/logs/draw_reliability.log",
    wildcard_constraints:
        corpus="|".join(ANNOTATED) or "(?!)",
    conda:
        "../envs/presslens.yaml"
    params:
        questions=lambda wildcards: questions_checked(wildcards.corpus),
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw_reliability.py"
