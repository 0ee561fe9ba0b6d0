"""What a run reads from outside: changes are seen whatever the time on the file, and a run reads one thing."""

import os
import time

import pytest

from presslens.base.errors import InputError
from presslens.run import inputs
from presslens.run.inputs import RECORD, require_as_begun, see_changes

HOUR = 3_600 * 10**9


@pytest.fixture
def seed(tmp_path, monkeypatch):
    """An article, an hour old, that a run has read, and what it made of it since."""
    monkeypatch.chdir(tmp_path)
    inputs._begun.cache_clear()
    path = tmp_path / "a.txt"
    path.write_text("Turkey spoke.")
    os.utime(path, ns=(time.time_ns() - HOUR,) * 2)
    assert see_changes(["a.txt"]) == []
    (tmp_path / "resources/a.parquet").touch()
    yield path
    inputs._begun.cache_clear()


def is_newer(path):
    return path.stat().st_mtime_ns >= (path.parent / "resources/a.parquet").stat().st_mtime_ns


def test_what_stayed_as_it_was_is_left_alone(seed):
    before = seed.stat().st_mtime_ns
    assert see_changes(["a.txt"]) == []
    os.utime(seed, ns=(time.time_ns(),) * 2)  # the same content, touched
    assert see_changes(["a.txt"]) == []
    assert seed.stat().st_mtime_ns > before


@pytest.mark.parametrize("age", [HOUR, 3 * HOUR, 0])
def test_another_text_with_an_old_time_is_read_anew(seed, age):
    then = seed.stat().st_mtime_ns + HOUR - age
    seed.write_text("Russia spoke.")
    os.utime(seed, ns=(then, then))
    time.sleep(0.01)
    (seed.parent / "resources/a.parquet").touch()
    (line,) = see_changes(["a.txt"])
    assert line == "a.txt: is not what the last run read, though it looks as old; read anew"
    assert is_newer(seed)
    assert see_changes(["a.txt"]) == []


def test_an_ordinary_edit_keeps_its_time(seed):
    time.sleep(0.01)
    seed.write_text("Russia spoke.")
    then = seed.stat().st_mtime_ns
    assert see_changes(["a.txt"]) == []
    assert seed.stat().st_mtime_ns == then


def test_a_clock_that_was_set_back_hides_nothing(seed):
    made = seed.parent / "resources/a.parquet"
    later = time.time_ns() + HOUR
    for path in (made, seed.parent / RECORD):
        os.utime(path, ns=(later, later))
    seed.write_text("Russia spoke.")
    assert see_changes(["a.txt"])
    assert is_newer(seed)


def test_the_target_of_a_link_is_not_touched(seed, tmp_path):
    link = tmp_path / "b.txt"
    link.symlink_to("a.txt")
    see_changes(["b.txt"])
    seed.write_text("Russia spoke.")
    os.utime(seed, ns=(HOUR, HOUR))
    assert see_changes(["b.txt"])
    assert seed.stat().st_mtime_ns == HOUR
    assert link.lstat().st_mtime_ns > HOUR


def test_a_run_reads_one_thing_from_beginning_to_end(seed):
    require_as_begun(["a.txt", "unknown.txt"])
    os.utime(seed)
    require_as_begun(["a.txt"])
    seed.write_text("Russia spoke.")
    with pytest.raises(
        InputError, match=r"a\.txt: was changed while the run was under way; run the same command again"
    ):
        require_as_begun(["a.txt"])


@pytest.mark.parametrize("record", ["{[", "[]", '{"a.txt": 3}', '{"a.txt": [1]}', "\xff"])
def test_a_damaged_record_knows_nothing(seed, record):
    (seed.parent / RECORD).write_bytes(record.encode("latin-1"))
    assert see_changes(["a.txt"]) == []
    assert (seed.parent / RECORD).read_bytes().startswith(b"{")


def test_what_is_no_file_is_passed_over(seed):
    os.mkfifo(seed.parent / "pipe")
    assert see_changes(["pipe", "nothing", "resources"]) == []


def test_many_changes_are_counted(seed):
    names = [f"{number}.txt" for number in range(12)]
    for content in ("Turkey", "Russia"):
        for name in names:
            (seed.parent / name).write_text(content)
            os.utime(seed.parent / name, (1, 1))
        lines = see_changes(names)
    assert len(lines) == 6
    assert lines[-1].startswith("7 more files are not what the last run read")


def test_a_time_that_cannot_be_set_is_said(seed, monkeypatch):
    def refuse(*args, **more):
        raise PermissionError(1, "Operation not permitted")

    seed.write_text("Russia spoke.")
    os.utime(seed, (1, 1))
    monkeypatch.setattr(os, "utime", refuse)
    with pytest.raises(InputError, match=r"a\.txt: cannot be given another time \(operation not permitted\)"):
        see_changes(["a.txt"])
