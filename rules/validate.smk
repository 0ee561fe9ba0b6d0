"""Validate. Takes classifiers and the coders' labels; gives scores, out of fold where a model has seen the corpus.

Without any code it gives how far the corpus lies from what the encoder knows.
"""

from presslens.classify import registry
from presslens.codebook.questions import QUESTIONS
from presslens.exhibits.familiarity import FAMILIARITIES


rule take_coded:
    """The articles that have coded mentions, and what is found in them."""
    input:
        annotations="resources/{corpus}/annotations.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        holders=of_shards("holders"),
        library=library_of("validate/take_coded.py"),
    output:
        **{f"coded_{name}": f"resources/{{corpus}}/coded/{name}.parquet" for name in CODED_TABLES},
    log:
        "resources/{corpus}/logs/take_coded.log",
    wildcard_constraints:
        corpus=CODED_WITH_TEXTS,
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/validate/take_coded.py"


rule ask_candidates:
    """What classifiers that are not in use say of the mentions that the coders agree on."""
    input:
        outside(asking_steps),
    output:
        "resources/{corpus}/candidates_{question}.parquet",
    log:
        *logs_of("resources/{corpus}", ["ask_candidates_{question}"]),
    wildcard_constraints:
        corpus=CODED_WITH_TEXTS,
        question="|".join(QUESTIONS),
    conda:
        "../envs/presslens.yaml"
    params:
        steps=asking_steps,
        code=code_of("run_steps.py"),
    script:
        "../scripts/run_steps.py"


rule validate_question:
    """What classifiers say set against what the coders agree on, with a baseline and the classifiers not in use."""
    input:
        card="annotations/{corpus}/card.yaml",
        codes=lambda wildcards: study.annotation_files(wildcards.corpus),
        annotations="resources/{corpus}/annotations.parquet",
        unplaced="resources/{corpus}/annotations_unplaced.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        candidates="resources/{corpus}/candidates_{question}.parquet",
        models=lambda wildcards: study.models.all_files(wildcards.question),
        held_out=lambda wildcards: study.held_out(wildcards.corpus, wildcards.question),
        schemas=schemas("annotations"),
        library=library_of("validate/validate_question.py", *registry.modules()),
    output:
        csv=exhibit("tables", "validation_{question}"),
        tex="results/{corpus}/tables/validation_{question}.tex",
        confusion="results/{corpus}/tables/confusion_{question}.csv",
        reliability="results/{corpus}/tables/reliability_{question}.csv",
    log:
        "resources/{corpus}/logs/validate_{question}.log",
    wildcard_constraints:
        corpus="|".join(study.annotated) or "(?!)",
        question="|".join(QUESTIONS),
    conda:
        "../envs/presslens.yaml"
    params:
        classify=lambda wildcards: study.models.settings(wildcards.question),
        names=names_of("holders", "frames"),
        confidence=config["estimate"]["confidence"],
        seed=config["estimate"]["seed"],
        captions=lambda wildcards: captions(
            [TABLES[f"validation_{wildcards.question}"]], {"corpus": wildcards.corpus}, in_words
        ),
    script:
        "../scripts/validate/validate_question.py"


rule measure_distances:
    """How far the features of each mention lie from what the encoder knows."""
    input:
        pieces=where_measured("pieces"),
        features=where_measured("features", suffix="npz"),
        model=study.models.encoder_files if study.models.measured else [],
        schemas=schemas("encoder", "familiarity"),
        library=library_of("validate/measure_distances.py"),
    output:
        distances="resources/{corpus}/distances.parquet",
    log:
        "resources/{corpus}/logs/measure_distances.log",
    wildcard_constraints:
        corpus=WITH_TEXTS,
    conda:
        "../envs/presslens.yaml"
    params:
        folder=lambda wildcards: study.models.encoder,
    script:
        "../scripts/validate/measure_distances.py"


rule measure_familiarity:
    """How far the corpus lies from what the encoder knows, and the accuracy to expect, without any code."""
    input:
        ledger="resources/{corpus}/ledger.parquet",
        distances="resources/{corpus}/distances.parquet",
        model=study.models.encoder_files if study.models.measured else [],
        schemas=schemas("encoder", "familiarity"),
        library=library_of("validate/measure_familiarity.py"),
    output:
        csv=exhibit("tables", "familiarity"),
        tex="results/{corpus}/tables/familiarity.tex",
        answers=exhibit("tables", "familiarity_answers"),
    log:
        "resources/{corpus}/logs/measure_familiarity.log",
    conda:
        "../envs/presslens.yaml"
    params:
        asked=lambda wildcards: study.models_on(wildcards.corpus).measured,
        missing=lambda wildcards: study.untold(wildcards.corpus),
        folder=lambda wildcards: study.models.encoder,
        confidence=config["estimate"]["confidence"],
        captions=captions(FAMILIARITIES, {}, in_words),
    script:
        "../scripts/validate/measure_familiarity.py"
