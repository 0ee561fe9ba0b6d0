"""Annotate. Draws mentions to code; takes the coders' labels; gives them side by side, and how well coders agree."""

from presslens.annotate import sheets

try:
    sheets.check_targets(sys.argv[1:], Path())
except InputError as fault:
    screen.refuse(fault)


rule draw_sample:
    """Mentions drawn at random, with their sentences and empty columns, for people to code: what is there stays."""
    input:
        articles="resources/{corpus}/articles.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        annotations=lambda wildcards: [
            f"resources/{corpus}/annotations.parquet" for corpus in study.annotated if corpus == wildcards.corpus
        ],
        codebook=codebook_of("targets", "holders", "frames", "labels"),
        library=library_of("annotate/draw_sample.py"),
    output:
        # No rule makes a sheet that is there; and should one come while a run is under way, it is not taken away.
        sheet=update(f"{sheets.FOLDER}/{{corpus}}/{sheets.SHEET}{{draw}}.csv"),
    log:
        "resources/{corpus}/logs/draw_sample_{draw}.log",
    wildcard_constraints:
        corpus=f"{sheets.undrawn(sheets.drawn_names(Path()))}(?:{WITH_TEXTS})",
        draw=sheets.DRAW,
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
        codes=lambda wildcards: study.annotation_files(wildcards.corpus),
        corpus_card="data/{corpus}.yaml",
        files=lambda wildcards: study.corpus_files(wildcards.corpus),
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
        corpus=CODED_WITH_TEXTS,
    conda:
        "../envs/presslens.yaml"
    params:
        names=names_of("holders", "frames"),
    script:
        "../scripts/annotate/place_annotations.py"


rule sample_codes:
    """The codes that estimates may use, those of mentions drawn at random, and how likely each located mention was drawn."""
    input:
        card="annotations/{corpus}/card.yaml",
        codes=lambda wildcards: study.annotation_files(wildcards.corpus),
        annotations="resources/{corpus}/annotations.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        schemas=schemas("annotations"),
        library=library_of("annotate/sample_codes.py"),
    output:
        sampled="resources/{corpus}/sampled_codes.parquet",
        frame="resources/{corpus}/sampling_frame.parquet",
    log:
        "resources/{corpus}/logs/sample_codes.log",
    wildcard_constraints:
        corpus="|".join(study.annotated) or "(?!)",
    conda:
        "../envs/presslens.yaml"
    params:
        names=names_of("holders", "frames"),
        confidence=config["estimate"]["confidence"],
    script:
        "../scripts/annotate/sample_codes.py"


rule agree_coders:
    """How well the coders agree, question by question: Krippendorff's alpha and Cohen's kappa."""
    input:
        card="annotations/{corpus}/card.yaml",
        codes=lambda wildcards: study.annotation_files(wildcards.corpus),
        # Of which story each article is; and what is wrong with the codes is told once, by the rule that reads them first.
        annotations="resources/{corpus}/annotations.parquet",
        schemas=schemas("annotations"),
        library=library_of("annotate/agree_coders.py"),
    output:
        csv=exhibit("tables", "agreement"),
        tex="results/{corpus}/tables/agreement.tex",
    log:
        "resources/{corpus}/logs/agree_coders.log",
    wildcard_constraints:
        corpus="|".join(study.annotated) or "(?!)",
    conda:
        "../envs/presslens.yaml"
    params:
        names=names_of("holders", "frames"),
        confidence=config["estimate"]["confidence"],
        captions=lambda wildcards: captions([TABLES["agreement"]], {"corpus": wildcards.corpus}, in_words),
    script:
        "../scripts/annotate/agree_coders.py"
