"""Tell. Takes everything a corpus's results are made of; gives its statement, what its columns mean, and the manifest."""

from presslens.study.outputs import TELLING
from presslens.tell.manifest import code_files, paper_files
from presslens.tell.paper.parts import LINKS


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
        languages=lambda wildcards: [study.language_of(wildcards.corpus)],
        refused=lambda wildcards: study.refused(wildcards.corpus),
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


rule write_paper:
    """The paper of the corpus, every number in it with its cell, and both for LaTeX."""
    input:
        card="data/{corpus}.yaml",
        tables=lambda wildcards: paper_tables(wildcards.corpus, study.coded(wildcards.corpus)),
        figures=lambda wildcards: pictures_of_paper(wildcards.corpus),
        # Where words do not stand on figures' faces, the paper has them.
        captions=lambda wildcards: (
            [str(Path(path).with_suffix(".txt")) for path in pictures_of_paper(wildcards.corpus)]
            if config["draw"].get("caption") == "outside"
            else []
        ),
        words="results/{corpus}/figures.json",
        coding=lambda wildcards: study.coding(wildcards.corpus)[:1],
        coded="resources/{corpus}/coded.json",
        codebook=codebook_of("targets", "holders", "frames", "nouns", "topics"),
        text=sorted(str(path) for path in paper_files(PROJECT)),
        lock=str(PROJECT / "envs/requirements.txt"),
        requirements=str(PROJECT / "envs/requirements.in"),
        schemas=schemas("card", "annotations", "target", "holder", "frame", "nouns", "topic"),
        library=library_of("tell/write_paper.py"),
    output:
        pdf=report(
            "results/{corpus}/paper.pdf",
            caption="../report/paper.rst",
            category="Paper",
            labels={"corpus": "{corpus}", "document": "paper"},
        ),
        numbers="results/{corpus}/numbers.json",
        numbers_tex="results/{corpus}/numbers.tex",
        tables_tex="results/{corpus}/tables.tex",
    log:
        "resources/{corpus}/logs/write_paper.log",
    conda:
        "../envs/presslens.yaml"
    params:
        config={part: config[part] for part in ("targets", "frames", "classify", "estimate", "ingest")},
        cells=config.get("paper", {}).get("cells", LINKS),
    script:
        "../scripts/tell/write_paper.py"


rule write_report:
    """One page to read from top to bottom: question, corpus, how far to trust it, findings, hypotheses, tables, limits."""
    input:
        card="data/{corpus}.yaml",
        annotations=lambda wildcards: study.coding(wildcards.corpus)[:1],
        statement="results/{corpus}/data_statement.md",
        tables=lambda wildcards: [
            path
            for path in outputs_of(wildcards.corpus)
            if Path(path).parent.name == "tables" and path.endswith(".csv")
        ],
        pictures=lambda wildcards: [path for path in outputs_of(wildcards.corpus) if path.endswith(".png")],
        words="results/{corpus}/figures.json",
        package="results/{corpus}/datapackage.json",
        ledger="resources/{corpus}/ledger.parquet",
        coded="resources/{corpus}/coded.json",
        codebook=codebook_of("targets", "nouns", "holders", "frames", "labels", "events", "topics", "hypotheses"),
        lock=str(PROJECT / "envs/requirements.txt"),
        requirements=str(PROJECT / "envs/requirements.in"),
        citation=str(PROJECT / "CITATION.cff"),
        schemas=schemas(
            *("card", "annotations", "target", "nouns", "holder", "frame", "labels", "events", "topic", "hypotheses")
        ),
        pages=[
            *sorted(str(path) for path in (PROJECT / "src/presslens/tell/report/templates").iterdir()),
            str(PROJECT / "src/presslens/pages/page.css"),
        ],
        library=library_of("tell/write_report.py"),
    output:
        report="results/{corpus}/report/index.html",
    log:
        "resources/{corpus}/logs/write_report.log",
    conda:
        "../envs/presslens.yaml"
    params:
        questions=lambda wildcards: study.coded(wildcards.corpus),
        classifiers=study.models.classifiers,
        settings=in_words | config["draw"],
        refused=lambda wildcards: study.refused(wildcards.corpus),
    script:
        "../scripts/tell/write_report.py"


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
        outputs=lambda wildcards: [
            *outputs_of(wildcards.corpus),
            *(f"results/{wildcards.corpus}/{name}" for name in ("datapackage.json", *TELLING)),
        ],
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
