"""Networks in deflated parts: what was written comes back, and what is no whole network, or a bomb, is refused."""

import zlib

import pytest

from presslens.base.errors import InputError
from presslens.classify.methods.network_parts import part_names, read_parts, write_parts

NETWORK = bytes(range(256)) * 40 + bytes(zlib.compress(bytes(range(256)) * 7)) * 3


@pytest.mark.parametrize("part_bytes", [80, 100, 10_000])
def test_what_was_written_comes_back(tmp_path, part_bytes):
    paths = write_parts(NETWORK, tmp_path, part_bytes)
    assert len(paths) == -(-len(zlib.compress(NETWORK, 9)) // part_bytes)
    assert all(path.stat().st_size <= part_bytes for path in paths)
    assert read_parts(paths) == NETWORK


def test_parts_of_a_longer_network_do_not_stay(tmp_path):
    longer = write_parts(NETWORK, tmp_path, 100)
    shorter = write_parts(NETWORK, tmp_path)
    assert sorted(tmp_path.iterdir()) == shorter == longer[:1]


def test_a_network_of_too_many_parts_is_not_written(tmp_path):
    with pytest.raises(InputError, match="allowed: 90"):
        write_parts(NETWORK, tmp_path, 10)
    assert not list(tmp_path.iterdir())


def test_no_more_is_inflated_than_is_allowed(tmp_path, monkeypatch):
    paths = write_parts(bytes(10_000_000), tmp_path, 3_000)
    assert len(paths) > 2
    asked = []
    inflate = zlib.decompressobj

    class Counting:
        def __init__(self):
            self.of = inflate()

        def decompress(self, data, room):
            asked.append(len(found := self.of.decompress(data, room)))
            return found

    monkeypatch.setattr(zlib, "decompressobj", Counting)
    with pytest.raises(InputError, match=r"network\.\d\.z: inflates to more than 1000000 bytes"):
        read_parts(paths, 1_000_000)
    assert sum(asked) == 1_000_001


def test_as_much_as_is_allowed_is_read(tmp_path):
    assert read_parts(write_parts(bytes(1000), tmp_path), 1000) == bytes(1000)


@pytest.mark.parametrize(
    ("damage", "said"),
    [
        (lambda parts: parts[:-1], "the network ends in the middle"),
        (lambda parts: parts[::-1], "is no part of a network"),
        (lambda parts: [*parts, b"more"], "bytes follow the network"),
        (lambda parts: [parts[0][:-1], *parts[1:]], "is no part of a network"),
        (lambda parts: [b""], "the network ends in the middle"),
        (lambda parts: [zlib.compress(b"a") + zlib.compress(b"b")], "bytes follow the network"),
    ],
)
def test_other_bytes_are_refused(tmp_path, damage, said):
    parts = damage([path.read_bytes() for path in write_parts(NETWORK, tmp_path, 200)])
    paths = [tmp_path / f"network.{number}.z" for number in range(1, len(parts) + 1)]
    for path, part in zip(paths, parts, strict=True):
        path.write_bytes(part)
    with pytest.raises(InputError, match=said) as fault:
        read_parts(paths)
    assert str(tmp_path) in str(fault.value)


@pytest.mark.parametrize("names", [[], ["network.2.z"], ["network.1.z", "network.3.z"], ["network.10.z"], ["x.1.z"]])
def test_parts_must_be_numbered_from_one(names):
    with pytest.raises(InputError, match="found parts of the network"):
        part_names(names, "model.json")
