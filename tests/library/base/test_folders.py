import pytest

from presslens.base.errors import InputError
from presslens.base.folders import replace_folder


def test_nothing_stale_is_left(tmp_path):
    replace_folder({"a.txt": "1", "data/b.txt": "2"}, tmp_path / "made")
    replace_folder({"data/c.txt": "3"}, tmp_path / "made")
    assert [path.name for path in sorted((tmp_path / "made").rglob("*"))] == ["data", "c.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


@pytest.mark.parametrize("name", ["../x", "/x", "a/../../x", ""])
def test_no_name_leads_out(tmp_path, name):
    replace_folder({"kept": "1"}, tmp_path / "made")
    with pytest.raises(InputError, match="cannot hold"):
        replace_folder({name: "2"}, tmp_path / "made")
    assert (tmp_path / "made/kept").read_text() == "1"
    assert [path.name for path in tmp_path.iterdir()] == ["made"]


def test_what_killed_calls_left_beside_goes_and_nothing_else(tmp_path):
    left = [tmp_path / name for name in (".made.17.new", ".made.9999999.old")]
    kept = [tmp_path / name for name in (".made.17.newer", ".other.17.new", "made.17.new")]
    for folder in (*left, *kept):
        (folder / "data").mkdir(parents=True)
    replace_folder({"a.txt": "1"}, tmp_path / "made")
    assert not [folder for folder in left if folder.exists()]
    assert all(folder.exists() for folder in kept)
