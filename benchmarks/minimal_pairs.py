"""Do answers flip where two sentences differ in what matters, and stay where they differ in nothing that does?

    .venv/bin/python benchmarks/minimal_pairs.py [models/encoder]

300 pairs of written sentences (minimal_pairs.tsv) by kind, with the labels that an automatic coder who read the manual
and no corpus gave them. A pair is right for a question if both answers are; it flips as it should if the difference of
the polarities has the sign that the labels say (no difference: the same answer twice). Never learned from.
"""

import argparse
import csv
import re
import sys
from collections import defaultdict
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT / "src")]

from presslens.attribute.items import Item  # noqa: E402
from presslens.base.io import read_yaml  # noqa: E402
from presslens.classify import registry  # noqa: E402
from presslens.classify.judgements import best_labels, probabilities  # noqa: E402
from presslens.codebook.codebook import NAMED, SINGLE, Codebook, part_files  # noqa: E402
from presslens.codebook.questions import OUTLET, QUESTIONS, UNRESOLVED  # noqa: E402

PAIRS = Path(__file__).parent / "minimal_pairs.tsv"
HOLDERS = {"OUTLET": OUTLET, "UNKNOWN": UNRESOLVED}
ASKED = ("sentiment", "stance")


def read_pairs():
    """The rows, each with the two items."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            targets = row["target"].split(";")
            items = []
            for side, target in zip("ab", (targets[0], targets[-1]), strict=True):
                before, mention, behind = re.split(r"\[\[|\]\]", row[f"text_{side}"])
                holder = HOLDERS.get(row[f"holder_{side}"], row[f"holder_{side}"])
                start, end = len(before), len(before + mention)
                items.append(Item(before + mention + behind, start, end, target, "country", holder=holder))
            yield row, items


def sign(number):
    """-1, 0 or 1."""
    return (number > 0) - (number < 0)


def main(arguments):
    config = read_yaml(PROJECT / "config.yaml")
    book = Codebook(path for part in (*NAMED, *SINGLE) for path in part_files(part, config, PROJECT / "codebook"))
    pairs = list(read_pairs())
    found = defaultdict(list)
    for question in ASKED:
        asked = QUESTIONS[question]
        classifier = registry.load(question, "encoder", {"model": str(PROJECT / arguments.model)}, book)
        items = [item for _, both in pairs for item in both]
        said = best_labels(probabilities(classifier, items), classifier.labels, 0.0, asked.neutral)
        value = [asked.polarity.get(label, 0) for label in said]
        for number, (row, _) in enumerate(pairs):
            a, b = value[2 * number : 2 * number + 2]
            want = [int(row[f"{question}_{side}"]) for side in "ab"]
            flips = sign(b - a) == sign(want[1] - want[0])
            for kind in (row["kind"], "all"):
                found[kind, question].append((flips, [a, b] == want))
    print("| kind | n | sentiment flips | both right | stance flips | both right |\n|---|---|---|---|---|---|")
    for kind in dict.fromkeys([row["kind"] for row, _ in pairs] + ["all"]):
        cells = [f"{kind}", f"{len(found[kind, ASKED[0]])}"]
        for question in ASKED:
            rows = found[kind, question]
            cells += [f"{100 * sum(row[part] for row in rows) / len(rows):.0f}" for part in range(2)]
        print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("model", nargs="?", default="models/encoder")
    main(parser.parse_args())
