"""Train the linear sentiment classifier on NewsMTSC and write its weights, model file and card."""

from collections.abc import Callable, Sequence
from pathlib import Path

from presslens.base.io import sha256, write_text
from presslens.cards.datasets import load_data_set
from presslens.classify.methods.linear.classifier import LinearSentiment
from presslens.classify.methods.linear.weights import load_weights, save_weights
from presslens.run.job import run
from presslens_training.linear import train
from presslens_training.linear_card import baseline_scores, baselines, linear_card
from presslens_training.newsmtsc import read_newsmtsc
from presslens_training.scoring import card_text, scored_files


def train_sentiment(
    data_card: str,
    train_file: str,
    dev_files: Sequence[str],
    test_files: Sequence[str],
    seed: int,
    weights: str,
    model: str,
    card: str,
    note: Callable[[str], None],
) -> None:
    """Train on one file, score on the others, write the three files of the model.

    Parameters
    ----------
    data_card
        The card of the data set that all files belong to.
    seed
        Of folds and of the draws behind intervals.
    weights, model, card
        Files to write, in one folder.
    """
    dataset = load_data_set(data_card)
    items, labels = read_newsmtsc(dataset.checked(train_file))
    held_out = {Path(path).name: read_newsmtsc(dataset.checked(path)) for path in [*dev_files, *test_files]}
    note(f"training on {len(items)} mentions")
    save_weights(train(items, labels, seed=seed), weights, model)
    linear = LinearSentiment(load_weights(Path(model).parent))
    metrics = scored_files(held_out, linear.predict_proba, seed)
    beside = baseline_scores(held_out, baselines(labels), seed)
    hashes = {"weights_sha256": sha256(weights), "model_sha256": sha256(model)}
    files = {"train": [train_file], "dev": dev_files, "test": test_files}
    parts = {part: [Path(path).name for path in paths] for part, paths in files.items()}
    document = linear_card(linear.weights, hashes, dataset, parts, labels, seed, metrics, beside)
    write_text(card_text(document), card)
    for name, found in metrics.items():
        note(f"{name}: {found}")


if __name__ == "__main__":
    run(train_sentiment, snakemake)
