"""Read. Takes the ledger, its evidence and the tables; gives pages to read in, which hold the texts."""

from presslens.classify import registry
from presslens.codebook.codebook import schema_of
from presslens.codebook.questions import QUESTIONS
from presslens.run.stored import is_stored
from presslens.tell.reader import needs


rule build_reader:
    """Pages to read in: every article with its mentions, and behind every row of every table what it was counted from."""
    input:
        card="data/{corpus}.yaml",
        tables=[f"resources/{{corpus}}/{name}.parquet" for name in needs.OF_CORPUS],
        # Which shards there are; stand-off there is one.
        known=lambda wildcards: [
            f"resources/{corpus}/shards.json" for corpus in study.with_texts if corpus == wildcards.corpus
        ],
        shards=of_shards(*needs.of_shards()),
        annotations=lambda wildcards: [
            f"resources/{corpus}/{name}.parquet"
            for corpus in study.annotated
            for name in needs.OF_CODES
            if corpus == wildcards.corpus
        ],
        candidates=lambda wildcards: [
            f"resources/{wildcards.corpus}/candidates_{question}.parquet" for question in study.coded(wildcards.corpus)
        ],
        coded="resources/{corpus}/coded.json",
        results=lambda wildcards: [
            f"results/{wildcards.corpus}/tables/{table.name}.csv"
            for table in needs.tables_of(study.coded(wildcards.corpus))
        ],
        validations=lambda wildcards: study.validations(wildcards.corpus, *QUESTIONS),
        familiarity=lambda wildcards: study.familiarity(wildcards.corpus, *QUESTIONS),
        codebook=codebook_of(*needs.PARTS),
        # What tables are traced by: everything that made them.
        book=codebook_of(*needs.BEHIND, *sorted({part for name in QUESTIONS for part in registry.needs_of(name)})),
        codes=lambda wildcards: study.annotation_files(wildcards.corpus),
        held_out=lambda wildcards: sorted(
            {path for name in QUESTIONS for path in study.held_out(wildcards.corpus, name)}
        ),
        models=sorted({path for name in QUESTIONS for path in study.models.all_files(name)}),
        schemas=schemas("card", "annotations", *map(schema_of, needs.PARTS)),
        pages=[os.path.relpath(path) for path in sorted(needs.ASSETS.iterdir())],
        library=library_of("tell/build_reader.py", *needs.tracers(), *registry.modules()),
    output:
        # The folder is replaced as a whole; this is the page it opens with.
        index="reader/{corpus}/index.html",
        listing="resources/{corpus}/reader.json",
    log:
        "resources/{corpus}/logs/build_reader.log",
    # What it makes lies in no bucket, but in the study's folder, which jobs elsewhere do not see.
    localrule: is_stored()
    conda:
        "../envs/presslens.yaml"
    params:
        config=lambda wildcards: config,
    script:
        "../scripts/tell/build_reader.py"
