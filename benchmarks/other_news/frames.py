"""Frames of sentences in other news by the cues of the codebook, against two coders; needs the data sets in the mirror.

    .venv/bin/python benchmarks/other_news/frames.py MIRROR [--split dev|test] [--errors FRAME]

sample.tsv and the coders' files stand beside this file (see card.yaml). Sentences are cut by the offsets of the sample,
so that the score is that of the cues alone. Of ``dev``, documents are halved by a hash of their id: cues were written
while looking at the errors on the first half, and a few on those of the second; ``test`` is for one last measurement.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(PROJECT / "src"), str(PROJECT / "benchmarks"), str(Path(__file__).parent)]

import numpy as np  # noqa: E402

from frame_scores import f1_table  # noqa: E402
from presslens.attribute.items import SentenceItem  # noqa: E402
from presslens.base.io import read_yaml  # noqa: E402
from presslens.classify.methods.frame_cues import CueFrames  # noqa: E402
from presslens.codebook.frames import load_frames  # noqa: E402
from presslens_training.world_documents import documents  # noqa: E402

HERE, SEED = Path(__file__).parent, 20261130


def rows_of(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def half_of(row: dict[str, str]) -> str:
    """Which half of its split a document is in."""
    odd = int(hashlib.sha256(row["source_id"].encode()).hexdigest(), 16) % 2
    return f"{row['split']}, {'second' if odd else 'first'} half"


def main(mirror: Path, split: str, errors: str | None) -> None:
    labels = read_yaml(PROJECT / "config.yaml")["frames"]
    sample = [row for row in rows_of("sample.tsv") if row["split"] == split]
    texts = {(document.corpus, document.source_id): document.text for document in documents(mirror)}
    items = [
        SentenceItem(texts[row["corpus"], row["source_id"]][int(row["sentence_start"]) : int(row["sentence_end"])])
        for row in sample
    ]
    classifier = CueFrames(load_frames(PROJECT / f"codebook/frames/{label}.yaml" for label in labels))
    answer = classifier.predict_proba(items) >= 0.5
    codes = []
    for coder in "AB":
        held = {row["id"]: set(row["frames"].split(";")) for row in rows_of(f"coder_{coder}.tsv")}
        codes.append(np.array([[label in held[row["id"]] for label in labels] for row in sample]))
    parts = np.array([half_of(row) for row in sample])
    print("| mentions | against coder A | frame | n | precision | recall | F1 |\n|---|---|---|---|---|---|---|")
    for part in [*sorted(set(parts)), split]:
        chosen = np.ones(len(parts), dtype=bool) if part == split else parts == part
        groups = [row["source_id"] for row, keep in zip(sample, chosen, strict=True) if keep]
        for name, given in {"cues": answer, "coder B": codes[1]}.items():
            for row in f1_table(codes[0][chosen], given[chosen], labels, groups, np.random.default_rng(SEED)):
                ratios = " | ".join(
                    "" if row[key] is None else f"{100 * row[key]:.1f}" for key in ("precision", "recall")
                )
                interval = f"{100 * row['f1']:.1f} [{100 * row['low']:.1f}, {100 * row['high']:.1f}]"
                print(f"| {part} ({chosen.sum()}) | {name} | {row['frame']} | {row['n']} | {ratios} | {interval} |")
    if errors:
        column = labels.index(errors)
        for row, (evidence, item) in enumerate(zip(classifier.evidence(items), items, strict=True)):
            if codes[0][row, column] == codes[1][row, column] != answer[row, column]:
                found = [cue.cue for cue in evidence if cue.label == errors]
                print("wrong " if answer[row, column] else "missed", found, item.text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("mirror", type=Path, help="the folder of the data sets")
    parser.add_argument("--split", choices=["dev", "test"], default="dev")
    parser.add_argument(
        "--errors", metavar="FRAME", help="print errors on a frame; sentences of others, never committed"
    )
    main(**vars(parser.parse_args()))
