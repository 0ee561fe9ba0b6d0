"""The rooms of the library: arrows between them point one way, and what belongs to one study stands in no code."""

import ast
import re
import subprocess
import sys
from collections import defaultdict
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

from presslens import ROOMS
from presslens.base.io import read_yaml
from presslens.codebook.questions import QUESTIONS
from presslens.study.imports import Imports
from tests.shipped import codebook_files

PROJECT = Path(__file__).resolve().parents[2]
SRC = PROJECT / "src"
FILES = sorted(SRC.rglob("*.py"))
TREES = {path: ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in FILES}


def name_of(path):
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(path): path for path in FILES}


def imported(path):
    """Modules of src that a file imports, wherever in it; a name in a module counts as the module."""
    for node in ast.walk(TREES[path]):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{path}: a relative import"
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        else:
            continue
        for name in names:
            while name and name not in MODULES:
                name = name.rpartition(".")[0]
            if name:
                yield name


IMPORTS = {name_of(path): set(imported(path)) - {name_of(path)} for path in FILES}


def room_of(module):
    return module.split(".")[1] if module.count(".") else None


def test_every_folder_is_a_room_in_the_order():
    assert {path.parent.name for path in SRC.glob("presslens/*/__init__.py")} <= set(ROOMS)
    assert not [path.name for path in SRC.glob("presslens/*.py") if path.name != "__init__.py"]


def test_no_module_imports_itself_over_others():
    try:
        list(TopologicalSorter(IMPORTS).static_order())
    except CycleError as found:
        pytest.fail(" -> ".join(found.args[1]))


def test_a_room_imports_from_rooms_before_it_alone():
    upward = [
        f"{module} imports {other}"
        for module, others in sorted(IMPORTS.items())
        for other in sorted(others)
        if module.startswith("presslens.") and room_of(other) and room_of(module)
        if other.startswith("presslens.") and ROOMS.index(room_of(other)) > ROOMS.index(room_of(module))
    ]
    assert not upward, "\n" + "\n".join(upward)


def test_training_is_imported_by_nothing_that_runs():
    rest = {module: others for module, others in IMPORTS.items() if not module.startswith("presslens_training")}
    assert not [module for module, others in rest.items() if any(o.startswith("presslens_training") for o in others)]
    scripts = [path for path in PROJECT.glob("scripts/*/*.py") if "presslens_training" in path.read_text()]
    assert {path.parent.name for path in scripts} <= {"train"}


def test_steps_touch_files_through_one_room():
    """Reading and writing of tables stands in base/."""
    direct = re.compile(r"\.(?:write|read|scan)_(?:csv|parquet|ndjson|json)\(|yaml\.(?:safe_)?load\(")
    found = {name_of(path) for path in FILES if direct.search(path.read_text()) and path.parent.name != "base"}
    # Tables of others; heads of texts of others; a table of results, row by row, where nothing heavy may be loaded; and
    # tables that are members of an archive, in memory.
    allowed = {
        *("presslens.ingest.unpacking_process", "presslens_training.world_documents", "presslens.tell.summary"),
        "presslens.archive.quoted",
    }
    assert found <= allowed


def docstrings(tree):
    """Nodes that are docstrings, of modules, classes, functions and attributes."""
    for node in ast.walk(tree):
        for statement in getattr(node, "body", None) if isinstance(getattr(node, "body", None), list) else ():
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                yield statement.value


def literals(tree):
    """Texts of a module that the program uses, with their lines; not docstrings and what they show."""
    kept = {id(node) for node in docstrings(tree)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in kept:
            yield node.lineno, node.value


def proper_names():
    """Names in the codebook's entries of targets and holders that only a country, town, body or person has."""
    found = set()

    def collect(value):
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, dict):
            for key, inner in value.items():
                if key not in {"office", "from", "to", "until", "note", "source"}:
                    collect(inner)
        elif isinstance(value, list):
            for inner in value:
                collect(inner)

    for path in codebook_files("targets"):
        entry = read_yaml(path)
        for key in ("code", "label", "country", "demonym", "capital", "leader", "name"):
            collect(entry.get(key, []))
    for path in codebook_files("holders"):
        entry = read_yaml(path)
        for key in ("label", "names", "aliases"):
            collect(entry.get(key, []))
    names = {name.strip() for name in found}
    return {name for name in names if name[:1].isupper() and len(name) > 2} - {"OTHER", "Others", "Other"}


def test_there_are_names_to_look_for():
    assert {"Turkey", "Turkish", "Ankara", "Moscow", "Assad", "Syria", "RUS", "United Nations"} <= proper_names()


def names_in_code():
    names = "|".join(re.escape(name) for name in sorted(proper_names(), key=len, reverse=True))
    named = re.compile(rf"\b(?:{names})\b")
    for path, tree in TREES.items():
        module = name_of(path)
        if not module.startswith(("presslens.language.", "presslens.codebook")):
            for line, text in literals(tree):
                if match := named.search(text):
                    yield f"{path.relative_to(PROJECT)}:{line}: {match[0]}"


def test_no_country_town_body_or_person_stands_in_code():
    found = [place for place in names_in_code() if not place.startswith("src/presslens_training")]
    assert not found, "\n" + "\n".join(found)


def branches():
    """Comparisons of a question with a name, in the library, scripts and rules; by file."""
    names = "|".join(QUESTIONS)
    quoted = rf"[\"'](?:{names})[\"']"
    asked = r"\b(?:question|question\.name|q|task|wildcards\.question)"
    one_of = rf"(?:not )?in\s*[\(\[{{]\s*{quoted}"
    branch = re.compile(rf"{asked}\s*(?:==|!=|{one_of})\s*(?:{quoted})?|{quoted}\s*(?:==|!=)\s*{asked}|case\s+{quoted}")
    found = defaultdict(list)
    for path in [*FILES, *PROJECT.glob("scripts/*/*.py"), *PROJECT.glob("rules/*.smk")]:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = branch.search(line)
            if match and re.search(quoted, match[0]) and not line[: match.start()].rstrip().endswith("for"):
                found[path.relative_to(PROJECT).as_posix()].append(f"{number}: {line.strip()}")
    return dict(found)


def test_nothing_branches_on_the_name_of_a_question():
    found = [f"{path}:{line}" for path, lines in branches().items() for line in lines]
    assert not found, "\n" + "\n".join(found)


def test_what_all_rules_use_is_short():
    lines = (PROJECT / "rules/common.smk").read_text().splitlines()
    assert len(lines) <= 80


def test_modules_are_of_a_size_to_be_read():
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in FILES}
    assert {module: length for module, length in lengths.items() if length > 250} == {}


def test_what_every_job_runs_on_knows_nothing_of_results():
    """Else an edit of one table or figure would make everything anew."""
    behind = Imports(SRC).behind(PROJECT / "scripts/ingest/cluster_stories.py")
    rooms = {path.relative_to(SRC / "presslens").parts[0] for path in behind}
    assert rooms <= {"__init__.py", "base", "codebook", "ingest", "language", "run"}
    # The codebook knows what a language is, and no word of one: those are loaded by the jobs that read texts in it.
    spoken = [path for path in behind if path.parent.parent == SRC / "presslens/language"]
    assert spoken == []


def test_the_workflow_starts_without_what_takes_long_to_load():
    """Every run imports this first, and with nothing to do little else."""
    code = """
import sys
from presslens.classify import registry
from presslens.run import begin, screen
from presslens.study import config, imports, kept_findings, outputs, study
from presslens.tell import captions, summary
registry.classifiers()
heavy = {"charset_normalizer", "jsonschema", "matplotlib", "numpy", "polars", "pycountry", "re2"}
print(*sorted(heavy & set(sys.modules)))
"""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=SRC, check=True)
    assert found.stdout == "\n"
