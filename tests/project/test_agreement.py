"""Config, codebook, cards, registry, captions, rules and locks agree with each other."""

import ast
import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from presslens.annotate.reading import read_annotations
from presslens.base.io import read_yaml, sha256
from presslens.base.schema import check
from presslens.base.spans import Span
from presslens.cards.annotations import load_annotation_card
from presslens.classify import registry
from presslens.classify.judgements import evidence
from presslens.codebook.frames import load_frames
from presslens.codebook.holders import load_holders
from presslens.codebook.questions import QUESTIONS
from presslens.codebook.targets import load_targets
from presslens.exhibits.figures import FIGURES
from presslens.exhibits.tables import TABLES
from presslens.run.stages import SPEAKERS
from presslens.study.config import NAMED_FILES, config_schema, validate
from presslens.study.topics import names_on, topics_of
from tests.library.classify.conftest import CODEBOOK
from tests.shipped import CONFIG_FILE, NAMES, SEED, codebook_files, only_as_shipped

PROJECT = Path(__file__).resolve().parents[2]
#: What jobs that make several steps call.
STEPS = "scripts/run_steps.py"
CONFIG = read_yaml(CONFIG_FILE)


def test_the_shipped_config_is_valid():
    validate(CONFIG, PROJECT)


def test_the_config_of_this_study_is_valid():
    """new-user 15: whatever was made of the shipped one."""
    validate(read_yaml(PROJECT / "config.yaml"), PROJECT)


@only_as_shipped
def test_what_tests_take_for_shipped_is_shipped():
    assert CONFIG_FILE.read_bytes() == (PROJECT / "config.yaml").read_bytes()
    for path in (SEED, SEED.with_suffix(".yaml")):
        assert path.read_bytes() == (PROJECT / "seeds" / path.name).read_bytes()


@only_as_shipped
def test_every_codebook_file_is_studied():
    for key, folder in NAMED_FILES.items():
        if key != "corpora":
            assert sorted(CONFIG[key]) == sorted(path.stem for path in (PROJECT / folder).glob("*.yaml")), folder


def test_the_shipped_codebook_can_be_read_and_colours_differ():
    targets = load_targets(codebook_files("targets"), PROJECT / "codebook/nouns.yaml")
    holders = load_holders(codebook_files("holders"), targets)
    frames = load_frames(codebook_files("frames"))
    for entries in (targets, holders, frames):
        assert len({entry.colour for entry in entries}) == len(entries)
    colours = {holder.code: holder.colour for holder in holders}
    for target in targets:  # which need not be a holder
        assert colours.get(target.code, target.colour) == target.colour


def test_label_files_cover_the_labels():
    labels = read_yaml(PROJECT / "codebook/labels.yaml")
    check(labels, "labels", "codebook/labels.yaml")
    for question in ("sentiment", "stance"):
        assert list(labels[question]) == [*QUESTIONS[question].labels, "uncertain"]


@pytest.mark.parametrize("path", sorted(PROJECT.glob("data/*.yaml")), ids=lambda path: path.name)
def test_cards_follow_their_schema(path):
    card = read_yaml(path)
    check(card, "card", path)
    assert card["name"] == path.stem


CARDS = sorted(PROJECT.glob("annotations/*/card.yaml"))
#: Codes in texts of several data sets, which encoders learn from; the others are each of a corpus.
OF_SETS = [path for path in CARDS if "sets" in read_yaml(path)]


@pytest.mark.parametrize("path", OF_SETS, ids=lambda path: path.parent.name)
def test_codes_that_encoders_learn_from_fit_together(path):
    sample, *coded = ([*csv.DictReader(file.open(), delimiter="\t")] for file in sample_and_coders(path.parent))
    ids = [row["id"] for row in sample]
    assert len(set(ids)) == len(ids) > 1000
    assert all([row["id"] for row in rows] == ids for rows in coded)
    parts = {(row["corpus"], row["source_id"], row["split"]) for row in sample}
    assert len({part[:2] for part in parts}) == len(parts)  # no document lies in two parts
    assert {row["split"] for row in sample} == {"fit", "develop", "test"}
    assert all(int(row["sentence_start"]) <= int(row["start"]) < int(row["end"]) for row in sample)
    assert all(0 < float(row["inclusion_probability"]) <= 1 for row in sample)
    assert {row["actor"] for rows in coded for row in rows} == {"x", "0", "1"}


def sample_and_coders(folder):
    return [folder / "sample.tsv", *sorted(folder.glob("coder_*.tsv"))]


@pytest.mark.parametrize("path", sorted({*CARDS} - {*OF_SETS}), ids=lambda path: path.parent.name)
def test_annotations_can_be_read(path):
    study = read_yaml(PROJECT / "config.yaml")
    names = names_on(study, topics_of(study, path.parent.name, PROJECT), PROJECT)
    card = load_annotation_card(path, names)
    annotations = read_annotations(card, names)
    assert set(annotations.sample["target"]) <= set(names["targets"])
    assert (PROJECT / "data" / f"{card.corpus}.yaml").exists()


def test_the_config_schema_names_the_registered_classifiers():
    questions = config_schema()["properties"]["classify"]["properties"]
    assert {question: sorted(block["properties"]["classifier"]["enum"]) for question, block in questions.items()} == {
        question: sorted(names) for question, names in registry.classifiers().items()
    }


@pytest.fixture(scope="session")
def rules():
    """Every rule that does something (target rules do nothing), as Snakemake knows it."""
    program = [sys.executable, str(PROJECT / "tests/project/rules_as_json.py")]
    done = subprocess.run(program, cwd=PROJECT, capture_output=True, text=True, check=True)
    found = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    return {rule["name"]: rule for rule in found if rule["script"] or rule["shell"]}


@pytest.fixture(scope="session")
def scripted(rules):
    """Those with a script of their own."""
    return {name: rule for name, rule in rules.items() if rule["script"] and script_of(rule) != STEPS}


@pytest.fixture(scope="session")
def steps(rules):
    """Every step of the jobs that take several, by name."""
    return {name: step for rule in rules.values() for name, step in rule["steps"].items()}


def script_of(rule):
    return (PROJECT / "rules" / rule["script"]).resolve().relative_to(PROJECT).as_posix()


def test_every_rule_has_a_docstring_log_environment_and_script(rules):
    assert len(rules) > 20
    for name, rule in rules.items():
        assert rule["docstring"], name
        assert rule["log"], name
        assert rule["environment"] in {"../envs/presslens.yaml", "../envs/training.yaml"}, name
        assert rule["shell"] or (PROJECT / script_of(rule)).is_file(), name


def test_a_step_names_what_its_function_asks_for_and_its_rule_its_log(rules, steps):
    assert len(steps) > 20
    for name, step in steps.items():
        path = PROJECT / "scripts" / step["script"]
        (function,) = (
            node
            for node in ast.parse(path.read_text()).body
            if isinstance(node, ast.FunctionDef) and node.name == path.stem
        )
        optional = {
            argument.arg for argument in function.args.args[len(function.args.args) - len(function.args.defaults) :]
        }
        wanted = {argument.arg for argument in function.args.args} - optional
        assert wanted <= {*step["reads"], *step["makes"], *step["told"], "note", "progress", "before"}, name
    for rule in rules.values():
        logs = {re.sub(r"{question.*}", "stance", Path(log).stem) for log in rule["log"]}
        assert rule["steps"].keys() <= logs, rule["name"]


def test_the_library_behind_a_script_is_an_input_of_its_rule(scripted):
    for name, rule in scripted.items():
        # The manifest takes the whole library; what is fetched is known by its hash, whatever the code.
        if not name.startswith("fetch_"):
            library = rule["inputs"]["library"]
            direct = re.findall(r"(?m)^from (presslens[\w.]*) import", (PROJECT / script_of(rule)).read_text())
            modules = {f"src/{module.replace('.', '/')}.py" for module in direct}
            assert {module for module in modules if (PROJECT / module).is_file()} <= set(library), name


def test_every_script_has_its_rule_or_is_a_step_or_a_program(scripted):
    """A program is called by make or by hand, and says what it takes; a step is called by the job of several."""
    jobs, programs, steps = set(), set(), set()
    for path in PROJECT.glob("scripts/*/*.py"):
        text = path.read_text(encoding="utf-8")
        of_rule = re.search(r"(?m)^    run\(\w+, snakemake\b", text)
        (jobs if of_rule else programs if "__main__" in text else steps).add(
            path.relative_to(PROJECT / "scripts").as_posix()
        )
    assert {f"scripts/{path}" for path in jobs} == {script_of(rule) for rule in scripted.values()}
    assert steps == set(re.findall(r'"(\w+/\w+\.py)"', (PROJECT / "rules/steps.smk").read_text()))


def test_a_script_is_one_function_of_its_name():
    """That is, every script that calls its function through presslens.run.job."""
    for path in PROJECT.glob("scripts/*/*.py"):
        text = path.read_text()
        if "from presslens.run.job import run" in text:
            assert re.search(rf"(?m)^def {path.stem}\(", text), path
            assert re.search(rf'if __name__ == "__main__":\n    run\({path.stem}, snakemake(?:, .*)?\)\n$', text), path


def test_a_rule_names_what_its_script_asks_for(scripted):
    for name, rule in scripted.items():
        path = PROJECT / script_of(rule)
        tree = ast.parse(path.read_text())
        steps = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.name == path.stem]
        given = {key.arg for node in ast.walk(tree) if isinstance(node, ast.Call) for key in called(node, "run")}
        for step in steps:
            assert {argument.arg for argument in step.args.args} <= {
                *rule["names"],
                *given,
                "note",
                "progress",
                "before",
            }, name


def called(node, function):
    """Arguments by name of a call of a function; none of another call."""
    return node.keywords if isinstance(node.func, ast.Name) and node.func.id == function else []


def test_every_caption_is_used_and_every_exhibit_has_one(rules):
    # What figures there are is a list for programs; our own report shows what Snakemake's shows.
    shown = {name: rule for name, rule in rules.items() if name not in {"draw_figures", "write_report"}}
    results = {name: rule for name, rule in shown.items() if any(out.startswith("results/") for out in rule["outputs"])}
    assert results
    for name, rule in results.items():
        assert rule["captions"], name
    used = {caption for rule in rules.values() for caption in rule["captions"]}
    # Of tables each has a file of its own that names it, which no one wrote.
    of_tables = {name for name in used if name in TABLES or name == "validation_{question}"}
    assert {path.stem for path in PROJECT.glob("report/*.rst")} == used - of_tables | {"overview"}


def test_every_figure_is_drawn_from_what_there_is():
    assert FIGURES
    checked = [name for name, question in QUESTIONS.items() if question.classified and question.exclusive]
    for name, figure in FIGURES.items():
        assert set(figure.inputs(checked)) <= TABLES.keys() | {"ledger", "articles", "sentences", "card"}, name


def pinned():
    lines = (PROJECT / "envs/requirements.txt").read_text().splitlines()
    return {m[1]: m[2] for line in lines if (m := re.match(r"([a-z0-9-]+)==([\w.]+)", line))}


def test_the_conda_file_has_the_versions_of_the_lock():
    document = yaml.safe_load((PROJECT / "envs/presslens.yaml").read_text())
    entries = [entry for entry in document["dependencies"] if isinstance(entry, str)]
    entries += [
        entry.replace("==", "=")
        for block in document["dependencies"]
        if isinstance(block, dict)
        for entry in block["pip"]
    ]
    conda = dict(entry.split("=") for entry in entries if "=" in entry)
    assert conda.pop("python") == "3.11"
    renamed = {"snakemake-minimal": "snakemake", "matplotlib-base": "matplotlib"}
    versions = {renamed.get(name, name): version for name, version in conda.items()}
    assert versions == {name: pinned()[name] for name in versions}
    wanted = re.findall(r"(?m)^([a-z][\w-]*)", (PROJECT / "envs/requirements.in").read_text())
    assert sorted(versions) == sorted(wanted)


def test_every_pinned_package_has_hashes_and_no_host_is_named():
    text = (PROJECT / "envs/requirements.txt").read_text()
    assert text.count("--hash=sha256:") >= len(pinned())
    assert "://" not in text
    for requirement in re.split(r"\n(?=\S)", text.strip()):
        assert "--hash=sha256:" in requirement, requirement[:60]


def test_versions_agree():
    version = re.search(r'version = "([\d.]+)"', (PROJECT / "pyproject.toml").read_text())[1]
    assert read_yaml(PROJECT / "CITATION.cff")["version"] == version
    assert f"## {version}" in (PROJECT / "CHANGELOG.md").read_text()


def test_the_dag_picture_shows_the_rules_of_a_corpus_with_everything(rules):
    shown = set(re.findall(r">([a-z_]+)</text>", (PROJECT / "docs/rulegraph.svg").read_text()))
    aside = {"draw_sample", "fetch_checkpoint"}  # by wish, or for models of one's own
    assert shown == {name for name, rule in rules.items() if rule["file"] != "train.smk"} - aside


def tiny_checkpoint(folder, question):
    """A card for the tests' tiny network, as the study of somebody who brings a model of their own would have it."""
    shutil.copytree(PROJECT / "tests/data/tiny_checkpoint", folder / "tiny")
    files = {name: folder / "tiny" / name for name in ("model.onnx", "tokenizer.json")}
    card = {
        **{"name": "tiny", "title": "A network of ten words", "licence": "MIT", "reads": "pair", "hide_names": True},
        "labels": list(QUESTIONS[question].labels),
        "files": {name: {"sha256": sha256(path), "bytes": path.stat().st_size} for name, path in files.items()},
    }
    (folder / "tiny/checkpoint.yaml").write_text(yaml.safe_dump(card), encoding="utf-8")
    return str(folder / "tiny")


@pytest.mark.parametrize(("question", "name"), [(q, n) for q, names in registry.classifiers().items() for n in names])
def test_classifiers_follow_the_contract(question, name, tmp_path):
    import numpy as np

    from presslens.attribute.items import Item, Neighbour, SentenceItem
    from presslens.classify.contract import Classifier

    block = dict(CONFIG["classify"][question].get(name, {}))
    if "model" in block:
        block["model"] = str(PROJECT / block["model"])
    if name == "checkpoint":
        block["model"] = tiny_checkpoint(tmp_path, question)
    classifier: Classifier = registry.load(question, name, block, CODEBOOK)
    asked = QUESTIONS[question]
    assert classifier.labels == asked.labels_in(NAMES)
    text = "Turkey condemned the raid by Russia that killed ten civilians."
    items = [
        Item(text, 0, 6, "TUR", "country", (Neighbour(29, 35, "RUS", "country"),), "outlet"),
        Item(text, 29, 35, "RUS", "country", (Neighbour(0, 6, "TUR", "country"),), "TUR", Span(0, len(text)), True),
        Item("Syria", 0, 5, "SYR", "country"),
        Item("\u202e Türkiye’s 🙂 " + "x" * 5000, 2, 9, "TUR", "country"),
    ]
    if asked.unit == "sentence":
        items = [SentenceItem(item.text) for item in items]
    shares = classifier.predict_proba(items)
    assert shares.shape == (len(items), len(classifier.labels))
    assert shares.dtype == np.float64
    assert ((shares >= 0) & (shares <= 1)).all()
    if asked.exclusive:
        assert shares.sum(axis=1) == pytest.approx(1)
    assert classifier.predict_proba([]).shape == (0, len(classifier.labels))
    alone = np.concatenate([classifier.predict_proba([item]) for item in reversed(items)])[::-1]
    assert shares == pytest.approx(alone, abs=1e-4 if name in {"encoder", "checkpoint"} else 1e-9)
    shown = evidence(classifier, items)
    assert len(shown) == len(items)
    for item, cues in zip(items, shown, strict=True):
        assert all(0 <= cue.start < cue.end <= len(item.text) for cue in cues)
        assert all(cue.label in classifier.labels for cue in cues)


#: What people bring may speak of anything.
OF_THE_STUDY = ("seeds/", "data/", "annotations/", "results/", "work/")


def test_the_project_speaks_of_the_project_alone():
    known = subprocess.run(["git", "ls-files"], cwd=PROJECT, capture_output=True, text=True, check=True).stdout.split(
        "\n"
    )
    for name in filter(None, known):
        if (PROJECT / name).suffix in {".png", ".pdf", ".npz", ".svg", ".onnx", ".z"}:
            continue
        if name.startswith(OF_THE_STUDY) or not (PROJECT / name).is_file():
            continue
        text = (PROJECT / name).read_text(encoding="utf-8")
        assert not re.search(r"/(?:root|home|work|tmp)/[a-z]", text), name


def test_what_speaks_for_a_stage_is_a_rule_of_it_or_a_step(rules, steps):
    for stage, speakers in SPEAKERS.items():
        for name in speakers:
            assert name in steps or rules[name]["file"] == f"{stage}.smk", name
