"""What all rule files use. The library's path, the checked config, and where things are."""

import fcntl
import os
import sys
from functools import lru_cache
from modulefinder import ModuleFinder
from pathlib import Path

# Sums of numbers depend on how many threads share them, and the number of threads on the machine. Jobs run side by side
# instead.
for threads in ("POLARS_MAX_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ[threads] = "1"

# Relative where it can be: a project that is moved or copied stays up to date.
PROJECT = Path(os.path.relpath(workflow.basedir))
sys.path.insert(0, os.path.abspath(PROJECT / "src"))

from presslens.classify import registry
from presslens.cards.annotations import coded_questions
from presslens.codebook.codebook import part_files
from presslens.exhibits.tables import ESTIMATES, TABLES
from presslens.tell.captions import captions, settings_in_words
from presslens.cards.checkpoints import CARD as CHECKPOINT
from presslens.cards.checkpoints import load_checkpoint
from presslens.study.config import validate
from presslens.study.outputs import published_files
from presslens.base.errors import InputError
from presslens.ingest.folder import corpus_files
from presslens.base.io import read_json, read_yaml, remove_leftovers
from presslens.base.schema import check
from presslens.tell.summary import summary

try:
    validate(config, Path.cwd())
except InputError as fault:
    raise WorkflowError(f"The study cannot be run as configured.\n{fault}") from None


wildcard_constraints:
    corpus="|".join(path.stem for path in sorted(Path("data").glob("*.yaml"))),
    shard=r"\d+-[0-9a-f]{12}",


onstart:
    hold_lock()


onsuccess:
    for name in config["corpora"]:
        if Path(f"results/{name}/tables/corpus.csv").is_file():
            print(
                summary(name, f"results/{name}", f"resources/{name}/annotations_unplaced.parquet"), file=sys.stderr
            )


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
    return [str(PROJECT / "src/presslens/base/schemas" / f"{name}.yaml") for name in names]


def codebook(kind):
    """The codebook files of a kind (targets, holders, frames), in the order of the study."""
    return [f"codebook/{kind}/{code}.yaml" for code in config[kind]]


def codebook_of(question, *names):
    """The codebook files that classifiers of a question are built from; no names: every registered one."""
    parts = registry.codebook_of(question, *names)
    return [path for part in parts for path in ([f"codebook/{part}"] if part.endswith(".yaml") else codebook(part))]


def codebook_in_use(question):
    """The codebook files of the classifier that config.yaml names for a question."""
    return codebook_of(question, config["classify"][question]["classifier"])


def encoder_of(question):
    """The folder of the encoder, if config.yaml names it for a question; else None."""
    block = config["classify"].get(question, {})
    return block["encoder"]["model"] if block.get("classifier") == "encoder" and "encoder" in block else None


def encoder_model():
    """The folder of the encoder that config.yaml names."""
    folders = {folder for question in config["classify"] if (folder := encoder_of(question))}
    if len(folders) > 1:
        raise WorkflowError(f"config.yaml: classify names several encoders: {', '.join(sorted(folders))}")
    return next(iter(folders), "models/encoder")


def encoder_files():
    """What the encoder is made of: network, vocabulary, heads and their description."""
    return sorted(str(path) for path in Path(encoder_model()).glob("*") if path.suffix in (".onnx", ".json", ".npz"))


#: How the shipped encoder was trained.
RECIPE = "models/encoder/recipe.yaml"


def seeds_of(stage):
    """The seeds of a stage of the encoder's training, one network each."""
    return read_yaml(RECIPE)[stage]["seeds"]


def features_for(question):
    """The encoder's features of a shard, if config.yaml names the encoder for a question."""
    return ["resources/{corpus}/shards/{shard}/features.npz"] if encoder_of(question) else []


@lru_cache
def has_own_heads(corpus, question):
    """Whether `fit_heads` chooses the head for a question: it is coded, and the encoder has not seen the codes."""
    folder = encoder_of(question)
    if folder is None or question not in questions_coded(corpus):
        return False
    try:
        document = read_json(f"{folder}/model.json")
        check(document, "encoder", f"{folder}/model.json")
    except (OSError, InputError) as fault:
        raise WorkflowError(f"The encoder cannot be used.\n{fault}") from None
    return corpus not in document["trained_on"]


def heads_for(question):
    """Function from wildcards to the heads that `fit_heads` chose for the corpus; nothing where it has no codes."""

    def paths(wildcards):
        files = (f"resources/{wildcards.corpus}/heads/{name}" for name in ("heads.npz", "heads.json"))
        return list(files) if has_own_heads(wildcards.corpus, question) else []

    return paths


def held_out_of(wildcards):
    """What heads say of annotated mentions that they were not fitted to, where `fit_heads` chose them."""
    own = has_own_heads(wildcards.corpus, wildcards.question)
    return [f"resources/{wildcards.corpus}/heads/out_of_fold.csv"] if own else []


def card_of(wildcards):
    """The card that describes a corpus."""
    return f"data/{wildcards.corpus}.yaml"


def files_of(wildcards):
    """Every file of a corpus: those of a folder of the project, or those fetched by its card."""
    card = read_yaml(card_of(wildcards))
    if "files" in card:
        return [f"resources/data/{wildcards.corpus}/{name}" for name in card["files"]]
    return [str(path) for path in corpus_files(card["path"])]


#: Corpora with a folder of annotations.
ANNOTATED = sorted(path.parent.name for path in Path("annotations").glob("*/card.yaml"))


def annotation_files(wildcards):
    """The card, sample and codes in a corpus's folder of annotations; nothing where it has none."""
    folder = Path("annotations") / wildcards.corpus
    return sorted(str(path) for kind in ("card.yaml", "*.csv", "*.tsv") for path in folder.glob(kind))


def questions_coded(corpus):
    """The questions that coders answered on a corpus."""
    if corpus not in ANNOTATED:
        return []
    try:
        return coded_questions(f"annotations/{corpus}/card.yaml")
    except InputError as fault:
        raise WorkflowError(f"The annotations cannot be used.\n{fault}") from None


def coding_of(wildcards):
    """The card of a corpus's annotations, how coders agree, and what was placed; nothing where it has none."""
    if wildcards.corpus not in ANNOTATED:
        return []
    tables = ("annotations.parquet", "annotations_unplaced.parquet")
    return [
        f"annotations/{wildcards.corpus}/card.yaml",
        f"results/{wildcards.corpus}/tables/agreement.csv",
        *(f"resources/{wildcards.corpus}/{name}" for name in tables),
    ]


def validations_of(*questions):
    """Function from wildcards to the validation tables of some questions, where the corpus has annotations."""

    def paths(wildcards):
        coded = questions_coded(wildcards.corpus)
        return [
            f"results/{wildcards.corpus}/tables/validation_{question}.csv"
            for question in questions
            if question in coded
        ]

    return paths


def of_shards(*tables, suffix="parquet"):
    """Function from wildcards to tables of every shard, once it is known which shards there are."""

    def paths(wildcards):
        if not tables:
            return []
        listing = checkpoints.shard_articles.get(corpus=wildcards.corpus).output.shards
        shards = sorted(read_json(listing))
        return [f"resources/{wildcards.corpus}/shards/{shard}/{table}.{suffix}" for table in tables for shard in shards]

    return paths


def classifier_blocks(question):
    """The config of a question; a checkpoint's block says where its files are, too."""
    blocks = dict(config["classify"].get(question, {}))
    if "checkpoint" in blocks:
        blocks["checkpoint"] = blocks["checkpoint"] | {"files": checkpoint_folder(blocks["checkpoint"]["model"])}
    return blocks


def classifier_settings(question):
    """The config of a question, less the blocks of classifiers that are not in use."""
    blocks = classifier_blocks(question)
    return {key: value for key, value in blocks.items() if key == blocks["classifier"] or not isinstance(value, dict)}


@lru_cache
def checkpoint_of(folder):
    """The card of a checkpoint."""
    try:
        return load_checkpoint(folder)
    except InputError as fault:
        raise WorkflowError(f"The checkpoint cannot be used.\n{fault}") from None


def checkpoint_folder(folder):
    """Where the files of a checkpoint are: fetched from where its card says, or beside the card."""
    card = checkpoint_of(folder)
    return f"resources/models/{card['name']}" if "id" in card else folder


def files_of_model(name, folder):
    """The weights, settings and card of a model."""
    files = {str(path) for path in Path(folder).glob("*") if path.is_file()}
    if name == "checkpoint":
        files |= {f"{checkpoint_folder(folder)}/{file}" for file in checkpoint_of(folder)["files"]}
    return sorted(files)


def model_files(question):
    """The files of the model that config.yaml names for a question; nothing for rules."""
    block = config["classify"][question]
    name = block["classifier"]
    folder = block.get(name, {}).get("model")
    return files_of_model(name, folder) if folder else []


def all_model_files(question):
    """The files of every model that config.yaml names for a question, in use or not."""
    blocks = config["classify"].get(question, {})
    models = {(block["model"], name) for name, block in blocks.items() if isinstance(block, dict) and "model" in block}
    return [path for folder, name in sorted(models) for path in files_of_model(name, folder)]


def table_report(name):
    """A table for machines, which goes into the report."""
    return report(
        f"results/{{corpus}}/tables/{name}.csv",
        caption="../report/table.rst",
        category="Tables",
        labels={"corpus": "{corpus}", "table": name.replace("_", " ")},
    )


def captions_of(*names):
    """Function from wildcards to the captions of tables of a corpus; names may hold wildcards."""

    def texts(wildcards):
        tables = [TABLES[name.format(**dict(wildcards.items()))] for name in names]
        return captions(tables, {"corpus": wildcards.corpus}, settings_in_words(config))

    return texts


def bootstrap_settings(wildcards):
    """What the bootstrap needs to know, and nothing that would rerun it for another reason."""
    return {key: config["estimate"][key] for key in ("resamples", "confidence", "seed", "min_articles")}


def classifiers_in_use():
    """The classifier of each question."""
    return {question: block["classifier"] for question, block in config["classify"].items()}


def outputs_of(wildcards):
    """Every table of a corpus, the figures that have something to show, and its data statement."""
    figures = read_json(checkpoints.choose_figures.get(corpus=wildcards.corpus).output.figures)
    return published_files(wildcards.corpus, questions_coded(wildcards.corpus), figures)
