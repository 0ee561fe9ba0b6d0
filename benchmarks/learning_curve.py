"""What more labels bring: regressions on a published network's features, by the number of coded mentions learned from.

    .venv-training/bin/python benchmarks/learning_curve.py [--layers 8]

Needs the training environment (``make train-encoder``). The network stays as it was published, so that every point
costs seconds; tuning it adds what models/encoder/card.yaml says. Learned from are mentions of the part fit of
annotations/world-news, scores are those of the part develop on which both coders agree; mean, smallest and largest
macro-F1 of draws of that many mentions. Data sets that ``--without`` names are left out of what is learned from.
"""

import argparse
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(PROJECT / "src"))

import numpy as np  # noqa: E402

from presslens.base.io import read_yaml  # noqa: E402
from presslens.blind.names import NEEDS  # noqa: E402
from presslens.classify.methods.encoder.heads import SPEAKERS, speaker_groups  # noqa: E402
from presslens.codebook.codebook import Codebook, part_files  # noqa: E402
from presslens.codebook.questions import ACTOR, SENTIMENT, STANCE  # noqa: E402
from presslens_training.base_networks import base_folder  # noqa: E402
from presslens_training.reading import load_reader  # noqa: E402
from presslens_training.world_news import DEVELOP, FIT, read_world_news  # noqa: E402

SIZES, N_DRAWS, PENALTY = (250, 500, 1000, 2000, 4000), 5, 0.003


def read(n_layers, mirror):
    """Coded mentions, the network's features of them, and who speaks in each."""
    from presslens_training.network import Network

    config = read_yaml(PROJECT / "config.yaml")
    base = base_folder(
        read_yaml(PROJECT / "models/encoder/recipe.yaml")["base"], PROJECT / "resources/training/published"
    )
    codebook = Codebook(path for part in NEEDS for path in part_files(part, config, PROJECT / "codebook"))
    reader = load_reader(base, codebook)
    mentions = read_world_news(PROJECT / "annotations/world-news", ["P", "Q"], mirror)
    network = Network(base, n_layers, n_layers, len(config["frames"]), 0.0)
    items = [mention.item for mention in mentions]
    features, _ = network.answer([reader.mention(item) for item in items], [0] * len(items), reader.padding)
    return mentions, features, np.eye(len(SPEAKERS))[speaker_groups(items)]


def score(inputs, labels, learned, asked):
    """Macro-F1 on ``asked`` of a regression on ``learned``, both row numbers."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import f1_score
    from sklearn.preprocessing import StandardScaler

    scaler = StandardScaler().fit(inputs[learned])
    model = LogisticRegression(C=PENALTY, max_iter=300, class_weight="balanced")
    model.fit(scaler.transform(inputs[learned]), labels[learned])
    return 100 * f1_score(labels[asked], model.predict(scaler.transform(inputs[asked])), average="macro")


def main(arguments):
    mentions, features, spoken = read(arguments.layers, arguments.mirror)
    parts = np.array([mention.part for mention in mentions])
    left_out = np.isin([mention.data_set for mention in mentions], arguments.without)
    print("| question | " + " | ".join(map(str, SIZES)) + " | all |\n|---|" + "---|" * (len(SIZES) + 1))
    for question in (ACTOR, SENTIMENT, STANCE):
        labels = np.array([mention.agreed(question.name) or "" for mention in mentions])
        fit = np.flatnonzero((parts == FIT) & (labels != "") & ~left_out)
        asked = np.flatnonzero((parts == DEVELOP) & (labels != ""))
        inputs = np.hstack([features, spoken]) if question.sees_holder else features
        cells = []
        for size in (*SIZES, len(fit)):
            draws = 1 if size >= len(fit) else N_DRAWS
            drawn = [np.random.default_rng(seed).permutation(fit)[:size] for seed in range(draws)]
            found = [score(inputs, labels, rows, asked) for rows in drawn]
            cells.append(f"{np.mean(found):.1f}" + (f" ({min(found):.1f} to {max(found):.1f})" if draws > 1 else ""))
        print(f"| {question.name} (n {len(fit):,} / {len(asked):,}) | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--without", nargs="*", default=[], metavar="SET")
    parser.add_argument("--mirror", type=Path, default=PROJECT / read_yaml(PROJECT / "config.yaml")["mirror"])
    main(parser.parse_args())
