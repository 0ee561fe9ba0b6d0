"""Where the mirror is, and which of its files is meant."""

from pathlib import Path

import pytest

from presslens.cards.published import Published, PublishedFile
from presslens.fetch.mirror import mirror_file, mirror_folder, mirror_names


@pytest.mark.parametrize(
    ("configured", "environment", "folder"),
    [
        ("copies", {}, Path("copies")),
        ("copies", {"PRESSLENS_MIRROR": ""}, Path("copies")),
        ("copies", {"PRESSLENS_MIRROR": "/elsewhere"}, Path("/elsewhere")),
        (None, {"PRESSLENS_MIRROR": "/elsewhere"}, Path("/elsewhere")),
        (None, {}, None),
        ("~/copies", {}, Path.home() / "copies"),
    ],
)
def test_the_environment_comes_first(configured, environment, folder):
    assert mirror_folder(configured, environment) == folder


@pytest.mark.parametrize(
    ("url", "names"),
    [
        ("https://example.org/x/train.jsonl", ["a", "train.jsonl"]),
        ("https://example.org/x/train.jsonl?download=1#top", ["a", "train.jsonl"]),
        ("https://example.org/a", ["a"]),
        ("https://example.org/x/", ["a"]),
        ("https://example.org", ["a"]),
        ("https://example.org/..", ["a"]),
        ("https://example.org/x%2f..%2f..%2fetc", ["a", "etc"]),
        ("https://example.org/x%00y", ["a"]),
        ("https://example.org/.hidden", ["a"]),
    ],
)
def test_names_in_a_mirror_never_leave_their_folder(url, names):
    assert mirror_names("a", url) == names


def test_no_mirror():
    files = {"a": PublishedFile("https://example.org/a", "0" * 64, 1)}
    card = Published(name="some", title="A set", licence="CC0", where="data/some.yaml", files=files)
    assert mirror_file(card, "a", None) is None
