"""How sentiment and stance grow with the number of annotations: heads on the encoder's features before adaptation.

    .venv-training/bin/python benchmarks/learning_curve.py fa-kes resources/training/tuned_1.safetensors

Needs the training environment (``make train-encoder``) and what its rules leave in ``resources/``. The network itself
stays as it is, so that every point costs seconds. Labels learnt from come from mentions of either purpose, scores from
those drawn at random; adapting the network as well adds what the README says.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "src"))

import numpy as np  # noqa: E402
import polars as pl  # noqa: E402

from presslens.annotate.sample import VALIDATION  # noqa: E402
from presslens.base.io import read_yaml  # noqa: E402
from presslens.blind.names import NEEDS  # noqa: E402
from presslens.classify.methods.encoder.heads import SPEAKERS, speaker_groups  # noqa: E402
from presslens.codebook.codebook import Codebook, part_files  # noqa: E402
from presslens.codebook.questions import ACTOR, SENTIMENT, STANCE  # noqa: E402
from presslens_training.annotated import read_annotated  # noqa: E402
from presslens_training.reading import base_folder, load_reader  # noqa: E402

SIZES = (100, 200, 400, 800)
N_DRAWS, N_FOLDS = 10, 5


def read(weights, corpus):
    """Annotated actor mentions, the network's features of them, and who speaks in each."""
    from safetensors.torch import load_file

    from presslens_training.network import Network

    folder, config = PROJECT / "resources" / corpus, read_yaml(PROJECT / "config.yaml")
    shards = [folder / "shards" / name for name in sorted(json.loads((folder / "shards.json").read_text()))]
    whole = [str(folder / f"{name}.parquet") for name in ("annotations", "articles", "sentences")]
    parts = [[str(shard / f"{name}.parquet") for shard in shards] for name in ("mentions", "holders")]
    annotations, items = read_annotated(*whole, *parts)
    actors = annotations[ACTOR.name].fill_null(False).to_numpy()
    items = [items[row] for row in np.flatnonzero(actors).tolist()]
    base = base_folder(read_yaml(PROJECT / "models/encoder/recipe.yaml")["tuned"]["base"])
    codebook = Codebook(path for part in NEEDS for path in part_files(part, config, PROJECT / "codebook"))
    reader = load_reader(base, codebook)
    network = Network(base, len(config["frames"]), 0.0)
    network.load_state_dict(load_file(weights))
    features, _ = network.answer([reader.mention(item) for item in items], [0] * len(items), reader.padding)
    return annotations.filter(pl.lit(actors)), features, speaker_groups(items)


def said_out_of_fold(features, spoken, labels, known, folds, size, rng):
    """Answers to every mention by a regression on at most ``size`` labels of the other folds (None: on all)."""
    from sklearn.linear_model import LogisticRegression

    said = np.array(labels)
    for fold in range(N_FOLDS):
        rows = np.flatnonzero(known & (folds != fold))
        rows = rng.permutation(rows)[:size] if size else rows
        centre, spread = features[rows].mean(axis=0), features[rows].std(axis=0) + 1e-6
        inputs = np.hstack([(features - centre) / spread, 3 * spoken])
        model = LogisticRegression(C=0.003, max_iter=300, class_weight="balanced")
        away = folds == fold
        said[away] = model.fit(inputs[rows], labels[rows]).predict(inputs[away])
    return said


def main(corpus, weights):
    from sklearn.metrics import f1_score

    annotations, features, groups = read(weights, corpus)
    spoken, folds = np.eye(len(SPEAKERS))[groups], annotations["fold"].to_numpy()
    for question in (SENTIMENT, STANCE):
        known = annotations[question.name].is_not_null().to_numpy()
        scored = known & (annotations["purpose"] == VALIDATION).to_numpy()
        labels = np.array([label or "" for label in annotations[question.name].to_list()])
        for size in (*SIZES, None):
            found = []
            for seed in range(N_DRAWS if size else 1):
                rng = np.random.default_rng(seed)
                said = said_out_of_fold(features, spoken, labels, known, folds, size, rng)
                found.append(100 * f1_score(labels[scored], said[scored], average="macro"))
            n = size or f"all, about {int(0.8 * known.sum())}"
            low, high = min(found), max(found)
            print(f"{question.name:10} labels {n}: macro-F1 {np.mean(found):.1f} (draws {low:.1f} to {high:.1f})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus")
    parser.add_argument("weights", help="resources/training/tuned_1.safetensors")
    given = parser.parse_args()
    main(given.corpus, given.weights)
