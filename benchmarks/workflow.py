"""Wall time, CPU time and peak memory of a corpus: from nothing, with one article more, and with nothing to do.

    python benchmarks/workflow.py [--corpus seeds] [--runs 3] [--cores 2]

Runs in a copy of the project in a temporary folder, with the interpreter that runs this file. An external
corpus is taken from the mirror folder and read from a copy, so that an article can be added. Memory is the
largest sum of resident sizes over the process tree, sampled every 50 ms (pages shared between processes count
more than once: the true peak is lower). Medians of all runs.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

import psutil

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "src"))

from presslens.base.io import read_yaml  # noqa: E402
from presslens.cards.corpora import load_corpus  # noqa: E402
from presslens.fetch.mirror import mirror_file, mirror_folder  # noqa: E402

PARTS = ["Snakefile", "config.yaml", "rules", "scripts", "src", "codebook", "data", "models", "seeds", "envs", "report"]
PARTS += ["profiles", "annotations"]


def measured(folder: Path, corpus: str, cores: int) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak MB of one run in ``folder``."""
    target = f"results/{corpus}/manifest.json"
    command = [sys.executable, "-m", "snakemake", "--cores", str(cores), "--quiet", "all", "--", target]
    before, begin = psutil.Process().cpu_times(), time.perf_counter()
    process = psutil.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    peak = 0

    def watch() -> None:
        nonlocal peak
        while process.poll() is None:
            total = 0
            for member in [process, *process.children(recursive=True)]:
                try:
                    total += member.memory_info().rss
                except psutil.NoSuchProcess:
                    continue
            peak = max(peak, total)
            time.sleep(0.05)

    watcher = threading.Thread(target=watch)
    watcher.start()
    if process.wait() != 0:
        raise SystemExit("the run failed")
    watcher.join()
    after = psutil.Process().cpu_times()
    cpu = after.children_user + after.children_system - before.children_user - before.children_system
    return time.perf_counter() - begin, cpu, peak / 1e6


def prepared(folder: Path, corpus: str) -> Path:
    """A copy of the project with the corpus in a folder of its own; the file to which an article can be added."""
    for part in PARTS:
        source = PROJECT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
    card = load_corpus(PROJECT / f"data/{corpus}.yaml")
    if card.path is not None:
        return folder / card.path / "one article more.txt"
    mirror = mirror_folder(read_yaml(PROJECT / "config.yaml")["mirror"], os.environ)
    (folder / "corpus").mkdir()
    for name in card.files:
        source = mirror_file(card, name, PROJECT / mirror if mirror else None)
        if source is None:
            raise SystemExit(f"{name} is not in the mirror folder")
        shutil.copy(source, folder / "corpus" / name)
    path = folder / f"data/{corpus}.yaml"
    text = re.sub(r"(?m)^files:\n(?:[ ]+.*\n)+", "path: corpus\n", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")
    return folder / "corpus" / name


def add_article(path: Path) -> None:
    """Add one article: a file to a folder of texts, or a row to a table (the last one, with another text)."""
    if path.suffix == ".txt":
        path.write_text("Ankara waits\n\nTurkey waited for Russia while Syria said nothing.", encoding="utf-8")
        return
    import csv

    with path.open(encoding="latin-1", newline="") as file:
        rows = list(csv.reader(file))
    added = [
        cell + " Turkey waited for Russia while Syria said nothing." if len(cell) > 200 else cell for cell in rows[-1]
    ]
    with path.open("a", encoding="latin-1", newline="") as file:
        csv.writer(file).writerow(["1", *added[1:]])


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--corpus", default="seeds")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--cores", type=int, default=2)
    arguments = parser.parse_args()
    jobs: dict[str, list] = {"from nothing": [], "nothing to do": [], "one article more": []}
    for _ in range(arguments.runs):
        with tempfile.TemporaryDirectory(prefix="presslens-benchmark-") as name:
            path = prepared(Path(name), arguments.corpus)
            for job, runs in jobs.items():
                if job == "one article more":
                    add_article(path)
                runs.append(measured(Path(name), arguments.corpus, arguments.cores))
    print("| job | wall s | CPU s | peak MB |\n|---|---|---|---|")
    for job, runs in jobs.items():
        wall, cpu, peak = (statistics.median(values) for values in zip(*runs, strict=True))
        print(f"| {job} | {wall:.1f} | {cpu:.1f} | {peak:.0f} |")


if __name__ == "__main__":
    main()
