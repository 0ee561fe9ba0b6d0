"""What happens to a study when files are damaged and runs are killed.

Flips single bits, one at a time, in the files that jobs made, with their times kept, and counts those that the check
before a run does not see. Then kills runs with all their jobs (kill -9) at random moments, runs the same command again,
and compares every byte of results and resources with an undisturbed build.

    python benchmarks/damage.py --corpus seeds --flips 500 --kills 20
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.base.io import sha256  # noqa: E402
from presslens.run.checksums import changes, checksum_file  # noqa: E402
from presslens.study.outputs import possible_results  # noqa: E402


def main() -> None:
    """Build once, damage, count, and print a line for each kind of damage."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--corpus", default="seeds")
    parser.add_argument("--flips", type=int, default=500)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    rng = random.Random(arguments.seed)
    with tempfile.TemporaryDirectory(prefix="presslens-damage-") as folder:
        study = Path(folder) / "study"
        shutil.copytree(
            PROJECT, study, ignore=shutil.ignore_patterns(".git", ".venv*", "resources", ".snakemake", "work")
        )
        os.chdir(study)
        target = f"results/{arguments.corpus}/manifest.json"
        begin = time.perf_counter()
        run(target)
        seconds = time.perf_counter() - begin
        files = made(arguments.corpus)
        unseen = sum(not seen(arguments.corpus, rng.choice(sorted(files)), rng) for _ in range(arguments.flips))
        print(f"bit flips: {arguments.flips} in {len(files)} files, {unseen} unnoticed")
        other = 0
        for _ in range(arguments.kills):
            for part in ("resources", "results", ".snakemake"):
                shutil.rmtree(part, ignore_errors=True)
            kill(target, rng.uniform(0.5, seconds))
            run(target)
            other += made(arguments.corpus) != files
        print(f"kill -9: {arguments.kills} at random moments of {seconds:.0f} s, {other} with other bytes")


def made(corpus: str) -> dict[Path, str]:
    """Hash of every file that jobs made, by path."""
    found = {}
    for top in ("resources", "results"):
        for path in Path(top, corpus).rglob("*"):
            if path.is_file() and (record := checksum_file(path)) is not None and record.is_file():
                found[path] = sha256(path)
    return found


def seen(corpus: str, path: Path, rng: random.Random) -> bool:
    """Whether the check before a run notices one flipped bit; the file is afterwards as it was."""
    content, times = path.read_bytes(), path.stat()
    if not content:
        return True
    bit = rng.randrange(8 * len(content))
    damaged = bytearray(content)
    damaged[bit // 8] ^= 1 << bit % 8
    try:
        write(path, damaged, times)
        return changes([corpus], possible_results).changed == [path]
    finally:
        write(path, content, times)


def write(path: Path, content: bytes, times: os.stat_result) -> None:
    """Write a file and keep its times."""
    path.write_bytes(content)
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))


def command(target: str) -> list[str]:
    """How a run is called."""
    return [sys.executable, "-m", "snakemake", "--cores", "2", "--", target]


def run(target: str) -> None:
    """Run to the end."""
    subprocess.run(command(target), check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def kill(target: str, seconds: float) -> None:
    """Run for so long, and kill the run with all its jobs."""
    process = subprocess.Popen(
        command(target), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


if __name__ == "__main__":
    main()
