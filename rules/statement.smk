"""Statement. Takes a corpus's card and tables; gives its data statement."""


rule write_statement:
    """Sources, dates, languages, counts, what was left out, licence and limits, in words and numbers."""
    input:
        card=card_of,
        articles="resources/{corpus}/articles.parquet",
        exclusions="resources/{corpus}/exclusions.parquet",
        removals="resources/{corpus}/removals.parquet",
        sentences="resources/{corpus}/sentences.parquet",
        ledger="resources/{corpus}/ledger.parquet",
        coding=coding_of,
        schemas=schemas("card", "annotations"),
        library=library_of("write_statement.py"),
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
        classifiers=classifiers_in_use(),
        languages=config["ingest"]["languages"],
    script:
        "../scripts/write_statement.py"
