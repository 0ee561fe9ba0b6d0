"""What is no file is not waited for, and what cannot be written leaves what stood there."""

import contextlib
import errno
import os
import resource
import signal
import socket

import polars as pl
import pytest

from presslens.base.errors import InputError
from presslens.base.io import (
    MissingFileError,
    open_regular,
    read_arrays,
    read_bytes,
    read_cells,
    read_csv,
    read_json,
    read_json_lines,
    read_table,
    read_yaml,
    remove_leftovers,
    replacing,
    sha256,
    write_arrays,
    write_csv,
    write_json,
    write_table,
    write_text,
)

READERS = {
    "arrays": read_arrays,
    "bytes": read_bytes,
    "cells": read_cells,
    "csv": read_csv,
    "json": read_json,
    "json lines": lambda path: list(read_json_lines(path)),
    "table": read_table,
    "yaml": read_yaml,
    "sha256": sha256,
}


def pipe(path):
    os.mkfifo(path)


def folder(path):
    path.mkdir()


def dangling(path):
    path.symlink_to("nowhere")


def loop(path):
    path.symlink_to(path.name)


def link_to_folder(path):
    path.symlink_to(path.parent)


def device(path):
    path.symlink_to("/dev/zero")


def listening(path):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(path))


def vanished(path):
    pass


KINDS = {
    pipe: "is a pipe; allowed: a file",
    folder: "is a folder; allowed: a file",
    dangling: "is a link to nothing",
    loop: "cannot be read (too many levels of symbolic links)",
    link_to_folder: "is a folder; allowed: a file",
    device: "is a device; allowed: a file",
    listening: "cannot be read (no such device or address)",
    vanished: "is missing",
}


@pytest.mark.parametrize("read", READERS.values(), ids=READERS.keys())
@pytest.mark.parametrize(("make", "said"), KINDS.items(), ids=lambda value: getattr(value, "__name__", ""))
def test_what_is_no_file_is_named_and_not_waited_for(read, make, said, tmp_path):
    """hostile 17, 26"""
    path = tmp_path / "good.yaml"
    make(path)
    signal.alarm(5)  # a reader that waits for a pipe would never come back
    try:
        with pytest.raises(InputError) as fault:
            read(path)
    finally:
        signal.alarm(0)
    assert str(fault.value) == f"{path}: {said}"


@pytest.mark.parametrize("read", READERS.values(), ids=READERS.keys())
def test_what_may_not_be_read(read, tmp_path, monkeypatch):
    """hostile 26"""

    def refuse(path, flags):
        raise PermissionError(errno.EACCES, "Permission denied", path)

    (tmp_path / "a").touch()
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(InputError, match=r"a: cannot be read \(permission denied\)$"):
        read(tmp_path / "a")


@pytest.mark.parametrize("read", READERS.values(), ids=READERS.keys())
@pytest.mark.parametrize(
    ("name", "said"),
    [
        (os.fsdecode(b"\xff.yaml"), r"\\udcff\.yaml: has a name that is not UTF-8; rename the file$"),
        ("a\0b", r"a\\x00b: cannot be read \(embedded null byte\)$"),
        ("a" * 300, r"a: cannot be read \(file name too long\)$"),
        ("a\x1b[31m", r"a\\x1b\[31m: is missing$"),
        ("", r"is a folder; allowed: a file$"),
    ],
)
def test_names_that_no_file_should_have(read, name, said, tmp_path):
    """hostile 27"""
    with contextlib.suppress(OSError, ValueError):
        if b"\xff" in os.fsencode(name):
            (tmp_path / name).touch()
    with pytest.raises(InputError, match=said):
        read(tmp_path / name)


def test_who_waits_for_a_file_knows_it_by_its_name(tmp_path):
    """Snakemake takes an input that is still to be made for that, if the error says which one it is."""
    path = str(tmp_path / "a.json")
    with pytest.raises(FileNotFoundError) as fault:
        read_json(path)
    assert isinstance(fault.value, MissingFileError)
    assert (fault.value.filename, str(fault.value)) == (path, f"{path}: is missing")


def test_a_disk_that_fails_while_it_is_read_is_named(tmp_path):
    (tmp_path / "a").touch()
    with pytest.raises(InputError, match=r"a: cannot be read \(input/output error\)"), open_regular(tmp_path / "a"):
        raise OSError(errno.EIO, "Input/output error")


@pytest.mark.parametrize(("read", "limit"), [(read_yaml, 8 * 2**20), (read_json, 64 * 2**20)])
def test_large_files_are_refused_before_they_are_parsed(read, limit, tmp_path):
    """hostile 25"""
    with (tmp_path / "a").open("wb") as file:
        file.truncate(10 * 2**30)  # takes no room on the disk
    with pytest.raises(InputError, match=rf"a: has {10 * 2**30} bytes; allowed: at most {limit}$"):
        read(tmp_path / "a")


TABLE = pl.DataFrame({"a": ["x" * 2000] * 50, "b": [1.0] * 50})
WRITERS = {
    "text": lambda path: write_text("x" * 100_000, path),
    "json": lambda path: write_json(["x" * 100_000], path),
    "csv": lambda path: write_csv(TABLE, path),
    "table": lambda path: write_table(TABLE.with_columns(pl.int_range(50).hash().alias("c")), path),
    "arrays": lambda path: write_arrays({"a": TABLE["b"].to_numpy().repeat(1000)}, path, compressed=False),
}


@pytest.mark.parametrize("write", WRITERS.values(), ids=WRITERS.keys())
def test_a_file_larger_than_the_system_allows(write, tmp_path):
    """hostile 31"""
    path = tmp_path / "a"
    path.write_text("old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(InputError) as fault:
            write(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert str(fault.value) == f"{path}: cannot be written (file too large); {LARGE}"
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a", "old")]


LARGE = "the system allows no larger file (ulimit -f)"


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, r"\(no space left on device\); make room and run again$"),
        (errno.EDQUOT, r"\(disk quota exceeded\); make room and run again$"),
        (errno.EACCES, r"\(permission denied\); a folder that may be written to$"),
        (errno.EROFS, r"\(read-only file system\); a folder that may be written to$"),
        (errno.EIO, r"\(input/output error\)$"),
    ],
)
def test_what_cannot_be_written_leaves_the_old_file(number, said, tmp_path):
    """hostile 31"""
    path = tmp_path / "a.txt"
    path.write_text("old")

    def write():
        with replacing(path) as part:
            part.write_text("half")
            raise OSError(number, os.strerror(number))

    with pytest.raises(InputError, match=r"a\.txt: cannot be written " + said):
        write()
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [("a.txt", "old")]


def test_a_folder_that_is_a_file_is_named(tmp_path):
    (tmp_path / "results").write_text("not a folder")
    with pytest.raises(InputError, match=r"results/a\.csv: cannot be written \((?:file exists|not a directory)\)"):
        write_csv(TABLE, tmp_path / "results/a.csv")


def test_of_other_files_the_block_speaks_itself(tmp_path):
    with pytest.raises(FileNotFoundError, match="elsewhere"), replacing(tmp_path / "a"):
        (tmp_path / "b" / "elsewhere").read_bytes()
    with pytest.raises(MissingFileError, match="b: is missing"), replacing(tmp_path / "a"):
        read_bytes(tmp_path / "b")


def test_an_interrupted_write_leaves_the_old_file(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("old")
    with contextlib.suppress(RuntimeError), replacing(path) as part:
        part.write_text("half")
        raise RuntimeError
    assert path.read_text() == "old"
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]


def test_what_a_killed_process_left_is_removed_and_nothing_else(tmp_path):
    (tmp_path / "deep").mkdir()
    for name in (".a.csv.123.part", "deep/.b.parquet.9.part", "c.part", ".d.part", "e.123.part"):
        (tmp_path / name).touch()
    assert {path.name for path in remove_leftovers(tmp_path)} == {".a.csv.123.part", ".b.parquet.9.part"}
    assert {path.name for path in tmp_path.rglob("*.part")} == {"c.part", ".d.part", "e.123.part"}
    assert remove_leftovers(tmp_path / "missing") == []


def test_text_with_half_a_pair_of_characters_can_be_written(tmp_path):
    """hostile 22"""
    write_text("a\ud800b", tmp_path / "a.txt")
    assert (tmp_path / "a.txt").read_bytes() == b"a\\ud800b"
