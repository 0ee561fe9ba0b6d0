"""Arrays of hostile files: nothing is unpickled, and nothing larger than the file says is made."""

import io
import pickle
import struct
import zipfile

import numpy as np
import pytest

from presslens.base.errors import InputError
from presslens.base.io import read_arrays, write_arrays


def header(shape, descr="'<f4'", order="False", version=b"\x01\x00"):
    text = f"{{'descr': {descr}, 'fortran_order': {order}, 'shape': {shape}, }}"
    return b"\x93NUMPY" + version + struct.pack("<H", len(text) + 1) + text.encode() + b"\n"


def plain(array):
    buffer = io.BytesIO()
    np.save(buffer, array)
    return buffer.getvalue()


def objects():
    buffer = io.BytesIO()
    np.save(buffer, np.array([{"a": 1}], object), allow_pickle=True)
    return buffer.getvalue()


GOOD = plain(np.zeros(4, np.float32))

#: What an archive holds, and what is said of it.
FAULTS = {
    "huge shape": ({"a.npy": header("(1000000000000,)")}, "has 0 bytes; its shape (1000000000000,) asks for"),
    "huge product": ({"a.npy": header("(4294967296, 4294967296)") + b"0" * 64}, "its shape"),
    "negative": ({"a.npy": header("(-1,)") + b"0" * 4}, "is an array of float32; allowed: an array of numbers"),
    "two negatives": ({"a.npy": header("(-2, -2)") + b"0" * 16}, "is an array of float32"),
    "cut off": ({"a.npy": GOOD[:-1]}, "has 15 bytes; its shape (4,) asks for 16"),
    "too long": ({"a.npy": GOOD + b"x"}, "has 17 bytes"),
    "empty": ({"a.npy": b""}, "is not a file of arrays"),
    "only magic": ({"a.npy": b"\x93NUMPY"}, "is not a file of arrays"),
    "header cut off": ({"a.npy": GOOD[:20]}, "is not a file of arrays"),
    "objects": ({"a.npy": objects()}, "is an array of object"),
    "pickle": ({"a.npy": pickle.dumps([1])}, "is not a file of arrays"),
    "pickle by another name": ({"a.pkl": pickle.dumps([1])}, "is not a file of arrays"),
    "text": ({"readme.txt": b"hello, this is text and no array"}, "is not a file of arrays"),
    "code in the header": ({"a.npy": header("__import__('os')")}, "is not a file of arrays"),
    "shape of text": ({"a.npy": header("'ab'")}, "is not a file of arrays"),
    "shape of fractions": ({"a.npy": header("(1.5,)")}, "is not a file of arrays"),
    "true as length": ({"a.npy": header("(True,)") + b"0" * 4}, "is not a file of arrays"),
    "type unknown": ({"a.npy": header("(1,)", "'<q9'")}, "is not a file of arrays"),
    "type of fields": ({"a.npy": header("(1,)", "[('x', '<f4')]") + b"0" * 4}, "is an array of"),
    "dates": ({"a.npy": header("(1,)", "'<M8[s]'") + b"0" * 8}, "is an array of datetime64[s]"),
    "void": ({"a.npy": header("(1,)", "'|V8'") + b"0" * 8}, "is an array of"),
    "other version": ({"a.npy": header("(1,)", version=b"\x09\x00") + b"0" * 4}, "is"),
    "deep header": ({"a.npy": header("(" * 500 + ")" * 500)}, "is not a file of arrays"),
    "no size": ({"a.npy": header("(10, 0)")}, None),
    "no dimension": ({"a.npy": header("()") + b"0" * 4}, None),
    "column order": ({"a.npy": header("(2, 2)", order="True") + b"\0" * 16}, None),
}


def archive(path, members, compression=zipfile.ZIP_STORED):
    with zipfile.ZipFile(path, "w", compression) as file:
        for name, data in members.items():
            file.writestr(name, data)


@pytest.mark.parametrize(("members", "said"), FAULTS.values(), ids=FAULTS.keys())
def test_what_is_no_plain_array(members, said, tmp_path):
    """hostile 30"""
    archive(tmp_path / "heads.npz", members)
    if said is None:
        assert read_arrays(tmp_path / "heads.npz").keys() == {"a"}
        return
    with pytest.raises(InputError) as fault:
        read_arrays(tmp_path / "heads.npz")
    assert said in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_zip_bomb(tmp_path):
    """hostile 30"""
    path = tmp_path / "heads.npz"
    archive(path, {"a.npy": header("(50000000,)") + b"\0" * 200_000_000}, zipfile.ZIP_DEFLATED)
    assert path.stat().st_size < 2**20
    with pytest.raises(InputError, match=r"holds 2000\d+ bytes of arrays; allowed: at most 67108864$"):
        read_arrays(path)


def test_a_size_that_is_a_lie(tmp_path):
    """hostile 30: more than the archive says is never unpacked"""
    path = tmp_path / "heads.npz"
    archive(path, {"a.npy": header("(5000000,)") + b"\0" * 20_000_000}, zipfile.ZIP_DEFLATED)
    data = path.read_bytes()
    true = struct.pack("<I", len(header("(5000000,)")) + 20_000_000)
    path.write_bytes(data.replace(true, struct.pack("<I", 1000)))
    with pytest.raises(InputError, match=r"is not a file of arrays .Bad CRC"):
        read_arrays(path)


def test_a_name_twice(tmp_path):
    """hostile 30"""
    path = tmp_path / "heads.npz"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("a.npy", GOOD)
        with pytest.warns(UserWarning, match="Duplicate name"):
            file.writestr("a.npy", GOOD)
    with pytest.raises(InputError, match="holds 2 arrays, 1 names"):
        read_arrays(path)


def test_too_many_arrays(tmp_path):
    archive(tmp_path / "a.npz", {f"{i}.npy": b"" for i in range(1001)})
    with pytest.raises(InputError, match="holds 1001 arrays"):
        read_arrays(tmp_path / "a.npz")


@pytest.mark.parametrize("data", [b"", b"PK", b"\x93NUMPY\x01\x00", b"nothing of use" * 50, GOOD, pickle.dumps({})])
def test_what_is_no_archive(data, tmp_path):
    (tmp_path / "a.npz").write_bytes(data)
    with pytest.raises(InputError, match=r"a\.npz: is not a file of arrays"):
        read_arrays(tmp_path / "a.npz")


def test_a_damaged_archive_is_a_line_or_the_same_arrays(tmp_path):
    """hostile 30, 31"""
    path = tmp_path / "a.npz"
    arrays = {"a": np.arange(50, dtype=np.float32), "b": np.zeros((3, 4), np.int64)}
    write_arrays(arrays, path)
    data, n_lines = path.read_bytes(), 0
    for place in range(0, len(data)):
        damaged = bytearray(data)
        damaged[place] ^= 1 << place % 8
        path.write_bytes(damaged)
        try:
            found = read_arrays(path)
        except InputError:
            n_lines += 1
        else:
            assert all((found[name] == arrays[name]).all() for name in found.keys() & arrays.keys())
    assert n_lines > len(data) / 4


def test_arrays_come_back(tmp_path):
    arrays = {"a": np.eye(3, dtype=np.float32), "b": np.array([], np.uint8), "c": np.asfortranarray(np.ones((2, 3)))}
    for compressed in (True, False):
        write_arrays(arrays, tmp_path / "a.npz", compressed=compressed)
        found = read_arrays(tmp_path / "a.npz")
        assert found.keys() == arrays.keys()
        assert all((found[name] == arrays[name]).all() and found[name].dtype == arrays[name].dtype for name in arrays)
