"""How often printed intervals hold the truth, and tests find what is not there: over made stories, by known numbers.

Stories are drawn anew many times from a population whose numbers are known, and estimated by the house's own functions.
Each part writes its numbers to benchmarks/coverage/numbers/<part>.csv; the page docs/coverage.md is written of all
parts that were run at any time.

Usage: run.py [shares] [means] [differences] [outlets] [words] [scores] [corrected] [designs]
              [--simulations 300] [--seed 1]
       run.py --page
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import numpy as np  # noqa: E402
from by_outlets import outlets  # noqa: E402
from by_stories import differences, means, shares  # noqa: E402
from corrected import corrected  # noqa: E402
from designs import designs  # noqa: E402
from made import PROJECT, Cell  # noqa: E402
from page import page  # noqa: E402
from scores import scores  # noqa: E402
from words import words  # noqa: E402

PARTS = {
    "shares": shares,
    "means": means,
    "differences": differences,
    "outlets": outlets,
    "words": words,
    "scores": scores,
    "corrected": corrected,
    "designs": designs,
}


def main() -> None:
    """Run the parts that were asked for, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parts", nargs="*", metavar="part", help=f"of {', '.join(PARTS)}; all if none")
    parser.add_argument("--simulations", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--page", action="store_true", help="write the page alone")
    given = parser.parse_args()
    if unknown := sorted(set(given.parts) - set(PARTS)):
        parser.error(f"found {', '.join(unknown)}; allowed: {', '.join(PARTS)}")
    for place, (name, function) in enumerate(PARTS.items()):
        if given.page or (given.parts and name not in given.parts):
            continue
        path = HERE / f"numbers/{name}.csv"
        path.parent.mkdir(exist_ok=True)
        with path.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(Cell._fields)
            for row in function(given.simulations, np.random.default_rng([given.seed, place])):
                writer.writerow(f"{value:.4g}" if isinstance(value, float) else value for value in row)
                file.flush()
    tables = {}
    for name in PARTS:
        if (path := HERE / f"numbers/{name}.csv").exists():
            with path.open(encoding="utf-8", newline="") as file:
                tables[name] = list(csv.DictReader(file))
    (PROJECT / "docs/coverage.md").write_text(page(tables), encoding="utf-8")


if __name__ == "__main__":
    main()
