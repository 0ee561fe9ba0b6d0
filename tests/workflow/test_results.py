"""Results are what the manifest says: what is deleted comes back, what is changed is named; and the screen."""

import os
import signal
import subprocess
import time

import pytest

from tests.links import dead_links, paper_links, report_links

from .conftest import differences, said

FIGURE = "results/seeds/figures/words_by_target.png"
TABLE = "results/seeds/tables/corpus.csv"
LEDGER = "resources/seeds/ledger.parquet"
ELSEWHERE = {
    "LC_ALL": "tr_TR.UTF-8",
    "TZ": "Pacific/Kiritimati",
    "PYTHONHASHSEED": "4242",
    "OMP_NUM_THREADS": "2",
    "POLARS_MAX_THREADS": "8",
}


def lines_of(done):
    """What a run said, but the line on its profile, and what a shell says of a locale that the machine has not."""
    foreign = ("Using workflow specific profile", "/usr/bin/bash: warning: setlocale", "/bin/bash: warning: setlocale")
    return [line for line in said(done).splitlines() if not line.startswith(foreign)]


def test_what_is_deleted_or_changed_comes_back(built):
    """hostile 1, 3, 4: a deleted figure, a number edited with its time kept, a ledger with one flipped bit."""
    before, ledger = built.results(), built.folder / LEDGER
    kept = ledger.read_bytes()
    (built.folder / FIGURE).unlink()
    table, times = built.folder / TABLE, (built.folder / TABLE).stat()
    table.write_text(table.read_text(encoding="utf-8").replace("articles,1", "articles,2"), encoding="utf-8")
    os.utime(table, ns=(times.st_atime_ns, times.st_mtime_ns))
    times = ledger.stat()
    ledger.write_bytes(kept[:99] + bytes([kept[99] ^ 1]) + kept[100:])
    os.utime(ledger, ns=(times.st_atime_ns, times.st_mtime_ns))
    # From the ledger everything follows: to draw it all is for the next test.
    done = built.run("--cores", 2, LEDGER, TABLE, FIGURE)
    assert done.returncode == 0, said(done)
    named = [line for line in lines_of(done) if "is not as it was made" in line]
    assert [line.partition(":")[0] for line in named] == [LEDGER, TABLE]
    assert differences(built.results(), before) == []
    assert ledger.read_bytes() == kept
    (aside,) = (built.folder / "work/seeds/changed/tables").iterdir()
    assert "articles,2" in aside.read_text(encoding="utf-8")
    done = built.run("--cores", 2, LEDGER, TABLE, FIGURE)
    assert lines_of(done)[0] == "Everything is up to date."


def test_a_reader_of_which_a_file_is_changed_is_made_anew(built):
    reader = built.folder / "reader/seeds"
    before = {path: path.read_bytes() for path in reader.rglob("*") if path.is_file()}
    (changed := reader / "data/index.js").write_text("presslens.receive('index',{});\n", encoding="utf-8")
    (reader / "stale.js").write_text("", encoding="utf-8")
    done = built.run("--cores", 2, "reader/seeds/index.html")
    assert done.returncode == 0, said(done)
    (named,) = [line for line in lines_of(done) if "is not as it was made" in line]
    assert named.startswith(f"{changed.relative_to(built.folder)}: ")
    assert {path: path.read_bytes() for path in reader.rglob("*") if path.is_file()} == before


def test_links_of_report_and_paper_lead_to_rows_of_the_reader(built_once):
    report, paper = (built_once.folder / f"results/seeds/{name}" for name in ("report/index.html", "paper.pdf"))
    for page, links in ((report, report_links(report)), (paper, paper_links(paper))):
        assert len(links) >= 40, page
        assert dead_links(page, links, 40) == [], page


def test_what_is_cleaned_comes_back(built):
    """hostile 2, new-user 8: without intermediates a run makes them, and the same results, on any machine.

    Cores, threads, locale, time zone and hash seed are others than in the first run, and do not matter.
    """
    before = built.results()
    subprocess.run(["rm", "-rf", "resources", ".snakemake"], cwd=built.folder, check=True)
    done = built.run("--cores", 1, **ELSEWHERE)
    assert done.returncode == 0, said(done)
    assert (built.folder / LEDGER).is_file()
    assert differences(built.results(), before) == []
    # From nothing: a line a stage, and where to look.
    assert len(lines_of(done)) <= 40
    assert len("\n".join(lines_of(done))) <= 3000
    stages = [line.split()[1] for line in lines_of(done) if line.startswith("seeds ")]
    assert stages == list(dict.fromkeys(stages))
    assert {"ingest", "locate", "classify", "estimate", "draw", "tell"} <= set(stages)
    assert "results/seeds/figures" in said(done)


def test_files_that_nothing_is_known_about_are_made_anew(built):
    """A checkout with results and without what they were made from: whoever asks for them gets them made."""
    before = built.results()
    subprocess.run(["rm", "-rf", "resources/seeds/checksums"], cwd=built.folder, check=True)
    table = built.folder / TABLE
    table.write_text(table.read_text(encoding="utf-8").replace("articles,1", "articles,2"), encoding="utf-8")
    built.build(TABLE)
    assert differences(built.results(), before) == []


@pytest.mark.parametrize(
    ("log", "gone"),
    [("ingest_articles", ["resources"]), ("choose_figures", ["results/seeds/figures.json", "resources/seeds/logs"])],
)
def test_a_stop_says_how_to_go_on(built, log, gone):
    """Ctrl-C, which every process of the terminal receives: in the first job, and at one by which figures hang."""
    subprocess.run(["rm", "-rf", *gone], cwd=built.folder, check=True)
    process = subprocess.Popen(
        built.command("--cores", 2),
        cwd=built.folder,
        env=built.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    while process.poll() is None and not (built.folder / f"resources/seeds/logs/{log}.log").exists():
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    text = process.communicate(timeout=120)[0]
    assert process.returncode
    assert "Traceback" not in text
    assert text.splitlines()[-1] == "Stopped. What is finished is kept: the same command goes on from there."


def test_another_text_with_an_old_time_is_read_anew(built):
    """hostile 3 for what goes in: a backup that was put back, an archive; Snakemake goes by times."""
    (seed,) = (built.folder / "seeds").glob("*.txt")
    ingested = built.folder / "resources/seeds/ingested.parquet"
    times, before = seed.stat(), ingested.read_bytes()
    seed.write_text(seed.read_text(encoding="utf-8").replace("Turkey", "Russia"), encoding="utf-8")
    os.utime(seed, ns=(times.st_atime_ns, times.st_mtime_ns))
    # Nor does --touch take it for seen.
    assert built.run("--cores", 1, "--touch", "resources/seeds/ingested.parquet").returncode == 0
    assert ingested.read_bytes() == before
    done = built.run("--cores", 2, "resources/seeds/ingested.parquet")
    assert done.returncode == 0, said(done)
    assert lines_of(done)[0] == f"seeds/{seed.name}: is not what the last run read, though it looks as old; read anew"
    assert ingested.read_bytes() != before
    assert lines_of(built.run("--cores", 2, "resources/seeds/ingested.parquet"))[0] == "Everything is up to date."


def test_a_run_is_made_where_nobody_reads_what_it_says(built):
    """hostile 31: standard error is closed, or its reader has left."""
    before = built.results()
    for end in ("2>&-", ">&- 2>&-", "2>&1 | head -1; exit ${PIPESTATUS[0]}"):
        (built.folder / TABLE).unlink()
        done = subprocess.run(
            ["bash", "-c", f'"$@" {end}', "bash", *built.command("--cores", 2)],
            cwd=built.folder,
            env=built.environment(),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        assert done.returncode == 0, said(done)
        assert differences(built.results(), before) == []
