"""What all rule files use. The library's path, the checked config, and where things are."""

import fcntl
import os
import sys
from modulefinder import ModuleFinder
from pathlib import Path

# Relative where it can be: a project that is moved or copied stays up to date.
PROJECT = Path(os.path.relpath(workflow.basedir))
sys.path.insert(0, os.path.abspath(PROJECT / "src"))

from presslens import registry
from presslens.captions import caption_facts
from presslens.config import validate
from presslens.errors import InputError
from presslens.ingest.folder import corpus_files
from presslens.io import read_json, read_yaml, remove_leftovers

try:
    validate(config, Path.cwd())
except InputError as fault:
    raise WorkflowError(f"The study cannot be run as configured.\n{fault}") from None


wildcard_constraints:
    corpus="|".join(path.stem for path in sorted(Path("data").glob("*.yaml"))),
    shard=r"\d+-[0-9a-f]{12}",


onstart:
    hold_lock()


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
    """The files of src/presslens behind a script and the modules it loads by name: an edit in one reruns the rule."""
    source = (PROJECT / "src").absolute()
    finder = ModuleFinder(path=[str(source)])
    finder.run_script(str(PROJECT / "scripts" / script))
    for module in modules:
        finder.import_hook(module, None, ["*"])
    files = {Path(module.__file__) for module in finder.modules.values() if module.__file__}
    return sorted(os.path.relpath(file) for file in files if source in file.parents)


def library_of_classifier(script, question):
    """As library_of, with the module of the classifier that config.yaml names for a question."""
    return library_of(script, registry.module_of(question, config["classify"][question]["classifier"]))


def schemas(*names):
    """The schemas that check what a rule reads."""
    return [str(PROJECT / "src/presslens/schemas" / f"{name}.yaml") for name in names]


def codebook(kind):
    """The codebook files of a kind (targets, actors, frames), in the order of the study."""
    return [f"codebook/{kind}/{code}.yaml" for code in config[kind]]


def card_of(wildcards):
    """The card that describes a corpus."""
    return f"data/{wildcards.corpus}.yaml"


def files_of(wildcards):
    """Every file of a corpus: those of a folder of the project, or those fetched by its card."""
    card = read_yaml(card_of(wildcards))
    if "files" in card:
        return [f"resources/data/{wildcards.corpus}/{name}" for name in card["files"]]
    return [str(path) for path in corpus_files(card["path"])]


def of_shards(table):
    """Function from wildcards to a table of every shard, once it is known which shards there are."""

    def paths(wildcards):
        listing = checkpoints.shard_articles.get(corpus=wildcards.corpus).output.shards
        return [f"resources/{wildcards.corpus}/shards/{shard}/{table}.parquet" for shard in sorted(read_json(listing))]

    return paths


def classifier_settings(question):
    """The config of a question, less the blocks of classifiers that are not in use."""
    block = config["classify"][question]
    return {key: value for key, value in block.items() if key == block["classifier"] or not isinstance(value, dict)}


def model_files(question):
    """The weights, settings and card of the model that config.yaml names for a question; nothing for rules."""
    block = config["classify"][question]
    folder = block.get(block["classifier"], {}).get("model")
    return sorted(str(path) for path in Path(folder).glob("*") if path.is_file()) if folder else []


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


def bootstrap_settings(wildcards):
    """What the bootstrap needs to know, and nothing that would rerun it for another reason."""
    return {key: config["estimate"][key] for key in ("resamples", "confidence", "seed", "min_articles")}


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
    """What a caption quotes of a figure's table; read once the table is there."""
    return caption_facts(input.table)


def classifiers_in_use():
    """The classifier of each question. None has been checked on the corpora of this study."""
    return {question: block["classifier"] for question, block in config["classify"].items()}


def outputs_of(wildcards):
    """Every table and figure of a corpus, and its data statement."""
    exhibits = {"tables": (TABLES, ("csv", "tex")), "figures": (FIGURES, ("svg", "pdf", "png", "csv"))}
    return [f"results/{wildcards.corpus}/data_statement.md"] + [
        f"results/{wildcards.corpus}/{folder}/{name}.{kind}"
        for folder, (names, kinds) in exhibits.items()
        for name in names
        for kind in kinds
    ]
