"""What every stage uses: the library's path, the study, and what only Snakemake can name."""

from presslens.exhibits.tables import TABLES
from presslens.study.imports import Imports
from presslens.study.outputs import BESIDE, LISTINGS, TELLING, paper_figures, paper_tables, published_files
from presslens.study.study import Study
from presslens.tell.captions import caption_file, captions, settings_in_words

try:
    study = Study(config)
    study.check(sys.argv[1:])
except InputError as fault:
    screen.refuse(fault)

#: Corpora whose texts are here, and those of them that were coded; of the others the stand-off tables are given.
WITH_TEXTS = "|".join(study.with_texts) or "(?!)"
CODED_WITH_TEXTS = "|".join(name for name in study.with_texts if name in study.annotated) or "(?!)"

imports = Imports(PROJECT / "src")
in_words = settings_in_words(config)


wildcard_constraints:
    corpus="|".join(study.described),
    shard=r"\d+-[0-9a-f]{12}",


onsuccess:
    screen.succeeded()


def library_of(script, *modules):
    """The files of the library behind a script and the modules it loads by name: an edit in one reruns the rule."""
    return [str(file) for file in imports.behind(PROJECT / "scripts" / script, *modules)]


def codebook_of(*parts):
    """Function from wildcards to the files of parts of the codebook, as they count on the corpus."""
    return lambda wildcards: study.codebook_files(wildcards.corpus, *parts)


def names_of(*parts):
    """Function from wildcards to the codes of parts of the codebook, as they count on the corpus."""
    return lambda wildcards: {part: study.names(wildcards.corpus)[part] for part in parts}


def schemas(*names):
    """The schemas that check what a rule reads."""
    return [str(PROJECT / "src/presslens/base/schemas" / f"{name}.yaml") for name in names]


def tables_and_ledger(corpus):
    """What is made of a corpus whatever its tables show."""
    tables = published_files(corpus, study.coded(corpus), figures=[])
    return [*tables, *(f"resources/{corpus}/{name}.parquet" for name in ("ledger", *BESIDE))]


def outputs_of(corpus):
    """Every table of a corpus, the figures that have something to show, and its data statement."""
    figures = told_by(checkpoints.draw_figures.get(corpus=corpus).output.figures)
    return published_files(corpus, study.coded(corpus), figures)


def results_of(corpus):
    """Every file of results/<corpus>."""
    return [*outputs_of(corpus), *(f"results/{corpus}/{name}" for name in (*TELLING, *LISTINGS))]


def exhibit(folder, name):
    """The file of a table or figure that goes into the report, under the caption that its rule passes on."""
    kind, ending = {"tables": ("table", "csv"), "figures": ("figure", "svg")}[folder]
    caption = caption_file(name) if kind == "table" else "../report/figure.rst"
    labels = {"corpus": "{corpus}", kind: name.replace("_", " ")}
    return report(f"results/{{corpus}}/{folder}/{name}.{ending}", caption, folder.capitalize(), labels=labels)
