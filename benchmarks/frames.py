"""Frames of sentences: the cues of the codebook, a TF-IDF baseline and a second coder against a first coder.

    python benchmarks/frames.py FOLDER_OF_CODES FA-KES-Dataset.csv even|odd|all [--waves N ...] [--errors FRAME]

FOLDER_OF_CODES holds sample.tsv, coder_A.tsv and coder_B.tsv: stand-off codes of mentions in FA-KES, made by two
automatic (language-model) coders. Cues were written while looking at articles with an even source_id only; the others
were kept for one last measurement. Sentences are cut from the raw text by the offsets of the sample, so the score is
that of the classifier alone. The baseline is fitted out of fold by article on the codes of all articles.
"""

from __future__ import annotations

import argparse
import csv
import os
import sys
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")
PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "src"))

import numpy as np  # noqa: E402

from frame_scores import f1_table  # noqa: E402
from presslens.attribute.items import SentenceItem  # noqa: E402
from presslens.base.io import read_yaml  # noqa: E402
from presslens.classify.methods.frame_cues import CueFrames  # noqa: E402
from presslens.codebook.codebook import part_files  # noqa: E402
from presslens.codebook.frames import load_frames  # noqa: E402

SEED = 20260101
HALVES = {"even": lambda number: number % 2 == 0, "odd": lambda number: number % 2 == 1, "all": lambda number: True}


def rows_of(path: Path, **how) -> list[dict[str, str]]:
    csv.field_size_limit(10**7)
    with open(path, newline="", **how) as file:
        return list(csv.DictReader(file, delimiter="\t" if path.suffix == ".tsv" else ","))


def codes(path: Path, labels: list[str], order: list[str]) -> np.ndarray:
    held = {row["id"]: set(row["frames"].split(";")) for row in rows_of(path, encoding="utf-8")}
    return np.array([[label in held[number] for label in labels] for number in order])


def tfidf_out_of_fold(texts: list[str], truth: np.ndarray, groups: list[str]) -> np.ndarray:
    """Words and pairs of words, logistic regression with balanced classes, five folds by article."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold
    from sklearn.pipeline import make_pipeline

    answer = np.zeros(truth.shape, dtype=bool)
    texts = np.array(texts, dtype=object)
    for train, test in GroupKFold(5).split(texts, groups=groups):
        for column in range(truth.shape[1]):
            if truth[train, column].any():
                model = make_pipeline(
                    TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True),
                    LogisticRegression(C=3, class_weight="balanced", max_iter=1000),
                )
                answer[test, column] = model.fit(texts[train], truth[train, column]).predict(texts[test])
    return answer


def main(folder: Path, articles: Path, half: str, waves: list[int] | None, errors: str | None) -> None:
    config = read_yaml(PROJECT / "config.yaml")
    labels = config["frames"]
    sample = rows_of(folder / "sample.tsv", encoding="utf-8")
    sample = [row for row in sample if not waves or int(row["wave"]) in waves]
    raw = {row["unit_id"]: row["article_content"] for row in rows_of(articles, encoding="latin-1")}
    texts = [raw[row["source_id"]][int(row["sentence_start"]) : int(row["sentence_end"])] for row in sample]
    order = [row["id"] for row in sample]
    groups = [row["source_id"] for row in sample]
    truth, second = (codes(folder / f"coder_{coder}.tsv", labels, order) for coder in "AB")
    classifier = CueFrames(load_frames(part_files("frames", config, PROJECT / "codebook")))
    items = [SentenceItem(text) for text in texts]
    cues = classifier.predict_proba(items) >= 0.5
    chosen = np.array([HALVES[half](int(source)) for source in groups])
    if errors:
        column = labels.index(errors)
        evidence = classifier.evidence(items)
        for row in np.flatnonzero(chosen & (cues[:, column] != truth[:, column])):
            kind = "missed" if truth[row, column] else "wrong"
            found = [text.cue for text in evidence[row] if text.cue.startswith(errors)]
            print(kind, "" if second[row, column] == truth[row, column] else "(coders differ)", found, texts[row], "\n")
    answers = {
        "cues": cues,
        "TF-IDF, out of fold": tfidf_out_of_fold(texts, truth, groups),
        "coder B": second,
    }
    kept = [group for group, keep in zip(groups, chosen, strict=True) if keep]
    print(f"Reference: coder A, {half} articles: {int(chosen.sum())} coded mentions, {len(set(kept))} articles\n")
    tables = {
        name: f1_table(truth[chosen], answer[chosen], labels, kept, np.random.default_rng(SEED))
        for name, answer in answers.items()
    }
    print("| frame | n |" + "".join(f" {name} |" for name in tables) + "\n|---|---|" + "---|" * len(tables))
    for rows in zip(*tables.values(), strict=True):
        scores = "".join(
            f" {100 * row['f1']:.1f} [{100 * row['low']:.1f}, {100 * row['high']:.1f}]"
            + "".join(
                f" {name[0].upper()} {100 * row[name]:.0f}" for name in ("precision", "recall") if row[name] is not None
            )
            + " |"
            for row in rows
        )
        print(f"| {rows[0]['frame']} | {rows[0]['n']} |{scores}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=Path, help="codes of FA-KES: sample.tsv, coder_A.tsv, coder_B.tsv")
    parser.add_argument("articles", type=Path, help="FA-KES-Dataset.csv")
    parser.add_argument("half", choices=HALVES, help="articles by parity of their source_id")
    parser.add_argument("--waves", type=int, nargs="+", metavar="N", help="only mentions drawn in these waves")
    parser.add_argument("--errors", metavar="FRAME", help="print the errors of the cues on a frame")
    main(**vars(parser.parse_args()))
