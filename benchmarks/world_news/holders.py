"""How well holders are found of mentions of any country, against what both coders of world_news say.

    .venv/bin/python benchmarks/world_news/holders.py [--split fit] [--errors N]

No topic counts here. States that are no holder of the study, and whoever else is identified, are OTHER. ``fit`` and
``develop`` may be read; ``test`` is for measuring.
"""

import argparse
import sys
from collections import Counter, defaultdict
from itertools import chain
from pathlib import Path

HERE = Path(__file__).parent
CODES = HERE.parents[1] / "annotations/world-news"
sys.path[:0] = [str(HERE.parent / "other_news"), str(HERE)]

from score import PROJECT, Pipeline, by, rows_of, table  # noqa: E402

from presslens.base.io import read_yaml  # noqa: E402
from presslens_training.single_sentences import single_sentences  # noqa: E402
from presslens_training.world_documents import documents  # noqa: E402

HOLDERS = {"OUTLET": "outlet", "UNKNOWN": "unresolved"} | {code: code for code in ("TUR", "RUS", "SYR", "USA", "UN")}


def coded(split):
    """Mentions of one part on whose holder both coders agree, by document."""
    one, other = ({row["id"]: row for row in rows_of(CODES / f"coder_{name}.tsv")} for name in "PQ")
    found = defaultdict(list)
    for row in rows_of(CODES / "sample.tsv"):
        holder = one[row["id"]]["holder"]
        if row["split"] == split and holder and holder == other[row["id"]]["holder"]:
            row |= {"holder": HOLDERS.get(holder, "OTHER"), "start": int(row["start"]), "end": int(row["end"])}
            found[row["corpus"], row["source_id"]].append(row)
    return found


def main(arguments):
    wanted, rows = coded(arguments.split), []
    pipeline = Pipeline(topics=[])
    for document in chain(documents(arguments.mirror), single_sentences(arguments.mirror)):
        members = wanted.get((document.corpus, document.source_id), ())
        if members:
            pipeline.read(document, members)
            rows += members
    table(rows)
    by(rows, "corpus")
    by(rows, "holder")
    wrong = [row for row in rows if row["holder"] != row["rules"]]
    print("\nwrong:", Counter(f"{row['holder']} as {row['rules']}" for row in wrong).most_common(20))
    for row in wrong[: arguments.errors] if arguments.split != "test" else ():
        print(f"\n--- {row['id']} {row['corpus']}: {row['holder']}, found {row['rules']} ({row['rule']})")
        print(f"{row['shown']}\n    content: {row['content'][:200]}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--split", choices=("fit", "develop", "test"), default="fit")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="print the first N errors, but of test")
    parser.add_argument("--mirror", type=Path, default=PROJECT / read_yaml(PROJECT / "config.yaml")["mirror"])
    main(parser.parse_args())
