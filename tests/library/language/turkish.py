"""The hundred sentences in Turkish, their halves, and how well mentions and frames are found in them."""

from __future__ import annotations

import random
from pathlib import Path

import yaml

from presslens.attribute.items import SentenceItem
from presslens.classify.methods.frame_cues import CueFrames
from presslens.codebook.codebook import Codebook, part_files
from presslens.codebook.targets import PART_OF_NAME
from presslens.language.language import load_language
from presslens.locate.mentions import MentionFinder

PROJECT = Path(__file__).resolve().parents[3]
FILE = PROJECT / "tests/data/languages/turkish_sentences.yaml"
NAMES = {
    "targets": ["TUR", "RUS", "SYR"],
    "frames": ["conflict", "diplomacy", "humanitarian", "security", "economic", "responsibility", "morality"],
    "language": "tr",
}
#: So many sentences were looked at while rules were written; the others were scored alone.
BUILDING, SEED = 60, 20260105


def book(**names):
    named = NAMES | names
    parts = ("targets", "nouns", "sentences", "frames", "languages")
    return Codebook(PROJECT / path for part in parts for path in part_files(part, named, PROJECT / "codebook"))


def halves():
    """The sentences to build with and those to score."""
    sentences = yaml.safe_load(FILE.read_text(encoding="utf-8"))["sentences"]
    random.Random(SEED).shuffle(sentences)
    return {"building": sentences[:BUILDING], "scoring": sentences[BUILDING:]}


def expected_mentions(entry):
    """Start, end, target and whether it stands inside another name, of each mention of a sentence."""
    found, place = set(), 0
    for target, words, *inside in entry["mentions"]:
        place = entry["text"].index(words, place)
        found.add((place, place + len(words), target, bool(inside)))
        place += len(words)
    return found


def found_mentions(finder, text):
    return {(m.start, m.end, m.target, m.kind == PART_OF_NAME) for m in finder.find(text, [(0, len(text))])}


def compared(sentences):
    """By question and sentence: what was expected and what was found."""
    codebook = book()
    finder, frames = MentionFinder(codebook.targets, load_language("tr")), CueFrames.from_config({}, codebook)
    values = frames.predict_proba([SentenceItem(entry["text"]) for entry in sentences])
    mentions = [(expected_mentions(entry), found_mentions(finder, entry["text"])) for entry in sentences]
    carried = [
        (set(entry["frames"]), {label for label, value in zip(frames.labels, row, strict=True) if value})
        for entry, row in zip(sentences, values, strict=True)
    ]
    return {"mentions": mentions, "frames": carried}


def counts(pairs):
    """Right, found and expected."""
    return (
        sum(len(expected & found) for expected, found in pairs),
        sum(len(found) for _, found in pairs),
        sum(len(expected) for expected, _ in pairs),
    )
