"""Draw the mentions of other news that coders read.

    .venv/bin/python benchmarks/other_news/draw.py <mirror> <folder for the sample and the sheets>

Documents are drawn at random within strata, a stratum being an outlet in a set; large outlets give more, as the
square root of their documents; then at most two of a document's mentions are, among all that the codebook of the day
located, with equal chances. A third of the documents, drawn again at random within each set, is for testing only. The
same sample comes out only with the codebook of the commit that card.yaml names, since what is located changes.
"""

import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
import polars as pl

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / "src"), str(Path(__file__).parent)]

from presslens.base.io import read_yaml  # noqa: E402
from presslens.codebook.agencies import load_agencies  # noqa: E402
from presslens.codebook.sentences import load_sentence_marks  # noqa: E402
from presslens.codebook.targets import load_targets  # noqa: E402
from presslens.language.language import load_language  # noqa: E402
from presslens.locate.mentions import MentionFinder  # noqa: E402
from presslens.tokenise.sentences import SentenceSplitter  # noqa: E402
from presslens_training.world_documents import documents  # noqa: E402

SEED = 20261130
#: Documents of each set; two mentions of each, where it has two.
DOCUMENTS = {"allsides": 275, "ukraine-war": 75, "whitehouse": 70, "wikinews": 32, "wmt-news": 60}
CONTEXT = 6
COLUMNS = (
    *("id", "corpus", "source_id", "outlet", "target", "start", "end", "sentence_start", "sentence_end", "mention"),
    *("kind", "inclusion_probability", "split"),
)


def main(mirror: Path, out: Path) -> None:
    rng = np.random.default_rng(SEED)
    codebook, english = PROJECT / "codebook", load_language("en")
    targets = load_targets(
        [codebook / f"targets/{code}.yaml" for code in read_yaml(PROJECT / "config.yaml")["targets"]],
        codebook / "nouns.yaml",
    )
    marks, agencies = load_sentence_marks(codebook / "sentences.yaml"), load_agencies(codebook / "agencies.yaml")
    split, finder = SentenceSplitter(english, marks, agencies), MentionFinder(targets, english)
    strata, found = defaultdict(list), {}
    for document in documents(mirror):
        spans = split(document.text)
        if mentions := finder.find(document.text, spans, document.date):
            strata[document.corpus, document.outlet].append(document)
            found[document.corpus, document.source_id] = (spans, mentions)
    rows = []
    for name, wanted in DOCUMENTS.items():
        sizes = {stratum: len(members) for stratum, members in strata.items() if stratum[0] == name}
        drawn = []
        for stratum, n in _allotted(sizes, wanted).items():
            for place in sorted(rng.permutation(sizes[stratum])[:n].tolist()):
                drawn.append((strata[stratum][place], n / sizes[stratum]))
        kept = set(rng.permutation(len(drawn))[: len(drawn) // 3].tolist())
        for place, (document, chance) in enumerate(drawn):
            spans, mentions = found[document.corpus, document.source_id]
            chosen = sorted(rng.permutation(len(mentions))[:2].tolist())
            for mention in (mentions[i] for i in chosen):
                rows.append((document, spans, mention, chance * min(1, 2 / len(mentions)), place in kept))
    _write(rows, rng, out)


def _allotted(sizes: dict, wanted: int) -> dict:
    """Documents of each stratum: by the square root of its size, at least one, never more than it has."""
    low, high = 0.0, float(wanted)
    for _ in range(60):
        factor = (low + high) / 2
        total = sum(min(n, max(1, round(factor * n**0.5))) for n in sizes.values())
        low, high = (factor, high) if total < wanted else (low, factor)
    return {stratum: min(n, max(1, round(high * n**0.5))) for stratum, n in sizes.items()}


def _write(rows, rng, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    table, sheets = [], []
    for number, place in enumerate(rng.permutation(len(rows)).tolist()):
        document, spans, mention, chance, kept = rows[place]
        identity, low, high = f"o{number:04d}", *spans[mention.sentence_index]
        words, split = document.text[mention.start : mention.end], "test" if kept else "dev"
        about = (identity, document.corpus, document.source_id, document.outlet, mention.target)
        table.append((*about, mention.start, mention.end, low, high, words, mention.kind, round(chance, 6), split))
        index, text = mention.sentence_index, document.text
        before = text[spans[max(0, index - CONTEXT)][0] : low]
        after = text[high : spans[min(len(spans) - 1, index + 2)][1]]
        sheets.append(
            f"## {identity}   target: {mention.target}   outlet: {document.outlet}   "
            f"date: {document.date or 'unknown'}\n"
            f"title: {document.title or '(none)'}\n"
            f"before: {' '.join(before.split()) or '(the text begins here)'}\n"
            f"SENTENCE: {' '.join(text[low : mention.start].split())} "
            f"[[{text[mention.start : mention.end]}]] {' '.join(text[mention.end : high].split())}\n"
            f"after: {' '.join(after.split())}\n"
        )
    pl.DataFrame(table, schema=COLUMNS, orient="row").write_csv(out / "sample.tsv", separator="\t")
    for first in range(0, len(sheets), 40):
        (out / f"sheet_{first // 40:02d}.md").write_text("\n".join(sheets[first : first + 40]), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
