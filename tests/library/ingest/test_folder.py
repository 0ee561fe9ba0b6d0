"""What lies in a folder of a corpus and cannot be read is named in one line each; nothing hangs."""

import os
import socket
import stat

import pytest

from presslens.base.errors import InputError, InputErrors
from presslens.ingest.folder import corpus_files, read_bytes, require_file


def pipe(path):
    os.mkfifo(path)


def unix_socket(path):
    with socket.socket(socket.AF_UNIX) as opened:
        here = os.getcwd()
        os.chdir(path.parent)
        try:
            opened.bind(path.name)
        finally:
            os.chdir(here)


def dangling(path):
    path.symlink_to("nowhere.txt")


def loop(path):
    path.symlink_to(path.name)


def device(path):
    path.symlink_to("/dev/zero")


ODD = {pipe: "named pipe", unix_socket: "socket", dangling: "link to nothing", loop: "regular file", device: "device"}


@pytest.mark.parametrize("name", ["good.yaml", "x.txt", "page.html", "table.csv", "no ending"])
@pytest.mark.parametrize("make", ODD, ids=lambda make: make.__name__)
def test_what_is_no_file_is_named_in_one_line(tmp_path, make, name):
    """hostile 17 and 26."""
    (tmp_path / "good.txt").write_text("Text.")
    make(tmp_path / name)
    with pytest.raises(InputErrors) as caught:
        corpus_files(tmp_path)
    (line,) = str(caught.value).splitlines()
    assert line.startswith(f"{tmp_path}/{name}: is not a regular file")
    assert ODD[make] in line
    with pytest.raises(InputError, match="is not a regular file"):
        read_bytes(tmp_path / name, 100, "a limit")


def test_all_are_named_at_once(tmp_path):
    """hostile 17."""
    for make in ODD:
        make(tmp_path / f"{make.__name__}.txt")
    with pytest.raises(InputErrors) as caught:
        corpus_files(tmp_path)
    assert len(caught.value.errors) == len(ODD)


def test_a_name_that_is_not_utf8_is_refused_and_printable(tmp_path):
    """hostile 27."""
    (tmp_path / "ok\udcff.html").write_text("Text.")
    with pytest.raises(InputErrors, match="has a name that is not UTF-8; rename the file") as caught:
        corpus_files(tmp_path)
    str(caught.value).encode("utf-8")


def test_links_to_files_and_folders_are_kept(tmp_path):
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "b.txt").symlink_to("a.txt")
    (tmp_path / "folder").mkdir()
    (tmp_path / ".hidden").mkdir()
    assert [path.name for path in corpus_files(tmp_path)] == ["a.txt", "b.txt", "folder"]
    assert corpus_files(tmp_path / "b.txt") == [tmp_path / "b.txt"]


def refuse(*_args, **_more):
    raise PermissionError(13, "Permission denied")


def test_what_may_not_be_read_is_named_in_one_line(tmp_path, monkeypatch):
    """hostile 26."""
    path = tmp_path / "a.txt"
    path.write_text("Text.")
    with monkeypatch.context() as patched:
        patched.setattr("builtins.open", refuse)
        with pytest.raises(InputError, match=r"a\.txt: cannot be read \(Permission denied\)"):
            read_bytes(path, 100, "a limit")
    with monkeypatch.context() as patched:
        patched.setattr(os, "listdir", refuse)
        with pytest.raises(InputError, match=r"cannot be read \(Permission denied\)"):
            corpus_files(tmp_path)
    with monkeypatch.context() as patched:
        patched.setattr(type(path), "stat", refuse)
        with pytest.raises(InputError, match=r"is not a regular file \(Permission denied\)"):
            require_file(path)


def test_a_file_is_read_up_to_its_limit(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"x" * 10)
    assert read_bytes(tmp_path / "a.txt", 10, "a limit") == b"x" * 10
    assert stat.S_ISREG(require_file(tmp_path / "a.txt").st_mode)
    with pytest.raises(InputError, match=r"has 10 bytes; at most 9 bytes \(a limit\)"):
        read_bytes(tmp_path / "a.txt", 9, "a limit")
