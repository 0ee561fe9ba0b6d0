"""What was made is taken back where nothing is other than it was, and shown where only what grows is."""

from pathlib import Path

import pytest

from presslens.run import inputs
from presslens.run.inputs import see_changes
from presslens.run.kept import ANEW, make

LOG = "resources/corpus/shards/1-0/logs/count_lines.log"
GROWING, FIXED, OUT = "articles.txt", "model.txt", "resources/corpus/shards/1-0/lines.txt"


@pytest.fixture
def study(tmp_path, monkeypatch):
    """A folder with two inputs, and a function that makes a file of them; it gives what it was shown, or None."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv(ANEW, raising=False)
    Path(LOG).parent.mkdir(parents=True)
    Path(GROWING).write_text("one\n")
    Path(FIXED).write_text("first")

    def run(growing=(GROWING,), about="code"):
        begin()
        shown = []

        def do(note, before):
            shown.append({path: Path(file).read_text() for path, file in before.items()})
            # Snakemake deletes outputs before a job; what was kept stands elsewhere.
            Path(OUT).unlink(missing_ok=True)
            Path(OUT).write_text(Path(GROWING).read_text() + Path(FIXED).read_text())
            note("made")

        make(do, about, [GROWING, FIXED], [OUT], LOG, lambda line: None, growing=growing)
        return shown[0] if shown else None

    yield run
    inputs._begun.cache_clear()


def begin():
    """What a run does first: jobs remember how inputs were then."""
    see_changes([GROWING, FIXED])
    inputs._begun.cache_clear()


def test_what_is_as_it_was_is_taken_back(study):
    assert study() == {}
    assert study() is None
    Path(OUT).unlink()
    assert study() is None
    assert Path(OUT).read_text() == "one\nfirst"


def test_what_was_made_before_is_shown_where_only_what_grows_is_other(study):
    study()
    Path(GROWING).write_text("one\ntwo\n")
    assert study() == {OUT: "one\nfirst"}
    Path(GROWING).write_text("two\n")
    assert study() == {OUT: "one\ntwo\nfirst"}


@pytest.mark.parametrize("other", ["model", "code", "forced", "damaged", "nothing grows"])
def test_nothing_is_shown_on_another_basis(study, monkeypatch, other):
    study()
    Path(GROWING).write_text("one\ntwo\n")
    if other == "model":
        Path(FIXED).write_text("second")
    if other == "forced":
        monkeypatch.setenv(ANEW, "1")
    if other == "damaged":
        (kept,) = Path(LOG).parents[1].glob("steps/count_lines/0.txt")
        kept.unlink()
        kept.write_text("one\nthird")
    growing = () if other == "nothing grows" else (GROWING,)
    assert study(growing, about="other code" if other == "code" else "code") == {}


def test_what_was_made_beside_is_shown_to_kin_the_last_first(study):
    """A folder is named by what is in it: what grows has another name."""

    def run(shard, lines):
        log, out = (path.replace("1-0", shard) for path in (LOG, OUT))
        Path(log).parent.mkdir(parents=True, exist_ok=True)
        Path(GROWING).write_text(lines)
        begin()
        shown = []

        def do(note, before):
            shown.append({path: Path(file).read_text() for path, file in before.items()})
            Path(out).write_text(lines)

        def is_kin(own, other):
            return own[0] == other[0]

        make(do, ["code", shard], [GROWING, FIXED], [out], log, lambda line: None, growing=[GROWING], is_kin=is_kin)
        return shown[0]

    assert run("1-a", "one\n") == {}
    assert run("2-a", "two\n") == {}
    assert run("1-b", "one\nthree\n") == {OUT.replace("1-0", "1-b"): "one\n"}
    assert run("1-c", "three\n") == {OUT.replace("1-0", "1-c"): "one\nthree\n"}
    Path(FIXED).write_text("second")
    assert run("1-d", "one\n") == {}
