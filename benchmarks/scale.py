"""Seconds and memory of each stage by the number of articles: whether cost is linear, and the largest job.

    python benchmarks/scale.py [1000 10000 ...] [--stages ingest] [--cores 2] [--folder F] [--json F] [--plan 1000000]

Made articles (benchmarks/made_articles.py), in a copy of the project that has no other corpus. ``--stages ingest`` runs
what is done of a corpus as a whole before its shards, ``ledger`` all up to that; ``all``, the default, to the manifest.
``--plan`` only plans the jobs of so many articles, and runs those before the shards. Classifiers are rules, the lexicon
and cues: the encoder's cost is that of its sentences, and stands in benchmarks/encoder.py.

Of every step of a job the peak is that which the system keeps of its process, and seconds are those of the processor,
both looked up 10 times a second; a step is known by its log. What is of no step stands under ``snakemake``.
"""

from __future__ import annotations

import argparse
import json
import os
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
from typing import Any

import psutil
import yaml

import made_articles

PROJECT = Path(__file__).resolve().parents[1]
PARTS = (
    "Snakefile",
    "rules",
    "scripts",
    "src",
    "codebook",
    "models",
    "envs",
    "report",
    "paper",
    "profiles",
    "CITATION.cff",
)
#: Instead of the encoder.
CLASSIFIERS = {"actor": "rules", "sentiment": "lexicon", "stance": "cues", "frames": "cues"}
#: What each choice of stages makes.
TARGETS = {
    "ingest": "resources/made/shards.json",
    "ledger": "resources/made/ledger.parquet",
    "all": "results/made/manifest.json",
}
_SCRIPT = re.compile(r"\.snakemake/scripts/tmp\w+\.(\w+)\.py")
#: Figures are many: they are one stage.
_FIGURE = re.compile(r"draw_(?!sample)")
SNAKEMAKE = "snakemake"
_JOBS = re.compile(r"(?m)^total\s+(\d+)$")


def project(folder: Path, n: int) -> Path:
    """A copy of the project whose only corpus is ``n`` made articles; there as a whole or not at all."""
    whole, folder = folder, folder.with_name(f"{folder.name}.part")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
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
    return folder.rename(whole)


class Watch:
    """Looks at a process and those it starts: what each step of each job used, by the log that it has open.

    What is kept is kept beside the project, so that a run that was broken off or did something again adds to it.
    """

    def __init__(self, process: psutil.Popen, folder: Path) -> None:
        self.process, self.folder, self.begin = process, folder, time.time()
        self.kept = folder / "measured.json"
        self.before: dict[str, list[float]] = json.loads(self.kept.read_text()) if self.kept.exists() else {}
        self.now: dict[str, list[float]] = defaultdict(lambda: [0.0, 0.0])
        self._thread = threading.Thread(target=self._look)
        self._thread.start()

    def _look(self) -> None:
        used: dict[int, float] = {}
        steps: dict[int, str] = {}
        told = time.monotonic()
        while self.process.poll() is None:
            for one in [self.process, *self.process.children(recursive=True)]:
                try:
                    self._see(one, used, steps)
                except (psutil.NoSuchProcess, psutil.ZombieProcess, OSError):
                    continue
            if time.monotonic() - told > 30:
                told = time.monotonic()
                self._keep()
            time.sleep(0.1)
        self._keep()

    def _see(self, one: psutil.Process, used: dict[int, float], steps: dict[int, str]) -> None:
        script = _SCRIPT.search(" ".join(one.cmdline()))
        times = one.cpu_times()
        seconds = times.user + times.system
        before, proc = steps.get(one.pid, ""), Path(f"/proc/{one.pid}")
        # Before a log is open it is the start of the first step, and between two the end of the one before.
        step = (_open_log(proc, self.folder) or before) if script else SNAKEMAKE
        if step:
            seen = self.now[step]
            seen[0] += seconds - used.get(one.pid, 0.0)
            used[one.pid] = seconds
            if step != before and before:
                (proc / "clear_refs").write_text("5")  # the peak begins anew
            high = re.search(r"VmHWM:\s+(\d+)", (proc / "status").read_text())
            if high:
                seen[1] = max(seen[1], int(high[1]) / 1024)
            steps[one.pid] = step

    def _keep(self) -> None:
        part = self.kept.with_suffix(".part")
        part.write_text(json.dumps(self.all()))
        part.replace(self.kept)

    def all(self) -> dict[str, list[float]]:
        """By log, seconds and peak in MB of the last time that the step was not taken back from what was kept."""
        found = dict(self.before)
        for log, seen in list(self.now.items()):
            listing = self.folder / Path(log).parent.parent / "steps" / Path(log).stem / "kept.json"
            if log == SNAKEMAKE:
                known = found.get(log, [0.0, 0.0])
                found[log] = [known[0] + seen[0], max(known[1], seen[1])]
            elif log not in found or not listing.exists() or listing.stat().st_mtime >= self.begin:
                found[log] = list(seen)
        return found

    def stages(self) -> dict[str, dict[str, float]]:
        """By step: how many times, processor seconds of all, peak of the largest in MB."""
        self._thread.join()
        found: dict[str, dict[str, float]] = {}
        for log, (seconds, peak) in self.all().items():
            name = "draw_figure" if _FIGURE.match(Path(log).stem) else Path(log).stem
            stage = found.setdefault(name, {"jobs": 0, "cpu_s": 0.0, "peak_mb": 0})
            stage["jobs"] += 1
            stage["cpu_s"] = round(stage["cpu_s"] + seconds, 2)
            stage["peak_mb"] = max(stage["peak_mb"], round(peak))
        return found


def _open_log(process: Path, folder: Path) -> str:
    """The log that a step of a job has open, from the project's folder on; of other processes nothing."""
    for descriptor in (process / "fd").iterdir():
        target = os.readlink(descriptor)
        if target.endswith(".log") and target.startswith(f"{folder}/resources/"):
            return target.removeprefix(f"{folder}/")
    return ""


def run(folder: Path, target: str, cores: int) -> tuple[float, dict[str, dict[str, float]]]:
    """Make a file; wall seconds of this time, and what :class:`Watch` saw in all."""
    begin = time.perf_counter()
    log = folder / "snakemake.log"
    with open(log, "w") as told:
        command = [sys.executable, "-m", "snakemake", "--cores", str(cores), "--", target]
        watch = Watch(psutil.Popen(command, cwd=folder, stdout=told, stderr=told), folder)
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


def measured(n: int, kept: Path | None, stages: str, cores: int) -> dict[str, Any]:
    """All numbers of a corpus of ``n`` articles; of a project that was kept, also those of what was done before."""
    folder = (kept or Path(tempfile.mkdtemp())).resolve() / f"articles_{n}"
    try:
        if not folder.exists():
            project(folder, n)
        planned = folder / "planned.json"
        found: dict[str, Any] = {"articles": n, "bytes": (folder / "made/articles.csv").stat().st_size}
        wall, jobs = run(folder, TARGETS["ingest"], cores)
        if not planned.exists():
            seconds, count = plan(folder)
            planned.write_text(json.dumps({"plan_cpu_s": round(seconds, 1), "jobs": count}))
        found |= {"wall_s": round(wall, 1), "stages": jobs} | json.loads(planned.read_text())
        found["shards"] = len(json.loads((folder / TARGETS["ingest"]).read_text()))
        if stages != "ingest":
            more, later = run(folder, TARGETS[stages], cores)
            found |= {"wall_s": round(wall + more, 1), "stages": later}
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
