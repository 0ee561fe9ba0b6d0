"""Validate. Takes classifiers and the coders' labels; gives scores, out of fold where a model has seen the corpus."""

from presslens.codebook import questions


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
        library=library_of("validate/validate_question.py", *registry.modules()),
    output:
        csv=table_report("validation_{question}"),
        tex="results/{corpus}/tables/validation_{question}.tex",
        confusion="results/{corpus}/tables/confusion_{question}.csv",
        reliability="results/{corpus}/tables/reliability_{question}.csv",
    log:
        "resources/{corpus}/logs/validate_{question}.log",
    wildcard_constraints:
        corpus="|".join(ANNOTATED) or "(?!)",
        question="|".join(questions.QUESTIONS),
    conda:
        "../envs/presslens.yaml"
    params:
        classify=lambda wildcards: classifier_blocks(wildcards.question),
        names={part: config[part] for part in ("holders", "frames")},
        resamples=config["estimate"]["resamples"],
        confidence=config["estimate"]["confidence"],
        seed=config["estimate"]["seed"],
        captions=captions_of("validation_{question}"),
    script:
        "../scripts/validate/validate_question.py"
