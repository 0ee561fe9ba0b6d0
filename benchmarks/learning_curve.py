"""How sentiment and stance grow with the number of annotations: heads on the encoder's features before adaptation.

Needs the training environment (``make train-encoder``) and what its rules leave in ``resources/``. The network itself
stays as it is, so that every point costs seconds. Labels learnt from come from mentions of either purpose, scores from
those drawn at random; adapting the network as well adds what the last line says.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import polars as pl
from safetensors.torch import load_file
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score

from presslens.annotate.sample import VALIDATION
from presslens.base.io import read_table, read_yaml
from presslens.classify.methods.encoder.classifier import load_mask
from presslens.classify.methods.encoder.heads import SPEAKERS, speaker_groups
from presslens.classify.methods.encoder.tokens import WordPieces
from presslens_training.adaptation import annotated_items
from presslens_training.bases import base_folder
from presslens_training.network import Network

SIZES = (100, 200, 400, 800)
N_DRAWS = 10


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus")
    parser.add_argument("weights", help="tuned_1.safetensors")
    options = parser.parse_args()
    folder = Path("resources") / options.corpus
    annotations = read_table(folder / "annotations.parquet").sort("id").filter(pl.col("actor"))
    config = read_yaml("config.yaml")
    codebook = [f"codebook/{kind}/{code}.yaml" for kind in ("targets", "holders") for code in config[kind]]
    features, groups = read(options.weights, folder, annotations, (*codebook, "codebook/nouns.yaml"), config["frames"])
    spoken = np.eye(len(SPEAKERS))[groups]
    folds = annotations["fold"].to_numpy()
    for question in ("sentiment", "stance"):
        known = annotations[question].is_not_null().to_numpy()
        scored = known & (annotations["purpose"] == VALIDATION).to_numpy()
        labels = np.array([label or "" for label in annotations[question].to_list()])
        for size in (*SIZES, None):
            found = []
            for seed in range(N_DRAWS if size else 1):
                rng = np.random.default_rng(seed)
                said = np.array(labels)
                for fold in range(5):
                    rows = np.flatnonzero(known & (folds != fold))
                    rows = rng.permutation(rows)[:size] if size else rows
                    centre, spread = features[rows].mean(axis=0), features[rows].std(axis=0) + 1e-6
                    inputs = np.hstack([(features - centre) / spread, 3 * spoken])
                    model = LogisticRegression(C=0.003, max_iter=300, class_weight="balanced")
                    away = folds == fold
                    said[away] = model.fit(inputs[rows], labels[rows]).predict(inputs[away])
                found.append(100 * f1_score(labels[scored], said[scored], average="macro"))
            n = size or f"all, about {int(0.8 * known.sum())}"
            print(
                f"{question:10} labels {n}: macro-F1 {np.mean(found):.1f} (draws {min(found):.1f} to {max(found):.1f})"
            )


def read(weights, folder, annotations, codebook, frames):
    """Features of annotated mentions, and who speaks in each."""
    shards = [folder / "shards" / name for name in sorted(json.loads((folder / "shards.json").read_text()))]
    mentions, holders = (
        pl.concat([read_table(shard / f"{name}.parquet") for shard in shards]) for name in ("mentions", "holders")
    )
    articles, sentences = (read_table(folder / f"{name}.parquet") for name in ("articles", "sentences"))
    items = annotated_items(annotations, articles, sentences, mentions, holders)
    base = base_folder("all-MiniLM-L6-v2")
    words, mask = WordPieces(base / "tokenizer.json"), load_mask(codebook)
    network = Network(base, len(frames), 0.0)
    network.load_state_dict(load_file(weights))
    features, _ = network.answer([words.mention(mask.mask(item)) for item in items], [0] * len(items), words.padding)
    return features, speaker_groups(items)


if __name__ == "__main__":
    main()
