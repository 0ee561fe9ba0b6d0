"""Whom bare words for a state mean in other news ("the government", "the army"): a draw for a reader, and the score.

    .venv/bin/python benchmarks/other_news/bare_words.py draw <folder>
    .venv/bin/python benchmarks/other_news/bare_words.py score

Drawn from the test documents of sample.tsv, that nobody read who wrote rules: all bare words that are located as a
mention of a target, and 200 of the others; and from documents that are in no sample as many located ones as make 200
(some of these may have been read). A reader says of each which country it means. ``score`` compares that with the
codebook as it stands: precision of what is located, and recall in the test documents, where a word counts by its
weight (words in the documents for each that was drawn).
"""

import csv
import sys
from pathlib import Path

import numpy as np

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1] / "src"), str(HERE)]

from score import PROJECT, Pipeline, rows_of  # noqa: E402

from presslens.base.io import read_yaml  # noqa: E402
from presslens.base.phrases import PhraseMatcher  # noqa: E402
from presslens_training.world_documents import documents  # noqa: E402

SEED, EACH, CONTEXT = 20261130, 200, 4
#: A space, or a possessive and its space.
LONGEST_MARK = 3
FIELDS = ("id", "corpus", "source_id", "start", "end", "words", "documents", "weight")
MIRROR = PROJECT / read_yaml(PROJECT / "config.yaml")["mirror"]


def candidates(pipeline, wanted):
    """Every bare word of documents: document, sentences, place, and the target it is located as (None: none)."""
    words = [word for group in read_yaml(PROJECT / "codebook/bare_words.yaml").values() for word in group]
    find = PhraseMatcher([(word, word) for word in words], ignore_case=True)
    for document in documents(MIRROR):
        if wanted((document.corpus, document.source_id)):
            text = document.text
            spans = pipeline.split(text)
            mentions = pipeline.finder.find(text, spans, document.date, title=document.title)
            for start, end in spans:
                for match in find(text[start:end]):
                    low, high = start + match.start, start + match.end
                    over = [m for m in mentions if m.start < high and low < m.end]
                    # "Syrian government", "Assad's regime": one with a name, and no bare word.
                    touched = any(low - LONGEST_MARK <= m.end <= low and m.start < low for m in mentions)
                    if not touched and all((m.start, m.end) == (low, high) for m in over):
                        yield document, spans, low, high, over[0].target if over else None


def draw(out):
    rng, rows, sheet, pipeline = np.random.default_rng(SEED), [], [], Pipeline()
    split = {(row["corpus"], row["source_id"]): row["split"] for row in rows_of(HERE / "sample.tsv")}
    found = list(candidates(pipeline, lambda key: split.get(key) == "test"))
    located, others = ([row for row in found if (row[4] is None) == none] for none in (False, True))
    more = [row for row in candidates(pipeline, lambda key: key not in split) if row[4] is not None]
    for group, n, among in ((located, EACH, "test"), (others, EACH, "test"), (more, EACH - len(located), "no sample")):
        drawn = sorted(rng.permutation(len(group))[:n].tolist())
        rows += [(*group[i][:4], among, len(group) / len(drawn)) for i in drawn]
        print(f"{len(drawn)} of {len(group)} drawn ({among})")
    table = []
    for number, i in enumerate(rng.permutation(len(rows)).tolist()):
        document, spans, low, high, among, weight = rows[i]
        identity, text = f"b{number:03d}", document.text
        index = next(i for i, (a, b) in enumerate(spans) if a <= low < b)
        first, last = spans[max(0, index - CONTEXT)][0], spans[min(len(spans) - 1, index + 1)][1]
        shown = f"{text[first:low]}[[{text[low:high]}]]{text[high:last]}"
        about = f"{identity} | {document.outlet} | {document.date or 'no date'} | {document.title or 'no title'}"
        sheet.append(f"## {about}\n{' '.join(shown.split())}\n")
        table.append(
            (identity, document.corpus, document.source_id, low, high, text[low:high], among, round(weight, 3))
        )
    out.mkdir(parents=True, exist_ok=True)
    (out / "bare_words.md").write_text("\n".join(sheet), encoding="utf-8")
    with (out / "bare_words.tsv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t", lineterminator="\n").writerows([FIELDS, *table])


def score():
    read = {(row["corpus"], row["source_id"], int(row["start"])): row for row in rows_of(HERE / "bare_words.tsv")}
    right = located = 0
    found = meant = 0.0
    studied = read_yaml(PROJECT / "config.yaml")["targets"]
    keys = {key[:2] for key in read}
    for document, _, start, _, target in candidates(Pipeline(), keys.__contains__):
        row = read.get((document.corpus, document.source_id, start))
        if row is None:
            continue
        weight, country = float(row["weight"]) * (row["documents"] == "test"), row["country"]
        meant += weight * (country in studied)
        if target is not None:
            located += 1
            right += country == target
            found += weight * (country == target)
    print(f"precision {right} of {located} located; recall {found:.0f} of {meant:.0f} (weighted), n {len(read)}")


if __name__ == "__main__":
    draw(Path(sys.argv[2])) if sys.argv[1] == "draw" else score()
