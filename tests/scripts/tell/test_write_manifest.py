import json
from pathlib import Path

from scripts.tell.write_manifest import write_manifest

from presslens.base.io import sha256, write_json
from presslens.ledger.coded import CodedMentions

PROJECT = Path(__file__).parents[3]


def test_every_file_stands_under_its_role(tmp_path):
    files = {}
    for name in ("input", "book", "model", "ledger", "output"):
        (tmp_path / name).write_text(name)
        files[name] = str(tmp_path / name)
    notes = []
    out = tmp_path / "manifest.json"
    roles = [[files[name]] for name in files]
    counts = CodedMentions(9, 7, 3, 2, {"actor": 3})
    write_json(counts.document, tmp_path / "coded.json")
    roles.insert(4, str(tmp_path / "coded.json"))
    write_manifest("mine", {"corpora": ["mine"]}, str(PROJECT), *roles, str(out), notes.append)
    document = json.loads(out.read_text())
    assert (document["corpus"], document["config"]) == ("mine", {"corpora": ["mine"]})
    assert document["codebook"] == {files["book"]: sha256(files["book"])}
    assert {"inputs", "models", "ledger", "outputs", "code", "environment"} < document.keys()
    assert document["mentions"] == counts.document
    assert notes == ["manifest of 5 files"]
