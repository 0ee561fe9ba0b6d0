"""Rebuild the results from the files as they stand here, in a clean copy, and compare them byte for byte: `make check`.

Exits with 1 and shows cell by cell what differs. What is not committed takes part, and is named. With --approve, the
rebuilt results replace those in the folder. ``resources/check/`` holds it to look at: a page, pictures of what differs,
the rebuilt files, and a summary in Markdown.
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

from presslens.base.errors import readable  # noqa: E402
from presslens.base.io import read_yaml, write_text  # noqa: E402
from presslens.cards.datasets import load_data_set  # noqa: E402
from presslens.fetch.mirror import VARIABLE, mirror_file, mirror_folder  # noqa: E402
from presslens.tell.check_page import REBUILT, STYLE, Outcome, check_page, check_summary  # noqa: E402
from presslens.tell.compare import compare  # noqa: E402

#: Not compared: the Snakemake report holds run times.
IGNORED = frozenset({"report.html"})
#: Files that are named.
SHOWN = 8
#: Where it is told what came out.
CHECKED = PROJECT / "resources/check"


def main() -> int:
    """Rebuild and compare; 1 where something differs or cannot be rebuilt."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--approve", action="store_true", help="take the rebuilt results as the new ones")
    parser.add_argument("--cores", default="all")
    arguments = parser.parse_args()
    config = read_yaml(PROJECT / "config.yaml")
    mirror = mirror_folder(config["mirror"], os.environ)
    mirror = (PROJECT / mirror).resolve() if mirror else None
    tracked, uncommitted = files_here(PROJECT)
    remarks = [not_committed(uncommitted)] if uncommitted else []
    for remark in remarks:
        print(f"check: {remark}")
    shutil.rmtree(CHECKED, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix="presslens-check-") as folder:
        copy, here = Path(folder) / "presslens", Path(folder) / "here"
        for name in tracked:
            target = (here if name.parts[0] == "results" else copy) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(PROJECT / name, target, follow_symlinks=False)
        here = here / "results"
        listed = {path.parent.name for path in here.glob("*/manifest.json")} | set(config["corpora"])
        missing = {name for name in listed if not at_hand(copy / f"data/{name}.yaml", mirror)}
        corpora = sorted(listed - missing)
        why = f"not checked, its files are not in the mirror folder ({mirror})"
        outcomes = [Outcome(name, why) for name in sorted(missing)]
        targets = [f"results/{name}/manifest.json" for name in corpora]
        run = [sys.executable, "-m", "snakemake", "--cores", arguments.cores, "--", *targets]
        environment = os.environ | ({VARIABLE: str(mirror)} if mirror else {})
        # Without a target Snakemake would make all that the study names.
        if targets and subprocess.run(run, cwd=copy, env=environment).returncode:
            broken = [Outcome(name, "the rebuild broke off, for the reason that the log gives") for name in corpora]
            tell([*broken, *outcomes], remarks)
            print(f"check: {', '.join(corpora)}: the rebuild broke off, for the reason above", file=sys.stderr)
            return 1
        rebuilt = [compared(name, here / name, copy / "results" / name) for name in corpora]
        tell([*rebuilt, *outcomes], remarks)
        for outcome in (*rebuilt, *outcomes):
            print(f"check: {outcome.corpus}: {outcome.verdict}")
        for name in corpora if arguments.approve else ():
            replace(PROJECT / "results" / name, copy / "results" / name)
            # What is here now is what was made, as the next run will ask.
            checksums = Path("resources", name, "checksums/results")
            replace(PROJECT / checksums, copy / checksums)
    lines = [f"{one.corpus}/{line}" for one in rebuilt for found in one.differences.values() for line in found]
    print("\n".join(lines), end="\n" if lines else "")
    return 1 if lines and not arguments.approve else 0


def not_committed(names: list[str]) -> str:
    """What is said of files that are not as they are committed."""
    shown = ", ".join(map(readable, names[:SHOWN]))
    shown += f" and {len(names) - SHOWN} more" if names[SHOWN:] else ""
    what = "1 file is not as it is" if len(names) == 1 else f"{len(names)} files are not as they are"
    return f"{what} committed: {shown}"


def compared(corpus: str, committed: Path, rebuilt: Path) -> Outcome:
    """The outcome of a corpus that was rebuilt; what differs is laid down to be looked at."""
    folder = CHECKED / corpus
    differences = compare(committed, rebuilt, IGNORED, folder)
    pictures = frozenset(path.name for path in folder.glob("*.png"))
    made = frozenset(name for name in differences if (rebuilt / name).is_file())
    for name in made:
        (folder / REBUILT / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(rebuilt / name, folder / REBUILT / name)
    verdict = "differs" if differences else "the results came out, byte for byte"
    return Outcome(corpus, verdict, differences, pictures, made)


def tell(outcomes: list[Outcome], remarks: list[str]) -> None:
    """Write page and summary."""
    write_text(check_page(outcomes, remarks), CHECKED / "index.html")
    write_text(check_summary(outcomes, remarks), CHECKED / "summary.md")
    style = (PROJECT / "src/presslens/pages/page.css").read_text(encoding="utf-8")
    write_text(style + STYLE, CHECKED / "page.css")


def files_here(project: Path) -> tuple[list[Path], list[str]]:
    """Files that git knows or would take, as they stand here; and the names of those that are not committed."""
    listed = git(project, "ls-files", "--cached", "--others", "--exclude-standard", "-z")
    changed = git(project, "status", "--porcelain", "--untracked-files=all", "--no-renames", "-z")
    files = sorted({Path(name) for name in listed if (project / name).is_file()})
    return files, sorted(entry[3:] for entry in changed)


def git(project: Path, *command: str) -> list[str]:
    """What git lists, parted by NUL."""
    done = subprocess.run(["git", *command], cwd=project, capture_output=True, check=False)
    if done.returncode:
        sys.exit(f"check: git says: {done.stderr.decode(errors='replace').strip()}")
    return [os.fsdecode(name) for name in done.stdout.split(b"\0") if name]


def replace(old: Path, new: Path) -> None:
    """Put a folder in the place of another; at no time is there neither."""
    old.parent.mkdir(parents=True, exist_ok=True)
    ready, gone = (old.with_name(f".{old.name}.{end}") for end in ("new", "old"))
    for left in (ready, gone):
        shutil.rmtree(left, ignore_errors=True)
    shutil.copytree(new, ready)
    if old.exists():
        os.replace(old, gone)
    os.replace(ready, old)
    shutil.rmtree(gone, ignore_errors=True)


def at_hand(card_path: Path, mirror: Path | None) -> bool:
    """Whether a corpus can be rebuilt without the network."""
    card = load_data_set(card_path)
    return all(mirror_file(card, name, mirror) for name in card.files)


if __name__ == "__main__":
    sys.exit(main())
