"""Are the names of the targets found, and nothing else? Against documents of other news that were read in full.

    .venv/bin/python benchmarks/other_news/names.py [--errors]

names.tsv lists, by document of the sets in the mirror and by place in their text, every span that names Turkey,
Russia or Syria, or somebody who acts for them by name; bare words ("the government") are another matter and not in
it. Three times language models read documents in full. By the first thirty the codebook was mended, and thirty were
read afterwards, both with the spans that were found marked in the text, by the one who wrote the rules: recall leans
upwards. The third reading is the one to quote: sixty test documents of sample.tsv (1,000 to 5,500 characters), which
nobody read who wrote rules, by a reader who saw neither rules nor spans. A span is found when a mention of its target
overlaps it; a mention is wrong when it overlaps none.
"""

import argparse
import csv
import sys
from collections import Counter, defaultdict
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / "src"), str(Path(__file__).parent)]

from presslens.base.io import read_yaml  # noqa: E402
from presslens.codebook.codebook import NAMED, SINGLE, Codebook, part_files  # noqa: E402
from presslens.language.language import load_language  # noqa: E402
from presslens.locate.evidence import Reason  # noqa: E402
from presslens.locate.mentions import MentionFinder  # noqa: E402
from presslens.tokenise.sentences import SentenceSplitter  # noqa: E402
from presslens_training.world_documents import documents  # noqa: E402

READINGS = {"1": "read first, the codebook mended by it", "2": "read afterwards", "3": "read blind"}
NAMES = (Reason.NAME, Reason.PART_OF_NAME)


def wilson(right, n, z=1.96):
    """Interval of a share, in per cent."""
    if not n:
        return "-"
    share, width = right / n, z * z / n
    middle, half = share + width / 2, z * ((share * (1 - share) + width / 4) / n) ** 0.5
    return f"{100 * share:.1f} [{100 * (middle - half) / (1 + width):.1f}, {100 * (middle + half) / (1 + width):.1f}]"


def main(arguments):
    """Print precision and recall of both readings by kind."""
    config = read_yaml(PROJECT / "config.yaml") | {"topics": []}
    codebook = Codebook(path for part in (*NAMED, *SINGLE) for path in part_files(part, config, PROJECT / "codebook"))
    english = load_language("en")
    split = SentenceSplitter(english, codebook.sentences, codebook.agencies)
    finder = MentionFinder(codebook.targets, english, codebook.countries, codebook.bare_words)
    with (Path(__file__).parent / "names.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    spans, reading = defaultdict(list), {}
    for row in rows:
        key = row["corpus"], row["source_id"]
        reading[key] = row["reading"]
        if row["target"]:
            spans[key].append((int(row["start"]), int(row["end"]), row["target"], row["kind"]))
    found, missed, right, wrong, same = (Counter() for _ in range(5))
    for document in documents(arguments.mirror):
        key = document.corpus, document.source_id
        if key not in reading:
            continue
        text, which = document.text, reading[key]
        located = finder.find(text, split(text), document.date, title=document.title)
        for start, end, target, kind in spans[key]:
            there = [m for m in located if m.target == target and m.start < end and start < m.end]
            (found if there else missed)[which, kind] += 1
            same[which, kind] += any(m.kind == kind for m in there)
            if not there and arguments.errors:
                print("missed", document.source_id, repr(text[start:end]))
        for mention in (m for m in located if m.reason in NAMES):
            true = any(t == mention.target and a < mention.end and mention.start < b for a, b, t, _ in spans[key])
            (right if true else wrong)[which, mention.kind] += 1
            if not true and arguments.errors:
                print("wrong", document.source_id, repr(text[mention.start : mention.end]))
    for which, title in READINGS.items():
        print(f"\n{title}\n\n| kind | spans | found | of that kind | located | right |\n|---|---|---|---|---|---|")
        kinds = sorted({kind for w, kind in (*found, *missed, *right, *wrong) if w == which})
        for kind in (*kinds, None):
            keys = [(which, kind)] if kind else [(which, k) for k in kinds]
            f, m, r, w, s = (sum(counter[k] for k in keys) for counter in (found, missed, right, wrong, same))
            cells = (kind or "all", f + m, wilson(f, f + m), s, r + w, wilson(r, r + w))
            print("| " + " | ".join(map(str, cells)) + " |")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--errors", action="store_true", help="print what was missed and what was wrong")
    parser.add_argument("--mirror", type=Path, default=PROJECT / read_yaml(PROJECT / "config.yaml")["mirror"])
    main(parser.parse_args())
