"""What every stage uses: the library's path, the study, and what only Snakemake can name."""

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
from presslens.base.io import read_json
from presslens.exhibits.tables import TABLES
from presslens.study.imports import Imports
from presslens.study.lock import hold_lock
from presslens.study.study import Study
from presslens.tell.captions import captions, settings_in_words
from presslens.tell.summary import summary

try:
    study = Study(config)
    study.check(sys.argv[1:])
except InputError as fault:
    raise WorkflowError(f"The study cannot be run as configured.\n{fault}") from None

imports = Imports(PROJECT / "src")
in_words = settings_in_words(config)


wildcard_constraints:
    corpus="|".join(study.described),
    shard=r"\d+-[0-9a-f]{12}",


onstart:
    try:
        hold_lock(".snakemake/presslens.lock", ["resources", "results"])
    except InputError as fault:
        raise WorkflowError(str(fault)) from None


onsuccess:
    for corpus in config["corpora"]:
        if Path(f"results/{corpus}/tables/corpus.csv").is_file():
            unplaced = f"resources/{corpus}/annotations_unplaced.parquet"
            print(summary(corpus, f"results/{corpus}", unplaced), file=sys.stderr)


def library_of(script, *modules):
    """The files of the library behind a script and the modules it loads by name: an edit in one reruns the rule."""
    return [os.path.relpath(file) for file in imports.behind(PROJECT / "scripts" / script, *modules)]


def schemas(*names):
    """The schemas that check what a rule reads."""
    return [str(PROJECT / "src/presslens/base/schemas" / f"{name}.yaml") for name in names]


def of_shards(*tables, suffix="parquet"):
    """Function from wildcards to tables of every shard, once it is known which shards there are."""

    def paths(wildcards):
        shards = sorted(read_json(checkpoints.shard_articles.get(corpus=wildcards.corpus).output.shards))
        return [f"resources/{wildcards.corpus}/shards/{shard}/{table}.{suffix}" for table in tables for shard in shards]

    return paths if tables else []


def exhibit(folder, name):
    """The file of a table or figure that goes into the report, under the caption that its rule passes on."""
    kind, ending = {"tables": ("table", "csv"), "figures": ("figure", "svg")}[folder]
    labels = {"corpus": "{corpus}", kind: name.replace("_", " ")}
    path = f"results/{{corpus}}/{folder}/{name}.{ending}"
    return report(path, caption=f"../report/{kind}.rst", category=folder.capitalize(), labels=labels)
