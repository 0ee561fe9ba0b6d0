"""What all rule files use: the library's path, the study, and files that only Snakemake can name."""

import fcntl
import os
import sys
from pathlib import Path

# Sums of numbers depend on how many threads share them, and the number of threads on the machine. Jobs run side by side
# instead.
for threads in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

# Relative where it can be: a project that is moved or copied stays up to date.
PROJECT = Path(os.path.relpath(workflow.basedir))
sys.path.insert(0, os.path.abspath(PROJECT / "src"))

from presslens.base.errors import InputError
from presslens.base.io import read_json, remove_leftovers
from presslens.study.imports import Imports
from presslens.study.study import Study
from presslens.tell.summary import summary

try:
    study = Study(config)
except InputError as fault:
    raise WorkflowError(f"The study cannot be run as configured.\n{fault}") from None

imports = Imports(PROJECT / "src")
codebook_files = study.codebook_files


wildcard_constraints:
    corpus="|".join(study.described),
    shard=r"\d+-[0-9a-f]{12}",


onstart:
    hold_lock()


onsuccess:
    for corpus in config["corpora"]:
        if Path(f"results/{corpus}/tables/corpus.csv").is_file():
            unplaced = f"resources/{corpus}/annotations_unplaced.parquet"
            print(summary(corpus, f"results/{corpus}", unplaced), file=sys.stderr)


def hold_lock():
    """Keep a second run out of this folder for as long as this process lives, and sweep up after a killed one."""
    global lock
    lock = open(".snakemake/presslens.lock", "w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise WorkflowError("Another snakemake is running in this folder; wait for it to end.") from None
    for folder in ("resources", "results"):
        remove_leftovers(folder)


def library_of(script, *modules):
    """The files of the library behind a script and the modules it loads by name: an edit in one reruns the rule."""
    return [os.path.relpath(file) for file in imports.behind(PROJECT / "scripts" / script, *modules)]


def schemas(*names):
    """The schemas that check what a rule reads."""
    return [str(PROJECT / "src/presslens/base/schemas" / f"{name}.yaml") for name in names]


def of_shards(*tables, suffix="parquet"):
    """Function from wildcards to tables of every shard, once it is known which shards there are."""

    def paths(wildcards):
        if not tables:
            return []
        listing = checkpoints.shard_articles.get(corpus=wildcards.corpus).output.shards
        shards = sorted(read_json(listing))
        return [f"resources/{wildcards.corpus}/shards/{shard}/{table}.{suffix}" for table in tables for shard in shards]

    return paths


# Old names, for rule files that do not ask the study yet. To go.
from presslens.base.io import read_yaml
from presslens.classify import registry
from presslens.tell.captions import caption_facts, voice_shift

ANNOTATED = study.annotated
codebook = study.codebook_files
codebook_of = study.codebook_of
codebook_in_use = study.codebook_in_use
encoder_files = lambda: study.models.encoder_files
has_own_heads = study.has_own_heads
questions_coded = study.coded
questions_checked = study.checked
checked_tables = study.checked_tables
classifier_blocks = study.models.settings
classifier_settings = study.models.settings_in_use
model_files = study.models.files
all_model_files = study.models.all_files
classifiers_in_use = lambda: study.models.classifiers
bootstrap_settings = lambda wildcards: study.bootstrap
card_of = lambda wildcards: f"data/{wildcards.corpus}.yaml"
files_of = lambda wildcards: study.corpus_files(wildcards.corpus)
annotation_files = lambda wildcards: study.annotation_files(wildcards.corpus)
coding_of = lambda wildcards: study.coding(wildcards.corpus)
held_out_of = lambda wildcards: study.held_out(wildcards.corpus, wildcards.question)
heads_for = lambda question: lambda wildcards: study.heads(wildcards.corpus, question)
validations_of = lambda *questions: lambda wildcards: study.validations(wildcards.corpus, *questions)


def library_of_classifier(script, question):
    """As library_of, with the module of the classifier that config.yaml names for a question."""
    return library_of(script, study.models.module_in_use(question))


def features_for(question):
    """The encoder's features of a shard, if config.yaml names the encoder for a question."""
    return ["resources/{corpus}/shards/{shard}/features.npz"] if study.models.encoder_of(question) else []


def table(name):
    """A table for machines and for papers; the first goes into the report."""
    return {
        "csv": report(
            f"results/{{corpus}}/tables/{name}.csv",
            caption=f"../report/{name}.rst",
            category="Tables",
            labels={"corpus": "{corpus}", "table": name.replace("_", " ")},
        ),
        "tex": f"results/{{corpus}}/tables/{name}.tex",
    }


def figure(name, caption=None):
    """A figure in three formats with its numbers; the svg goes into the report."""
    path = f"results/{{corpus}}/figures/{name}"
    picture = report(
        f"{path}.svg",
        caption=f"../report/{caption or name}.rst",
        category="Figures",
        labels={"corpus": "{corpus}", "figure": name.replace("_", " ")},
    )
    return {"svg": picture, "pdf": f"{path}.pdf", "png": f"{path}.png", "csv": f"{path}.csv"}


def table_facts(wildcards, input):
    """What a caption quotes of a figure's table, read once it is there. A caption knows its job, but not which of the
    job's figures it stands under: each figure is a job."""
    return caption_facts(input.table)


def voice_facts(wildcards, input):
    """What a caption quotes of the table of voices."""
    return voice_shift(input.table)


def outputs_of(wildcards):
    """Every table and figure of a corpus, and its data statement."""
    coded = questions_coded(wildcards.corpus)
    pictures = [*FIGURES, *(["reliability"] if questions_checked(wildcards.corpus) else [])]
    exhibits = {"tables": (TABLES, ("csv", "tex")), "figures": (pictures, ("svg", "pdf", "png", "csv"))}
    checks = [
        (f"{table}_{question}", table) for question in coded for table in ("validation", "confusion", "reliability")
    ]
    return [
        f"results/{wildcards.corpus}/data_statement.md",
        *(f"results/{wildcards.corpus}/tables/agreement.{kind}" for kind in ("csv", "tex") if coded),
        *(f"results/{wildcards.corpus}/tables/{name}.csv" for name, _ in checks),
        *(f"results/{wildcards.corpus}/tables/{name}.tex" for name, table in checks if table == "validation"),
    ] + [
        f"results/{wildcards.corpus}/{folder}/{name}.{kind}"
        for folder, (names, kinds) in exhibits.items()
        for name in names
        for kind in kinds
    ]
