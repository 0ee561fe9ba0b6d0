"""The graph of imports finds what Python's own module finder finds."""

from modulefinder import ModuleFinder
from pathlib import Path

import pytest

from presslens.study.imports import Imports

PROJECT = Path(__file__).resolve().parents[3]
SOURCE = PROJECT / "src"


def found_by_python(script, *modules):
    finder = ModuleFinder(path=[str(SOURCE)])
    finder.run_script(str(script))
    for module in modules:
        finder.import_hook(module, None, ["*"])
    files = {Path(module.__file__) for module in finder.modules.values() if module.__file__}
    return sorted(file for file in files if SOURCE in file.parents)


@pytest.mark.parametrize(
    ("script", "modules"),
    [
        ("ingest/ingest_articles.py", ()),
        ("tell/write_manifest.py", ()),
        ("ledger/join_ledger.py", ("presslens.classify.methods.encoder.classifier",)),
    ],
)
def test_as_the_module_finder(script, modules):
    script = PROJECT / "scripts" / script
    assert Imports(SOURCE).behind(script, *modules) == found_by_python(script, *modules)


@pytest.fixture
def library(tmp_path):
    files = {
        "src/lib/__init__.py": "",
        "src/lib/a.py": "from . import b\n",
        "src/lib/b.py": "def f():\n    if True:\n        from lib.deep.c import something\n",
        "src/lib/deep/__init__.py": "from lib import d\n",
        "src/lib/deep/c.py": "import json, lib.a\n",
        "src/lib/d.py": "from .deep import c\n",
        "src/lib/alone.py": "",
    }
    for name, code in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(code)
    return tmp_path


def behind(library, code, *modules):
    script = library / "script.py"
    script.write_text(code)
    files = Imports(library / "src").behind(script, *modules)
    return [path.relative_to(library / "src/lib").as_posix() for path in files]


def test_imports_inside_functions_packages_and_circles_count(library):
    assert behind(library, "import json\nfrom lib.a import x\n") == [
        "__init__.py",
        "a.py",
        "b.py",
        "d.py",
        "deep/__init__.py",
        "deep/c.py",
    ]


def test_a_module_loaded_by_name(library):
    assert behind(library, "import json\n") == []
    assert behind(library, "import json\n", "lib.alone") == ["__init__.py", "alone.py"]
    with pytest.raises(KeyError, match=r"lib\.nowhere"):
        behind(library, "", "lib.nowhere")
