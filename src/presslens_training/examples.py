"""Labelled sentences as examples to learn from: every name hidden, every label a distribution."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from presslens.attribute.items import Item, Neighbour
from presslens.base.errors import InputError
from presslens.blind.names import NameMask
from presslens.classify.methods.encoder.heads import speaker_groups
from presslens.classify.methods.encoder.tokens import Pieces, WordPieces
from presslens.codebook.questions import QUESTIONS
from presslens.locate.mentions import MentionFinder

#: Label of a pair -> attitude that p and q receive; both as places in the labels of stance.
_RECEIVED = {1: (1, 2), 2: (2, 1), 3: (1, 0), 4: (0, 1)}
#: Codes of written sentences by question, and the labels they stand for.
_WRITTEN = {
    "actor": {"1": "yes", "0": "no"},
    "sentiment": {"-1": "negative", "0": "neutral", "1": "positive"},
    "stance": {"-1": "against", "0": "none", "1": "favour"},
    "holder": {"OUTLET": "outlet", "UNKNOWN": "unresolved"}
    | {code: code for code in ("TUR", "RUS", "SYR", "USA", "OPP", "UN", "OTHER")},
}


@dataclass(frozen=True)
class Example:
    """One sentence to learn from.

    Attributes
    ----------
    pieces
        What the encoder reads.
    targets
        Distribution over labels by question. ``received`` and ``held`` are the attitude that the marked party
        receives from, and holds toward, another party of the sentence.
    group
        Index in :data:`~presslens.classify.methods.encoder.heads.SPEAKERS`, for stance.
    """

    pieces: Pieces
    targets: dict[str, np.ndarray] = field(hash=False)
    group: int = 0


def newsmtsc_examples(items: Sequence[Item], labels: Sequence[str], mask: NameMask, words: WordPieces) -> list[Example]:
    """Sentiment toward one target of each sentence."""
    return [
        Example(words.mention(mask.mask(item)), {"sentiment": _certain("sentiment", label)})
        for item, label in zip(items, labels, strict=True)
    ]


def read_pairs(path: str | Path) -> list[tuple[Item, int, int]]:
    """Pairs of parties in sentences, with the attitude between them.

    Returns
    -------
    list of (item, received, held)
        Two per sentence: each party as the mention, with the attitude it receives and holds as an index into
        the labels of stance. Sentences in which not exactly two parties are bracketed are left out.

    Raises
    ------
    InputError
        A column is missing or a label is not 0 to 4; names the row.

    References
    ----------
    Park, Pan and Joo (2021). Who Blames or Endorses Whom? Entity-to-Entity Directed Sentiment Extraction in News
    Text. Findings of ACL 2021.
    """
    found: list[tuple[Item, int, int]] = []
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if missing := {"sentence", "p", "q", "label"} - set(rows.fieldnames or ()):
            raise InputError(path, f"lacks the columns {', '.join(sorted(missing))}", "sentence, p, q, label")
        for number, row in enumerate(rows, start=2):
            if row["label"] not in ("0", "1", "2", "3", "4"):
                raise InputError(f"{path}, row {number}, column 'label'", f"found {row['label']!r}", "allowed: 0 to 4")
            found += _parties(row["sentence"], row["p"], int(row["label"]))
    return found


def _parties(sentence: str, p: str, label: int) -> Iterable[tuple[Item, int, int]]:
    spans = [match.span() for match in re.finditer(r"\[[^\[\]]+\]", sentence)]
    if len(spans) != 2:
        return
    received_p, received_q = _RECEIVED.get(label, (1, 1))
    for start, end in spans:
        left, name, right = _plain(sentence[:start]), sentence[start + 1 : end - 1], _plain(sentence[end:])
        is_p = name == p
        # Entities are cut ("Los Angele]s"): the rest of the word belongs to the name.
        rest = right[: len(right) - len(re.sub(r"^\w+", "", right))]
        item = Item(left + name + right, len(left), len(left + name + rest), "party", "name")
        yield item, *((received_p, received_q) if is_p else (received_q, received_p))


def _plain(text: str) -> str:
    return text.replace("[", "").replace("]", "")


def pair_examples(pairs: Iterable[tuple[Item, int, int]], mask: NameMask, words: WordPieces) -> list[Example]:
    """Attitudes between parties."""
    unit = np.eye(3)
    return [
        Example(words.mention(mask.mask(item)), {"received": unit[received], "held": unit[held]})
        for item, received, held in pairs
    ]


def annotated_examples(
    items: Sequence[Item], codes: Sequence[dict], frames: Sequence[str], mask: NameMask, words: WordPieces
) -> list[Example]:
    """Annotated mentions; where coders differ, each label has its share of them.

    ``codes`` holds per item the labels of all coders by question, frames as one collection per coder.
    """
    groups = speaker_groups(items)
    return [
        Example(words.mention(mask.mask(item)), _targets(code, frames), int(group))
        for item, code, group in zip(items, codes, groups, strict=True)
    ]


def sentence_examples(
    items: Sequence[Item], codes: Sequence[dict], frames: Sequence[str], mask: NameMask, words: WordPieces
) -> list[Example]:
    """The same sentences read as a whole, for their frames alone."""
    return [
        Example(words.sentence(mask.mask_text(item.text)), {"frames": _targets(code, frames)["frames"]})
        for item, code in zip(items, codes, strict=True)
    ]


def read_written(path: str | Path, finder: MentionFinder, frames: Sequence[str]) -> tuple[list[Item], list[dict]]:
    """Sentences written for training, each with its mention in double square brackets and the codes of one writer.

    Returns
    -------
    items, codes
        As :func:`annotated_examples` takes them, in the order of the file.

    Raises
    ------
    InputError
        A sentence does not have exactly one marked mention, or a code is unknown; names row and column.
    """
    items: list[Item] = []
    codes: list[dict] = []
    with open(path, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        if missing := {"text", "target", *_WRITTEN, "frames"} - set(rows.fieldnames or ()):
            raise InputError(path, f"lacks the columns {', '.join(sorted(missing))}", "see the head of the file")
        for number, row in enumerate(rows, start=2):
            where = f"{path}, row {number}"
            parts = re.split(r"\[\[|\]\]", row["text"])
            if len(parts) != 3 or not parts[1].strip():
                raise InputError(f"{where}, column 'text'", f"found {row['text']!r}", "one mention in [[ ]]")
            code: dict[str, list] = {}
            for question, allowed in _WRITTEN.items():
                if row[question] not in allowed:
                    found = f"found {row[question]!r}"
                    raise InputError(f"{where}, column {question!r}", found, f"allowed: {', '.join(allowed)}")
                code[question] = [allowed[row[question]]]
            given = [] if row["frames"] == "none" else row["frames"].split(";")
            if unknown := set(given) - set(frames):
                raise InputError(f"{where}, column 'frames'", f"found {sorted(unknown)}", f"allowed: {frames}")
            code["frames"] = [given]
            (holder,) = code.pop("holder")
            items.append(_written_item(parts, row["target"], holder, finder))
            codes.append(code)
    return items, codes


def _written_item(parts: Sequence[str], target: str, holder: str, finder: MentionFinder) -> Item:
    """The marked mention as the pipeline would locate it ("Turkish troops" where "Turkish" is marked)."""
    text, start, end = "".join(parts), len(parts[0]), len(parts[0] + parts[1])
    found = finder.find(text, [(0, len(text))])
    own = next((m for m in found if m.target == target and m.start < end and start < m.end), None)
    start, end, kind = (own.start, own.end, own.kind) if own else (start, end, "government")
    neighbours = tuple(Neighbour(m.start, m.end, m.target, m.kind) for m in found if m.end <= start or end <= m.start)
    return Item(text, start, end, target, kind, neighbours, holder)


def _targets(code: dict, frames: Sequence[str]) -> dict[str, np.ndarray]:
    targets = {
        question: np.mean([_certain(question, label) for label in code[question]], axis=0)
        for question in ("actor", "sentiment", "stance")
    }
    targets["frames"] = np.mean([[frame in given for frame in frames] for given in code["frames"]], axis=0)
    return targets


def _certain(question: str, label: str) -> np.ndarray:
    labels = QUESTIONS[question].labels
    return np.eye(len(labels))[labels.index(label)]
