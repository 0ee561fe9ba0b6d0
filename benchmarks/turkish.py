"""How well mentions and frames are found in a hundred sentences in Turkish that were written for the project.

    .venv/bin/python benchmarks/turkish.py            # the table of docs/languages.md
    .venv/bin/python benchmarks/turkish.py --wrong    # and what was wrong in the half to build with

Sentences, mentions and frames were written by the project's author before the rules, and the halves cut by a seed; no
native speaker checked them, and who wrote the rules knew all hundred. A high score says that the machinery works, not
that it finds as much in a newspaper.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.attribute.items import SentenceItem  # noqa: E402
from presslens.base.io import read_yaml  # noqa: E402
from presslens.classify.methods.frame_cues import CueFrames  # noqa: E402
from presslens.codebook.codebook import Codebook, part_files  # noqa: E402
from presslens.codebook.languages import LANGUAGES, OF_LANGUAGE, SPOKEN  # noqa: E402
from presslens.codebook.targets import PART_OF_NAME  # noqa: E402
from presslens.language.language import load_language  # noqa: E402
from presslens.locate.mentions import MentionFinder  # noqa: E402

FILE = PROJECT / "tests/data/languages/turkish_sentences.yaml"
#: The targets and frames that the answers were written for, whatever a study has.
NAMES = {
    "targets": ["TUR", "RUS", "SYR"],
    "frames": ["conflict", "diplomacy", "humanitarian", "security", "economic", "responsibility", "morality"],
}
#: Sentences that were looked at while rules were mended, and the seed by which they were drawn.
BUILDING, SEED = 60, 20260105
CONFIDENCE = 0.95
#: What was expected of a sentence, and what was found.
Pairs = list[tuple[set, set]]


def book(language: str = "tr") -> Codebook:
    """The codebook's words in a language, for :data:`NAMES`."""
    names = {**NAMES, SPOKEN: language}
    parts = (*OF_LANGUAGE, LANGUAGES)
    return Codebook(path for part in parts for path in part_files(part, names, PROJECT / "codebook"))


def halves() -> dict[str, list[dict]]:
    """The sentences to build with, and those to score."""
    document = read_yaml(FILE)
    sentences = list(document["sentences"])
    random.Random(SEED).shuffle(sentences)
    return {"building": sentences[:BUILDING], "scoring": sentences[BUILDING:]}


def expected_mentions(entry: dict) -> set[tuple[int, int, str, bool]]:
    """Start, end and target of each mention, and whether it stands inside the name of something else."""
    found, place = set(), 0
    for target, words, *inside in entry["mentions"]:
        place = entry["text"].index(words, place)
        found.add((place, place + len(words), target, bool(inside)))
        place += len(words)
    return found


def compared(sentences: Sequence[dict]) -> dict[str, Pairs]:
    """What was expected and found of each sentence, by what was asked."""
    codebook = book()
    finder, frames = MentionFinder(codebook.targets, load_language("tr")), CueFrames.from_config({}, codebook)
    values = frames.predict_proba([SentenceItem(entry["text"]) for entry in sentences])
    mentions: Pairs = []
    carried: Pairs = []
    for entry, row in zip(sentences, values, strict=True):
        text = entry["text"]
        found = {(m.start, m.end, m.target, m.kind == PART_OF_NAME) for m in finder.find(text, [(0, len(text))])}
        mentions.append((expected_mentions(entry), found))
        labels = {label for label, value in zip(frames.labels, row, strict=True) if value}
        carried.append((set(entry["frames"]), labels))
    return {"mentions": mentions, "frames": carried}


def counts(pairs: Pairs) -> tuple[int, int, int]:
    """How many were right, found and expected."""
    right = sum(len(expected & found) for expected, found in pairs)
    return right, sum(len(found) for _, found in pairs), sum(len(expected) for expected, _ in pairs)


def interval(right: int, of: int) -> tuple[float, float]:
    """Exact interval of a share (Clopper and Pearson), each mention or frame taken as independent."""
    from scipy.stats import beta

    tail = (1 - CONFIDENCE) / 2
    low = 0.0 if right == 0 else float(beta.ppf(tail, right, of - right + 1))
    high = 1.0 if right == of else float(beta.ppf(1 - tail, right + 1, of - right))
    return low, high


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--wrong", action="store_true", help="what was wrong in the half to build with")
    given = parser.parse_args(arguments)
    print("| half | what | sentences | right | found | expected | precision | recall |")
    print("| --- | --- | ---: | ---: | ---: | ---: | --- | --- |")
    for half, sentences in halves().items():
        for what, pairs in compared(sentences).items():
            right, found, expected = counts(pairs)
            shares = [(right / of, *interval(right, of)) for of in (found, expected)]
            shown = " | ".join(f"{100 * a:.0f} [{100 * b:.0f}, {100 * c:.0f}]" for a, b, c in shares)
            print(f"| {half} | {what} | {len(sentences)} | {right} | {found} | {expected} | {shown} |")
    if given.wrong:
        sentences = halves()["building"]
        for what, pairs in compared(sentences).items():
            for entry, (expected, found) in zip(sentences, pairs, strict=True):
                if expected != found:
                    print(f"{what}: missed {expected - found}, added {found - expected}: {entry['text']}")


if __name__ == "__main__":
    main(sys.argv[1:])
