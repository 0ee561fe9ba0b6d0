"""Wall time, CPU time and peak memory of the main job: full rebuild and no-op, median of several runs.

    python benchmarks/workflow.py [--runs 3] [--cores 2]

Runs in a copy of the project in a temporary folder, with the interpreter that runs this file. Memory is the
largest sum of resident sizes over the process tree, sampled every 50 ms (pages shared between processes count
more than once: the true peak is lower).
"""

from __future__ import annotations

import argparse
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
PARTS = [
    "Snakefile",
    "config.yaml",
    "rules",
    "scripts",
    "src",
    "codebook",
    "data",
    "models",
    "seeds",
    "envs",
    "report",
    "profiles",
]


def measured(folder: Path, cores: int) -> tuple[float, float, float]:
    """Wall seconds, CPU seconds and peak MB of one `snakemake --cores N` in ``folder``."""
    command = [sys.executable, "-m", "snakemake", "--cores", str(cores), "--quiet", "all"]
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


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--cores", type=int, default=2)
    arguments = parser.parse_args()
    full, idle = [], []
    for _ in range(arguments.runs):
        with tempfile.TemporaryDirectory(prefix="presslens-benchmark-") as name:
            folder = Path(name)
            for part in PARTS:
                source = PROJECT / part
                (shutil.copytree if source.is_dir() else shutil.copy)(source, folder / part)
            full.append(measured(folder, arguments.cores))
            idle.append(measured(folder, arguments.cores))
    print("| job | wall s | CPU s | peak MB |\n|---|---|---|---|")
    for job, runs in {"full rebuild": full, "nothing to do": idle}.items():
        wall, cpu, peak = (statistics.median(values) for values in zip(*runs, strict=True))
        print(f"| {job} | {wall:.1f} | {cpu:.1f} | {peak:.0f} |")


if __name__ == "__main__":
    main()
