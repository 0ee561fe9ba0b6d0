"""Annotate. Draws mentions to code; takes the coders' labels; gives them side by side, and how well coders agree."""


rule draw_sample:
    """Mentions drawn at random, with their sentences and empty columns, for people to code."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        library=library_of("annotate/draw_sample.py"),
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
        "../scripts/annotate/draw_sample.py"


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
        schemas=schemas("annotations", "card"),
        library=library_of("annotate/place_annotations.py"),
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
        names={part: config[part] for part in ("holders", "frames")},
    script:
        "../scripts/annotate/place_annotations.py"


rule agree_coders:
    """How well the coders agree, question by question: Krippendorff's alpha and Cohen's kappa."""
    input:
        card="annotations/{corpus}/card.yaml",
        codes=annotation_files,
        schemas=schemas("annotations"),
        library=library_of("annotate/agree_coders.py"),
    output:
        csv=table_report("agreement"),
        tex="results/{corpus}/tables/agreement.tex",
    log:
        "resources/{corpus}/logs/agree_coders.log",
    wildcard_constraints:
        corpus="|".join(ANNOTATED) or "(?!)",
    conda:
        "../envs/presslens.yaml"
    params:
        names={part: config[part] for part in ("holders", "frames")},
        resamples=config["estimate"]["resamples"],
        confidence=config["estimate"]["confidence"],
        seed=config["estimate"]["seed"],
        captions=captions_of("agreement"),
    script:
        "../scripts/annotate/agree_coders.py"
