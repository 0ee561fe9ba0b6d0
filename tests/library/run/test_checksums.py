"""What jobs made is known by its bytes: every change is seen, whatever the time on the file says."""

import os
import random

import pytest

from presslens.base.errors import InputError
from presslens.run.checksums import changes, checksum_file, forget, keep, mend, require_unchanged

FILES = {
    "results/seeds/tables/corpus.csv": b"measure,value\narticles,1\n",
    "results/seeds/manifest.json": b"{}\n",
    "resources/seeds/ledger.parquet": bytes(range(256)) * 4,
    "resources/data/fa-kes/articles.csv": b"a,b\n",
}


@pytest.fixture
def made(tmp_path, monkeypatch):
    """A folder in which jobs have made four files."""
    monkeypatch.chdir(tmp_path)
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    keep(FILES)
    return tmp_path


def seen():
    found = changes(["seeds", "data", "models"])
    return [str(path) for path in found.changed], [str(path) for path in found.unknown], found.missing


def test_what_jobs_made_is_as_it_was(made):
    assert seen() == ([], [], [])
    require_unchanged(FILES)
    require_unchanged(["config.yaml"])  # no job makes it


@pytest.mark.parametrize("name", FILES)
def test_hostile_4_every_flipped_bit_is_seen_with_the_time_kept(made, name):
    path, rng = made / name, random.Random(name)
    content, times = path.read_bytes(), path.stat()
    for _ in range(40):
        bit = rng.randrange(8 * len(content))
        flipped = bytearray(content)
        flipped[bit // 8] ^= 1 << bit % 8
        path.write_bytes(flipped)
        os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
        assert seen() == ([name], [], [])
        with pytest.raises(InputError, match="is not as it was made: its bytes have changed"):
            require_unchanged([name])
    path.write_bytes(content)
    assert seen() == ([], [], [])


def test_a_flipped_bit_of_a_checksum_is_seen(made):
    record = checksum_file("resources/seeds/ledger.parquet")
    record.write_bytes(b"0" + record.read_bytes()[1:])
    assert seen()[0] == ["resources/seeds/ledger.parquet"]


def test_hostile_3_a_number_edited_by_hand_is_kept_beside_and_never_certified(made):
    table = made / "results/seeds/tables/corpus.csv"
    table.write_text("measure,value\narticles,2\n")
    (line,) = mend(changes(["seeds"]))
    assert not table.exists()
    (kept,) = (made / "work/seeds/changed/tables").iterdir()
    assert kept.read_text() == "measure,value\narticles,2\n"
    assert line.startswith("results/seeds/tables/corpus.csv: is not as it was made")
    assert str(kept.relative_to(made)) in line


def test_a_damaged_intermediate_is_taken_away(made):
    (made / "resources/seeds/ledger.parquet").write_bytes(b"x")
    (line,) = mend(changes(["seeds"]))
    assert line.startswith("resources/seeds/ledger.parquet: is not as it was made; taken away")
    assert not (made / "resources/seeds/ledger.parquet").exists()


def test_hostile_1_listings_of_results_of_which_one_is_gone_are_not_finished(made):
    (made / "results/seeds/tables/corpus.csv").unlink()
    found = changes(["seeds"])
    assert (found.changed, found.unknown, found.missing) == ([], [], ["seeds"])
    assert mend(found) == []
    assert (made / "results/seeds/manifest.json").stat().st_mtime == 1
    assert any((made / ".snakemake/incomplete").iterdir())


def test_what_nothing_is_known_about_stays_and_may_not_be_read(made):
    forget(["results/seeds/manifest.json"])
    found = changes(["seeds"])
    assert [str(path) for path in found.unknown] == ["results/seeds/manifest.json"]
    with pytest.raises(InputError, match="was not made by this study"):
        require_unchanged(["results/seeds/manifest.json"])
    mend(found)
    assert (made / "results/seeds/manifest.json").read_bytes() == b"{}\n"


def test_other_corpora_are_not_looked_at(made):
    (made / "results/seeds/tables/corpus.csv").write_bytes(b"")
    assert changes(["other"]).changed == []
