"""Train. Takes NewsMTSC, as fetched; gives the weights that are shipped in models/."""

from pathlib import Path

from presslens.classify import registry
from presslens.codebook.codebook import part_files
from presslens.codebook.languages import BASE
from presslens.study.topics import names_on

_NEWSMTSC = "resources/data/newsmtsc"


rule train_sentiment:
    """The linear sentiment classifier and its card; `make train` promotes them to models/sentiment_linear."""
    input:
        library=library_of("train/train_sentiment.py"),
        schemas=schemas("card", "sentiment_linear"),
        data_card="data/newsmtsc.yaml",
        train_file=f"{_NEWSMTSC}/rw_train.jsonl",
        dev_files=[f"{_NEWSMTSC}/rw_dev.jsonl", f"{_NEWSMTSC}/mt_dev.jsonl"],
        test_files=[f"{_NEWSMTSC}/rw_test.jsonl", f"{_NEWSMTSC}/mt_test.jsonl"],
    output:
        weights="resources/models/sentiment_linear/weights.npz",
        model="resources/models/sentiment_linear/model.json",
        card="resources/models/sentiment_linear/card.yaml",
    log:
        "resources/logs/train_sentiment.log",
    conda:
        "../envs/presslens.yaml"
    params:
        seed=20260101,
    script:
        "../scripts/train/train_sentiment.py"


rule train:
    """Every model that is trained here."""
    input:
        rules.train_sentiment.output,


_WORLD_NEWS = "annotations/world-news"
#: Its coders.
_CODERS = ["P", "Q"]
_NAMES = names_on(config, tuple(config.get("topics", ())), Path())
#: With the words of every topic: the more names are hidden, the better.
_BOOK = [path for part in registry.needs_of("actor", "encoder") for path in part_files(part, config)]
_CODED = [f"{_WORLD_NEWS}/{name}.tsv" for name in ("sample", *(f"coder_{coder}" for coder in _CODERS))]


rule tune_encoder:
    """A published network on coded mentions and general news, once per seed."""
    input:
        coded=_CODED,
        written="models/written.tsv",
        newsmtsc=f"{_NEWSMTSC}/rw_train.jsonl",
        codebook=_BOOK,
        library=library_of("train/tune_encoder.py", f"presslens.language.{BASE}"),
    output:
        weights="resources/training/{model}/tuned_{seed}.safetensors",
        scores="resources/training/{model}/tuned_{seed}.json",
    log:
        "resources/logs/tune_{model}_{seed}.log",
    wildcard_constraints:
        seed=r"\d+",
    conda:
        "../envs/training.yaml"
    threads: 2
    params:
        recipe=lambda wildcards: study.models.recipe(wildcards.model),
        names={part: _NAMES[part] for part in ("holders", "frames")},
        language=BASE,
        world_news=lambda wildcards, input: str(Path(input.coded[0]).parent),
        coders=_CODERS,
        mirror=config["mirror"],
        unpacked="resources/training/published",
        threads=2,
    script:
        "../scripts/train/tune_encoder.py"


rule export_encoder:
    """An encoder as it is shipped, with its card; `make train-encoder` promotes it."""
    input:
        recipe="models/{model}/recipe.yaml",
        coded=_CODED,
        tuned=lambda wildcards: [
            f"resources/training/{wildcards.model}/tuned_{seed}.safetensors"
            for seed in study.models.recipe(wildcards.model)["seeds"]
        ],
        written="models/written.tsv",
        newsmtsc=f"{_NEWSMTSC}/rw_train.jsonl",
        data_card="data/newsmtsc.yaml",
        files=[f"{_NEWSMTSC}/{kind}_{part}.jsonl" for part in ("dev", "test") for kind in ("rw", "mt")],
        codebook=_BOOK,
        library=library_of("train/export_encoder.py"),
    output:
        model="resources/models/{model}/model.json",
        card="resources/models/{model}/card.yaml",
    log:
        "resources/logs/export_{model}.log",
    wildcard_constraints:
        model="[a-z_]+",
    conda:
        "../envs/training.yaml"
    params:
        frames=config["frames"],
        abstain_below=config["classify"]["sentiment"]["abstain_below"],
        world_news=lambda wildcards, input: str(Path(input.coded[0]).parent),
        coders=_CODERS,
        mirror=config["mirror"],
        unpacked="resources/training/published",
        seed=20260101,
    script:
        "../scripts/train/export_encoder.py"
