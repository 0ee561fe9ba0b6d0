"""Rebuild the committed results in a clean clone and compare them byte for byte: `make check`.

Exits with 1 and shows cell by cell what differs. With --approve, the rebuilt results replace those in the folder.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.base.io import read_yaml  # noqa: E402
from presslens.cards.datasets import load_data_set  # noqa: E402
from presslens.fetch.mirror import VARIABLE, mirror_file, mirror_folder  # noqa: E402
from presslens.tell.compare import compare  # noqa: E402

#: Not compared: the Snakemake report holds run times.
IGNORED = frozenset({"report.html"})


def main() -> int:
    """Rebuild and compare; 1 where something differs or cannot be rebuilt."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--approve", action="store_true", help="take the rebuilt results as the new ones")
    parser.add_argument("--cores", default="all")
    arguments = parser.parse_args()
    mirror = mirror_folder(read_yaml(PROJECT / "config.yaml")["mirror"], os.environ)
    mirror = (PROJECT / mirror).resolve() if mirror else None
    lines = []
    with tempfile.TemporaryDirectory(prefix="presslens-check-") as folder:
        clone = Path(folder) / "presslens"
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(PROJECT), str(clone)], check=True)
        committed = Path(folder) / "committed"
        shutil.move(clone / "results", committed)
        corpora = [path.parent.name for path in sorted(committed.glob("*/manifest.json"))]
        missing = {name for name in corpora if not at_hand(clone / f"data/{name}.yaml", mirror)}
        corpora = [name for name in corpora if name not in missing]
        targets = [f"results/{name}/manifest.json" for name in corpora]
        run = [
            sys.executable,
            "-m",
            "snakemake",
            "--cores",
            arguments.cores,
            "--quiet",
            "rules",
            "host",
            "--",
            *targets,
        ]
        environment = os.environ | ({VARIABLE: str(mirror)} if mirror else {})
        if subprocess.run(run, cwd=clone, env=environment).returncode:
            print(f"check: {', '.join(corpora)}: the rebuild broke off, for the reason above", file=sys.stderr)
            return 1
        for name in corpora:
            pictures = PROJECT / "resources/check" / name
            found = compare(committed / name, clone / "results" / name, IGNORED, pictures)
            lines += [f"{name}/{line}" for line in found]
            print(f"check: {name}: {'differs' if found else 'the committed results came out, byte for byte'}")
        for name in sorted(missing):
            print(f"check: {name}: not checked, its files are not in the mirror folder ({mirror})")
        for name in corpora if arguments.approve else ():
            shutil.rmtree(PROJECT / "results" / name)  # what was committed and is no longer made goes
            shutil.copytree(clone / "results" / name, PROJECT / "results" / name)
    print("\n".join(lines), end="\n" if lines else "")
    return 1 if lines and not arguments.approve else 0


def at_hand(card_path: Path, mirror: Path | None) -> bool:
    """Whether a corpus can be rebuilt without the network."""
    card = load_data_set(card_path)
    return all(mirror_file(card, name, mirror) for name in card.files)


if __name__ == "__main__":
    sys.exit(main())
