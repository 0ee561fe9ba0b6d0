"""Tell. Takes everything a corpus's results are made of; gives its statement, what its columns mean, and the manifest."""

from presslens.tell.manifest import code_files


rule write_statement:
    """Sources, dates, languages, counts, what was left out, licence and limits, in words and numbers."""
    input:
        card="data/{corpus}.yaml",
        articles="resources/{corpus}/articles.parquet",
        exclusions="resources/{corpus}/exclusions.parquet",
        removals="resources/{corpus}/removals.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        coding=lambda wildcards: study.coding(wildcards.corpus),
        familiarity="results/{corpus}/tables/familiarity.csv",
        codebook=codebook_of("targets", "nouns", "topics"),
        schemas=schemas("card", "annotations", "target", "nouns", "topic"),
        library=library_of("tell/write_statement.py"),
    output:
        statement=report(
            "results/{corpus}/data_statement.md",
            caption="../report/data_statement.rst",
            category="Provenance",
            labels={"corpus": "{corpus}", "document": "data statement"},
        ),
    log:
        "resources/{corpus}/logs/write_statement.log",
    conda:
        "../envs/presslens.yaml"
    params:
        classifiers=study.models.classifiers,
        languages=config["ingest"]["languages"],
    script:
        "../scripts/tell/write_statement.py"


rule describe_tables:
    """Every table and every figure's numbers as a data package: hash, and type and meaning of each column."""
    input:
        card="data/{corpus}.yaml",
        tables=lambda wildcards: [path for path in outputs_of(wildcards.corpus) if path.endswith(".csv")],
        coded="resources/{corpus}/coded.json",
        schemas=schemas("card"),
        library=library_of("tell/describe_tables.py"),
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
        "../scripts/tell/describe_tables.py"


rule write_manifest:
    """Hashes of inputs, codebook, models, ledger and outputs, versions, config, and a digest of the code."""
    input:
        inputs=lambda wildcards: study.inputs(wildcards.corpus),
        codebook_files=sorted(str(path) for path in Path("codebook").rglob("*.yaml")),
        models=sorted(str(path) for path in Path("models").rglob("*") if path.is_file()),
        ledger=["resources/{corpus}/ledger.parquet"],
        coded="resources/{corpus}/coded.json",
        # Known before figures are: that they are made side by side.
        tables=lambda wildcards: tables_and_ledger(wildcards.corpus),
        outputs=lambda wildcards: [*outputs_of(wildcards.corpus), f"results/{wildcards.corpus}/datapackage.json"],
        lock=[str(PROJECT / "envs/requirements.txt"), str(PROJECT / "envs/requirements.in")],
        library=[str(path) for path in code_files(PROJECT)],
    output:
        manifest=report("results/{corpus}/manifest.json", caption="../report/manifest.rst", category="Provenance"),
    log:
        "resources/{corpus}/logs/write_manifest.log",
    wildcard_constraints:
        corpus=WITH_TEXTS,
    conda:
        "../envs/presslens.yaml"
    params:
        config=lambda wildcards: config,
        project=str(PROJECT),
    script:
        "../scripts/tell/write_manifest.py"
