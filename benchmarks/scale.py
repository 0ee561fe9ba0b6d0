"""Seconds and memory of each stage by the number of articles: whether cost is linear, and the largest job.

    python benchmarks/scale.py [1000 10000 ...] [--stages ingest] [--cores 2] [--folder F] [--json F] [--plan 1000000]

Made articles (benchmarks/made_articles.py), in a copy of the project that has no other corpus. ``--stages ingest`` runs
what is done of a corpus as a whole before its shards, ``ledger`` all up to that; ``all``, the default, to the manifest.
``--plan`` only plans the jobs of so many articles, and runs those before the shards. Classifiers are rules, the lexicon
and cues: the encoder's cost is that of its sentences, and stands in benchmarks/encoder.py.

Of every job the peak is that which the system keeps of its process, and seconds are those of the processor, both looked
up 20 times a second. Interpreters that Snakemake starts for itself stand under ``snakemake``.
"""

from __future__ import annotations

import argparse
import json
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from pathlib import Path

import psutil
import yaml

import made_articles

PROJECT = Path(__file__).resolve().parents[1]
PARTS = ("Snakefile", "rules", "scripts", "src", "codebook", "models", "envs", "report", "profiles", "CITATION.cff")
#: Instead of the encoder.
CLASSIFIERS = {"actor": "rules", "sentiment": "lexicon", "stance": "cues", "frames": "cues"}
#: What each choice of stages makes.
TARGETS = {
    "ingest": "resources/made/shards.json",
    "ledger": "resources/made/ledger.parquet",
    "all": "results/made/manifest.json",
}
_SCRIPT = re.compile(r"\.snakemake/scripts/tmp\w+\.(\w+)\.py")
_JOBS = re.compile(r"(?m)^total\s+(\d+)$")


def project(folder: Path, n: int) -> Path:
    """A copy of the project whose only corpus is ``n`` made articles."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in PARTS:
        copy = shutil.copytree if (PROJECT / part).is_dir() else shutil.copy
        copy(PROJECT / part, folder / part)
    config = yaml.safe_load((PROJECT / "config.yaml").read_text())
    config["corpora"] = ["made"]
    for question, classifier in CLASSIFIERS.items():
        config["classify"][question]["classifier"] = classifier
    (folder / "config.yaml").write_text(yaml.safe_dump(config, sort_keys=False))
    (folder / "data").mkdir()
    (folder / "data/made.yaml").write_text(yaml.safe_dump(made_articles.card("made")))
    (folder / "made").mkdir()
    made_articles.write(folder / "made/articles.csv", n)
    return folder


class Watch:
    """Looks at a process and those it starts: processor seconds and peak of each script."""

    def __init__(self, process: psutil.Popen) -> None:
        self.process = process
        self.cpu: dict[tuple[int, str], float] = {}
        self.peak: dict[str, float] = defaultdict(float)
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        names: dict[int, str] = {}
        while self.process.poll() is None:
            for one in [self.process, *self.process.children(recursive=True)]:
                try:
                    if one.pid not in names or names[one.pid] == "snakemake":
                        found = _SCRIPT.search(" ".join(one.cmdline()))
                        names[one.pid] = found[1] if found else "snakemake"
                    name = names[one.pid]
                    used = one.cpu_times()
                    self.cpu[one.pid, name] = used.user + used.system
                    status = Path(f"/proc/{one.pid}/status").read_text()
                    high = re.search(r"VmHWM:\s+(\d+)", status)
                    if high:
                        self.peak[name] = max(self.peak[name], int(high[1]) / 1024)
                except (psutil.NoSuchProcess, psutil.ZombieProcess, OSError):
                    continue
            time.sleep(0.05)

    def stages(self) -> dict[str, dict[str, float]]:
        """By script: number of jobs, processor seconds of all, peak of the largest in MB."""
        self._thread.join()
        found: dict[str, dict[str, float]] = {}
        for (_, name), seconds in self.cpu.items():
            stage = found.setdefault(name, {"jobs": 0, "cpu_s": 0.0, "peak_mb": round(self.peak[name])})
            stage["jobs"] += 1
            stage["cpu_s"] = round(stage["cpu_s"] + seconds, 1)
        return found


def run(folder: Path, target: str, cores: int) -> tuple[float, dict[str, dict[str, float]]]:
    """Make a file; wall seconds, and what :class:`Watch` saw."""
    begin = time.perf_counter()
    log = folder / "snakemake.log"
    with open(log, "w") as told:
        command = [sys.executable, "-m", "snakemake", "--cores", str(cores), "--", target]
        watch = Watch(psutil.Popen(command, cwd=folder, stdout=told, stderr=told))
    stages = watch.stages()
    if watch.process.returncode:
        sys.exit(f"{target} was not made:\n{log.read_text()[-3000:]}")
    return time.perf_counter() - begin, stages


def plan(folder: Path) -> tuple[float, int]:
    """Processor seconds to plan everything that is left to do, and how many jobs that is."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "snakemake", "--cores", "1", "--dry-run", "--", TARGETS["all"]]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True)
    if done.returncode:
        sys.exit(done.stderr[-3000:])
    jobs = _JOBS.search(done.stdout + done.stderr)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime - before.ru_utime - before.ru_stime, int(jobs[1]) if jobs else 0


def measured(n: int, kept: Path | None, stages: str, cores: int) -> dict[str, object]:
    """All numbers of a corpus of ``n`` articles."""
    folder = (kept or Path(tempfile.mkdtemp())) / f"articles_{n}"
    try:
        if not folder.exists():
            project(folder, n)
        found: dict[str, object] = {"articles": n, "bytes": (folder / "made/articles.csv").stat().st_size}
        wall, jobs = run(folder, TARGETS["ingest"], cores)
        found |= {"wall_s": round(wall, 1), "stages": jobs}
        seconds, count = plan(folder)
        found |= {"plan_cpu_s": round(seconds, 1), "jobs": count}
        found["shards"] = len(json.loads((folder / TARGETS["ingest"]).read_text()))
        if stages != "ingest":
            more, later = run(folder, TARGETS[stages], cores)
            found["wall_s"] = round(wall + more, 1)
            found["stages"] = jobs | {
                name: one for name, one in later.items() if name not in jobs or name == "snakemake"
            }
        return found
    finally:
        if kept is None:
            shutil.rmtree(folder.parent)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("articles", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--stages", choices=TARGETS, default="all")
    parser.add_argument("--plan", type=int, action="append", default=[], help="plan so many, run what is before shards")
    parser.add_argument("--cores", type=int, default=2)
    parser.add_argument("--folder", type=Path, help="where to keep the projects")
    parser.add_argument("--json", type=Path, help="where to write the numbers, beside those that are there")
    given = parser.parse_args()
    known = json.loads(given.json.read_text()) if given.json and given.json.exists() else []
    asked = [(n, given.stages) for n in given.articles if n not in given.plan] + [(n, "ingest") for n in given.plan]
    print("| articles | stage | jobs | CPU s | CPU ms an article | peak of a job, MB |\n|---|---|---|---|---|---|")
    for n, stages in asked:
        found = measured(n, given.folder, stages, given.cores)
        for name, one in found["stages"].items():
            each = 1000 * one["cpu_s"] / n
            print(
                f"| {n:,} | {name} | {one['jobs']} | {one['cpu_s']:.1f} | {each:.2f} | {one['peak_mb']} |", flush=True
            )
        print(
            f"| {n:,} | planning | {found['jobs']} | {found['plan_cpu_s']:.1f} | | {found['shards']} shards |",
            flush=True,
        )
        if given.json:
            known = [one for one in known if (one["articles"], one.get("asked")) != (n, stages)]
            known.append(found | {"asked": stages})
            given.json.write_text(json.dumps(known, indent=2) + "\n")


if __name__ == "__main__":
    main()
