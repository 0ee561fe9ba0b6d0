"""Sentence borders of other news against borders that were read; needs the data sets in the mirror.

    .venv/bin/python benchmarks/other_news/borders.py MIRROR [--errors]

borders.tsv holds, for the beginnings of documents, where each sentence ends, as one automatic (language-model) reader
marked it with the splitter's answer on the page. A heading, a label or a credit that runs into a sentence ends where it
does; what is ``optional`` counts neither way. What the two ``reading``s are is told in README.md. A text is read from
its beginning to its last border.

The second measure joins the rows of wmt-news, which are sentences or, in some quotations, several; rows that end
without a terminal mark are left out. Rules were made while looking at every other document (``tuned``).
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(PROJECT / "src"), str(Path(__file__).parent)]

from presslens.codebook.agencies import load_agencies  # noqa: E402
from presslens.codebook.sentences import load_sentence_marks  # noqa: E402
from presslens.language.language import load_language  # noqa: E402
from presslens.tokenise.sentences import SentenceSplitter  # noqa: E402
from presslens_training.world_documents import documents  # noqa: E402

Split = Callable[[str], Iterable[tuple[int, int]]]
#: Where sentences end, and where they may.
Case = tuple[str, set[int], set[int]]
WHOLE = re.compile(r"[.!?…][\"'”’»)\]]*$")
#: Documents whose mentions are kept for a test.
KEPT = "test"


def read_cases(mirror: Path) -> dict[str, list[Case]]:
    """Beginnings of documents with their borders, by reading."""
    ends: dict[tuple[str, str, str], dict[str, set[int]]] = defaultdict(lambda: {"border": set(), "optional": set()})
    with (Path(__file__).parent / "borders.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            ends[row["reading"], row["corpus"], row["source_id"]][row["kind"]].add(int(row["end"]))
    texts = {(document.corpus, document.source_id): document.text for document in documents(mirror)}
    cases = defaultdict(list)
    for (reading, *place), kinds in ends.items():
        text = texts[place[0], place[1]][: max(set().union(*kinds.values()))]
        cases[f"reading {reading}"].append((text, kinds["border"], kinds["optional"]))
    return cases


def joined_cases(mirror: Path) -> Iterator[tuple[str, Case]]:
    """Documents of wmt-news, without their headlines, as one paragraph each."""
    with (Path(__file__).parent / "sample.tsv").open(encoding="utf-8", newline="") as file:
        kept = {row["source_id"] for row in csv.DictReader(file, delimiter="\t") if row["split"] == KEPT}
    rows: dict[str, list[str]] = defaultdict(list)
    for path in sorted((mirror / "wmt-news").glob("*.tsv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
                rows[row["doc_id"]].append(row["seg"].strip())
    news = {d.source_id for d in documents(mirror) if d.corpus == "wmt-news"} - kept
    for number, identity in enumerate(sorted(news)):
        text, ends = "", set()
        for row in filter(WHOLE.search, rows[identity][1:]):
            text += (" " if text else "") + row
            ends.add(len(text))
        if text:
            yield ("wmt-news, other half" if number % 2 else "wmt-news, tuned"), (text, ends, set())


def score(name: str, system: str, split: Split, cases: list[Case], errors: bool) -> None:
    found = right = wanted = 0
    for text, ends, optional in cases:
        answer = {end for _, end in split(text)} - optional
        found, right, wanted = found + len(answer), right + len(answer & ends), wanted + len(ends)
        for end in sorted(answer ^ ends) if errors else ():
            print(
                "wrong " if end in answer else "missed",
                repr(f"{text[max(0, end - 50) : end]} | {text[end : end + 40]}"),
            )
    precision, recall = right / found, right / wanted
    f1 = 2 * right / (found + wanted)
    print(f"| {name} | {len(cases)} | {wanted} | {system} | {precision:.3f} | {recall:.3f} | {f1:.3f} |")


def main(mirror: Path, errors: bool) -> None:
    import punkt

    ours = SentenceSplitter(
        load_language("en"),
        load_sentence_marks(PROJECT / "codebook/sentences.yaml"),
        load_agencies(PROJECT / "codebook/agencies.yaml"),
    )
    english = punkt.tokenizer_for("english", line_breaks="paragraph")
    cases = read_cases(mirror)
    for part, case in joined_cases(mirror):
        cases.setdefault(part, []).append(case)
    print("| texts | documents | borders | system | precision | recall | F1 |\n|---|---|---|---|---|---|---|")
    for name, some in sorted(cases.items()):
        score(name, "presslens", ours, some, errors)
        score(name, "Punkt, English", english.span_tokenize, some, False)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("mirror", type=Path, help="the folder of the data sets")
    parser.add_argument(
        "--errors", action="store_true", help="print the errors; sentences of others, never to be committed"
    )
    main(**vars(parser.parse_args()))
