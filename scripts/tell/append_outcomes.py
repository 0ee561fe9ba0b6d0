"""Append what became of the hypotheses in the results as they stand to docs/hypotheses_history.csv: `make approve`.

Nothing is appended where nothing came out otherwise than in the last version. Commit the file with the results, and
write the pages in docs/ anew (`make docs`), which print it.
"""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.base.tables import read_csv, write_csv  # noqa: E402
from presslens.estimate.outcomes import NOT_TESTABLE  # noqa: E402
from presslens.exhibits.tables import TABLES  # noqa: E402
from presslens.tell.outcome_history import COLUMNS, appended  # noqa: E402

HISTORY = Path("docs/hypotheses_history.csv")


def append_outcomes(project: Path, date: str, commit: str) -> list[str]:
    """Append the outcomes of each corpus of which a hypothesis was tested; names of those that came out otherwise."""
    before = history = read_csv(project / HISTORY, COLUMNS)
    changed = []
    for path in sorted(project.glob("results/*/tables/hypotheses.csv")):
        outcomes, corpus = read_csv(path, TABLES["hypotheses"].types), path.parts[-3]
        if (outcomes["outcome"] == NOT_TESTABLE).all():
            continue
        longer = appended(history, corpus, outcomes, date, commit)
        if len(longer) > len(history):
            changed.append(corpus)
        history = longer
    if len(history) > len(before):
        write_csv(history, project / HISTORY)
    return changed


def main() -> int:
    """Append, and say what was."""
    command = ["git", "log", "-1", "--format=%cs %h"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=True)
    date, commit = done.stdout.split()
    changed = append_outcomes(PROJECT, date, commit)
    for corpus in changed:
        print(f"{HISTORY}: outcomes of {corpus} appended; commit it with the results, and run: make docs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
