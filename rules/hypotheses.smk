"""Hypotheses. Takes the ledger and the codebook's hypotheses; gives what came out of each, as a table and a figure."""


rule test_hypotheses:
    """Known groups: do outlets of known allegiance differ as expected?"""
    input:
        ledger="resources/{corpus}/ledger.parquet",
        hypotheses="codebook/hypotheses.yaml",
        schemas=schemas("hypotheses"),
        library=library_of("test_hypotheses.py"),
    output:
        **table("hypotheses"),
    log:
        "resources/{corpus}/logs/test_hypotheses.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=bootstrap_settings,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/test_hypotheses.py"


rule draw_hypotheses:
    """The differences found, and whether they are the ones expected."""
    input:
        table="results/{corpus}/tables/hypotheses.csv",
        targets=codebook("targets"),
        nouns="codebook/nouns.yaml",
        validations=validations_of("sentiment", "stance", "actor", "holder"),
        library=library_of("draw_hypotheses.py"),
    output:
        **figure("hypotheses"),
    log:
        "resources/{corpus}/logs/draw_hypotheses.log",
    conda:
        "../envs/presslens.yaml"
    params:
        settings=bootstrap_settings,
        classifiers=classifiers_in_use(),
    script:
        "../scripts/draw_hypotheses.py"
