"""Cards of data sets and the files they describe."""

import hashlib
from dataclasses import asdict
from pathlib import Path

import pytest
import yaml

from presslens.base.errors import InputError
from presslens.cards.datasets import cards_with_files, load_data_set

ROOT = Path(__file__).resolve().parents[3]
CONTENT = b"a small file\n"
FILE = {
    "url": "https://example.org/a.jsonl",
    "sha256": hashlib.sha256(CONTENT).hexdigest(),
    "bytes": len(CONTENT),
}
COMMON = {"title": "T", "producer": "P", "licence": "MIT", "language": "en"}
FILES = COMMON | {"name": "some", "citation": "C", "reader": "newsmtsc_jsonl", "files": {"a.jsonl": FILE}}
FOLDER = COMMON | {"name": "some", "reader": "text_folder", "path": "seeds"}


def write(tmp_path, card):
    path = tmp_path / "some.yaml"
    path.write_text(yaml.safe_dump(card))
    return path


@pytest.mark.parametrize("card", [FILES, FOLDER])
def test_cards_of_both_kinds(tmp_path, card):
    found = load_data_set(write(tmp_path, card))
    assert (found.name, found.title, found.reader) == (card["name"], card["title"], card["reader"])
    assert {name: asdict(entry) for name, entry in found.files.items()} == card.get("files", {})


def test_shipped_card():
    assert len(load_data_set(ROOT / "data/newsmtsc.yaml").files) == 5


@pytest.mark.parametrize(
    ("card", "message"),
    [
        (
            FOLDER | {"reader": "pdf"},
            "reader: found 'pdf'; allowed: newsmtsc_jsonl, pairs_tsv, narrative_frames, text_folder",
        ),
        ({k: v for k, v in FOLDER.items() if k != "path"}, "key 'path' is missing"),
        ({k: v for k, v in FILES.items() if k != "files"}, "key 'files' is missing"),
        (FOLDER | {"files": {"a.jsonl": FILE}}, "unknown key 'files'"),
        (FILES | {"path": "seeds"}, "unknown key 'path'"),
        (FILES | {"files": {"a": FILE | {"sha256": "x"}}}, "64 hexadecimal digits"),
        (FILES | {"files": {"../a": FILE}}, r"\.\./a"),
        (FILES | {"name": "other"}, "the name is the name of the file"),
        ({k: v for k, v in FILES.items() if k != "reader"}, "key 'reader' is missing"),
    ],
)
def test_wrong_card(tmp_path, card, message):
    with pytest.raises(InputError, match=message) as caught:
        load_data_set(write(tmp_path, card))
    assert "\n" not in str(caught.value)
    assert len(str(caught.value)) < 400


def test_file_is_checked_where_it_is_read(tmp_path):
    card = load_data_set(write(tmp_path, FILES))
    path = tmp_path / "a.jsonl"
    with pytest.raises(InputError, match="is missing") as caught:
        card.checked(path)
    assert FILE["url"] in str(caught.value)
    path.write_bytes(CONTENT)
    assert card.checked(path) == path
    path.write_bytes(CONTENT.upper())
    with pytest.raises(InputError) as caught:
        card.checked(path)
    for part in (
        str(path),
        FILE["sha256"],
        hashlib.sha256(CONTENT.upper()).hexdigest(),
        FILE["url"],
        "remove the file",
    ):
        assert part in str(caught.value)
    path.write_bytes(CONTENT + b"more")
    with pytest.raises(InputError, match=f"found {len(CONTENT) + 4} bytes; expected {len(CONTENT)} bytes"):
        card.checked(path)
    with pytest.raises(InputError, match=r"allowed: a\.jsonl"):
        card.checked(tmp_path / "b.jsonl")


def test_cards_with_files(tmp_path):
    write(tmp_path, FILES)
    (tmp_path / "folder.yaml").write_text(yaml.safe_dump(FOLDER | {"name": "folder"}))
    (tmp_path / "broken.yaml").write_text("name: [")
    (tmp_path / "no|name.yaml").write_text(yaml.safe_dump(FILES))
    assert cards_with_files(tmp_path) == {"broken": {}, "some": {"a.jsonl": FILE["sha256"]}}
    assert cards_with_files(tmp_path / "nowhere") == {}
