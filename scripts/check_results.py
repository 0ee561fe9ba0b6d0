"""Rebuild the committed results in a clean clone and compare them byte for byte: `make check`.

Exits with 1 and shows cell by cell what differs. With --approve, the rebuilt results replace those in the folder.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "src"))

from presslens.provenance.compare import compare  # noqa: E402

#: Not compared: the Snakemake report holds run times.
IGNORED = frozenset({"report.html"})


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--approve", action="store_true", help="take the rebuilt results as the new ones")
    parser.add_argument("--cores", default="all")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="presslens-check-") as folder:
        clone = Path(folder) / "presslens"
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(PROJECT), str(clone)], check=True)
        committed = Path(folder) / "committed"
        shutil.move(clone / "results", committed)
        run = [sys.executable, "-m", "snakemake", "--cores", arguments.cores, "--quiet", "all"]
        subprocess.run(run, cwd=clone, check=True)
        lines = compare(committed, clone / "results", IGNORED, PROJECT / "resources/check")
        if arguments.approve:
            shutil.copytree(clone / "results", PROJECT / "results", dirs_exist_ok=True)
    print("\n".join(lines) or "check: the committed results can be rebuilt, byte for byte")
    return 1 if lines and not arguments.approve else 0


if __name__ == "__main__":
    sys.exit(main())
