"""Mentions of any country in news of many kinds, with the codes of two coders (``annotations/world-news``)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from presslens.attribute.items import Item
from presslens.base.errors import InputError
from presslens.codebook.questions import ACTOR, FRAMES, OUTLET, SENTIMENT, STANCE, UNRESOLVED
from presslens_training.examples import Codes
from presslens_training.single_sentences import single_sentences
from presslens_training.world_documents import Document, documents

#: Parts of the documents: to learn from, to choose settings by, and to score once per released model.
FIT, DEVELOP, TEST = "fit", "develop", "test"
#: A mention that does not mean the country at all.
_NOT_MEANT = "x"
_HOLDERS = {"OUTLET": OUTLET, "UNKNOWN": UNRESOLVED}
_LABELS = {
    ACTOR.name: dict(zip(("0", "1"), ACTOR.labels, strict=True)),
    SENTIMENT.name: dict(zip(("-1", "0", "1"), SENTIMENT.labels, strict=True)),
    STANCE.name: dict(zip(("-1", "0", "1"), STANCE.labels, strict=True)),
}
_NO_FRAME = "none"
#: Kinds of names of any country that those of a study's targets do not have, and what they count as there.
_KINDS = {"national": "demonym", "media": "government"}


@dataclass(frozen=True)
class CodedMention:
    """A mention of a country with what its coders say.

    Attributes
    ----------
    item
        As classifiers see it; its holder is the first coder's.
    codes
        The labels of every coder by question, in the order of the coders; of frames, a list per coder. Sentiment and
        stance are there where every coder takes the mention for an actor.
    id, data_set, document, part
        Of the mention; where it stands, and which part that belongs to.
    probability
        That the mention was drawn.
    """

    item: Item
    codes: Codes
    id: str
    data_set: str
    document: str
    part: str
    probability: float

    def agreed(self, question: str) -> str | None:
        """The label that all coders give; None where they differ or were not asked."""
        said = set(self.codes.get(question, ()))
        return said.pop() if len(said) == 1 else None


def read_world_news(
    folder: str | Path, coders: Sequence[str], mirror: str | Path, parts: Iterable[str] = (FIT, DEVELOP)
) -> list[CodedMention]:
    """The coded mentions of some parts, sorted by id.

    Mentions that a coder says do not mean the country are left out.

    Parameters
    ----------
    folder
        With ``sample.tsv`` and a file ``coder_<name>.tsv`` of each coder.
    coders
        Their names.
    mirror
        Folder with the data sets whose sentences were coded.

    Raises
    ------
    InputError
        A mention has no codes or an unknown one, or its text is not where the sample says; names the file and the id.
    """
    folder, wanted = Path(folder), set(parts)
    sample = [row for row in _rows(folder / "sample.tsv") if row["split"] in wanted]
    files = {name: {row["id"]: row for row in _rows(folder / f"coder_{name}.tsv")} for name in coders}
    of_document: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in sample:
        of_document.setdefault((row["corpus"], row["source_id"]), []).append(row)
    found = []
    for document in chain(documents(Path(mirror)), single_sentences(Path(mirror))):
        for row in of_document.pop((document.corpus, document.source_id), ()):
            said = [_code(by_id, row["id"], folder / f"coder_{name}.tsv") for name, by_id in files.items()]
            if all(code[ACTOR.name] != _NOT_MEANT for code in said):
                found.append(_mention(row, document, said, folder))
    if of_document:
        missing = " ".join(next(iter(of_document)))
        raise InputError(folder / "sample.tsv", f"{missing} is not in {mirror}", "the data sets that its card names")
    return sorted(found, key=lambda mention: mention.id)


def _mention(row: dict[str, str], document: Document, said: Sequence[dict[str, str]], folder: Path) -> CodedMention:
    start, end, low, high = (int(row[key]) for key in ("start", "end", "sentence_start", "sentence_end"))
    if document.text[start:end] != row["mention"]:
        where = f"{folder / 'sample.tsv'}: {row['id']}"
        raise InputError(where, f"found {document.text[start:end]!r} there", f"expected {row['mention']!r}")
    holder = said[0]["holder"]
    item = Item(
        document.text[low:high],
        start - low,
        end - low,
        row["target"],
        _KINDS.get(row["kind"], row["kind"]),
        holder=_HOLDERS.get(holder, holder),
    )
    codes: dict[str, list] = {ACTOR.name: [_LABELS[ACTOR.name][code[ACTOR.name]] for code in said]}
    if all(code[ACTOR.name] == "1" for code in said):
        for question in (SENTIMENT.name, STANCE.name):
            codes[question] = [_LABELS[question][code[question]] for code in said]
    codes[FRAMES.name] = [
        [frame for frame in code[FRAMES.name].split(";") if frame not in ("", _NO_FRAME)] for code in said
    ]
    identity = f"{document.corpus} {document.source_id}"
    return CodedMention(
        item, codes, row["id"], document.corpus, identity, row["split"], float(row["inclusion_probability"])
    )


def _code(by_id: dict[str, dict[str, str]], identity: str, path: Path) -> dict[str, str]:
    if identity not in by_id:
        raise InputError(path, f"has no row {identity}", "one row for each of sample.tsv")
    code = by_id[identity]
    if code[ACTOR.name] == _NOT_MEANT:
        return code
    for question, labels in _LABELS.items():
        if code[question] not in labels:
            raise InputError(f"{path}: {identity}, {question}", f"found {code[question]!r}", f"allowed: {list(labels)}")
    return code


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
