"""Read the Narrative Frames Corpus: articles coded as a whole for five generic frames.

References
----------
Frermann, L., Li, J., Khanehzar, S. & Mikolajczak, G. (2023). Conflicts, Villains, Resolutions: Towards models of
Narrative Media Framing. ACL 2023, 8712-8732.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from presslens.base.errors import InputError
from presslens.base.io import read_json

#: The corpus's frames, and the frame of the codebook that each is set against (see data/narrative-frames.yaml).
FRAMES = {"CO": "conflict", "EC": "economic", "HI": "humanitarian", "MO": "morality", "RE": "responsibility"}
#: The coders' questions behind each frame. Those of RE go by other numbers in the publisher's README; re2 is the one
#: whose answers agree with the frame in the file.
QUESTIONS = {
    "CO": ("co1", "co2", "co3"),
    "EC": ("ec1", "ec2", "ec3"),
    "HI": ("hi1", "hi2", "hi5"),
    "MO": ("mo1", "mo2"),
    "RE": ("re2",),
}
_TRUTH = {"True": True, "False": False}
_MAX_FIELD = 1_000_000


@dataclass(frozen=True, slots=True)
class NarrativeFrames:
    """Texts with their frames, shape (n_articles, 5), and identifiers of rows that were left out, with the reason."""

    identifiers: tuple[str, ...]
    texts: tuple[str, ...]
    frames: np.ndarray
    excluded: Mapping[str, str]


def read_articles(path: str | Path) -> NarrativeFrames:
    """Articles with five readable frames; a row with any other frame value is left out and counted.

    Raises
    ------
    InputError
        A column is missing, an identifier occurs twice, a text is empty, or no row can be used.
    """
    csv.field_size_limit(_MAX_FIELD)
    identifiers, texts, frames, excluded = [], [], [], {}
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t")
        if missing := {"ID", "text", *FRAMES} - set(rows.fieldnames or ()):
            raise InputError(path, f"column {', '.join(sorted(missing))} is missing")
        for number, row in enumerate(rows, 2):
            where = f"{path}, row {number}"
            if row["ID"] in identifiers or row["ID"] in excluded:
                raise InputError(where, f"ID {row['ID']!r} occurs twice")
            wrong = [f"{frame} is {row[frame]!r}" for frame in FRAMES if row[frame] not in _TRUTH]
            if wrong:
                excluded[row["ID"]] = ", ".join(wrong)
                continue
            if not row["text"].strip():
                raise InputError(where, "text is empty")
            identifiers.append(row["ID"])
            texts.append(row["text"])
            frames.append([_TRUTH[row[frame]] for frame in FRAMES])
    if not texts:
        raise InputError(path, "has no row that can be used")
    return NarrativeFrames(tuple(identifiers), tuple(texts), np.array(frames), excluded)


def read_answers(path: str | Path, articles: NarrativeFrames) -> np.ndarray:
    """Share of "yes" among the coders' answers to the questions behind each frame, shape (n_articles, 5).

    A frame is yes or no; the answers say how nearly. Where nobody answered, the frame itself stands in.

    Raises
    ------
    InputError
        The file holds no block for an article.
    """
    document = read_json(path)
    shares = np.zeros(articles.frames.shape)
    for row, identifier in enumerate(articles.identifiers):
        block = document.get(identifier) if isinstance(document, dict) else None
        if not isinstance(block, dict):
            raise InputError(path, f"article {identifier!r} is missing")
        for column, questions in enumerate(QUESTIONS.values()):
            given = [answer for question in questions for answer in _answers(block.get(question), path)]
            shares[row, column] = np.mean(given) if given else articles.frames[row, column]
    return shares


def _answers(entry: object, path: str | Path) -> list[bool]:
    if entry is None:
        return []
    if not (isinstance(entry, list) and len(entry) == 2 and isinstance(entry[1], list)):
        raise InputError(
            path, f"found {str(entry)[:60]!r}", "allowed: the agreed answer and a list of the coders' answers"
        )
    return [answer == "yes" for answer in entry[1] if answer in ("yes", "no")]
