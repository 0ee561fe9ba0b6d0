"""Tell. Takes everything a corpus's results are made of; gives what its columns mean, and the manifest with hashes."""

FIGURES = [
    "sentiment_by_target",
    "sentiment_by_outlet",
    "sentiment_by_country",
    "sentiment_by_year",
    "stance_by_holder",
    "holder_by_outlet",
    "outlet_and_quoted",
    "cue_tone_by_outlet",
    "frames_by_target",
    "frames_by_outlet",
    "frames_by_holder",
    "frames_over_time",
    "words_by_target",
    "words_by_country",
    "article_ribbon",
    "hypotheses",
]


rule describe_tables:
    """Every table and every figure's numbers as a data package: hash, and type and meaning of each column."""
    input:
        card=card_of,
        tables=lambda wildcards: [path for path in outputs_of(wildcards) if path.endswith(".csv")],
        columns="codebook/columns.yaml",
        schemas=schemas("card", "columns"),
        library=library_of("describe_tables.py"),
    output:
        package=report(
            "results/{corpus}/datapackage.json",
            caption="../report/datapackage.rst",
            category="Provenance",
            labels={"corpus": "{corpus}", "document": "data package"},
        ),
    log:
        "resources/{corpus}/logs/describe_tables.log",
    conda:
        "../envs/presslens.yaml"
    script:
        "../scripts/describe_tables.py"


rule write_manifest:
    """Hashes of inputs, codebook, models, ledger and outputs, versions, config, and a digest of the code."""
    input:
        inputs=lambda wildcards: [card_of(wildcards), *files_of(wildcards), *annotation_files(wildcards)],
        codebook=sorted(str(path) for path in Path("codebook").rglob("*.yaml")),
        models=sorted(str(path) for path in Path("models").rglob("*") if path.is_file()),
        ledger=["resources/{corpus}/ledger.parquet"],
        outputs=lambda wildcards: [*outputs_of(wildcards), f"results/{wildcards.corpus}/datapackage.json"],
        lock=[str(PROJECT / "envs/requirements.txt"), str(PROJECT / "envs/requirements.in")],
        code=[str(path) for kind in ("Snakefile", "rules/*.smk", "scripts/*.py") for path in sorted(PROJECT.glob(kind))],
        library=sorted(str(path) for kind in ("py", "yaml") for path in PROJECT.glob(f"src/**/*.{kind}")),
    output:
        manifest=report("results/{corpus}/manifest.json", caption="../report/manifest.rst", category="Provenance"),
    log:
        "resources/{corpus}/logs/write_manifest.log",
    conda:
        "../envs/presslens.yaml"
    params:
        config=lambda wildcards: config,
        project=str(PROJECT),
    script:
        "../scripts/write_manifest.py"
