"""Train a student on general data and its teacher's opinion of them."""

import numpy as np
import torch
from safetensors.torch import save_file

from presslens.contract import LABELS
from presslens.encoder.classifier import load_mask
from presslens.encoder.tokens import WordPieces
from presslens.encoder.training.bases import base_folder
from presslens.encoder.training.examples import newsmtsc_examples, pair_examples, read_pairs
from presslens.encoder.training.mixture import repeated, taught
from presslens.encoder.training.network import Network
from presslens.encoder.training.tuning import Schedule, tune
from presslens.errors import reported
from presslens.io import read_arrays, read_yaml, write_json
from presslens.sentiment.newsmtsc import read_newsmtsc


def main(snakemake, note):
    recipe, seed = read_yaml(snakemake.input.recipe)["student"], int(snakemake.wildcards.seed)
    torch.manual_seed(seed)
    torch.set_num_threads(snakemake.threads)
    base = base_folder(recipe["base"], snakemake.params.workspace)
    words, mask = WordPieces(base / "tokenizer.json"), load_mask(tuple(snakemake.input.codebook))
    opinions = read_arrays(snakemake.input.opinions)
    news = newsmtsc_examples(*read_newsmtsc(snakemake.input.newsmtsc), mask, words)
    pairs = pair_examples(read_pairs(snakemake.input.pairs), mask, words)
    news_opinions = {"sentiment": opinions["sentiment"][: len(news)]}
    pair_opinions = {question: rows[len(news) :] for question, rows in opinions.items()}
    mixture = repeated(taught(news, news_opinions, recipe["newsmtsc"]), recipe["newsmtsc"])
    mixture += repeated(taught(pairs, pair_opinions, recipe["pairs"]), recipe["pairs"])
    network = Network(base, len(snakemake.params.frames), recipe["dropout"])
    network.freeze(recipe["frozen_layers"])
    tune(network, mixture, Schedule(**recipe["schedule"]), words.padding, np.random.default_rng(seed), note)
    save_file(network.state_dict(), snakemake.output.weights)
    write_json(held_out_scores(network, snakemake.input.held_out, mask, words), snakemake.output.scores)


def held_out_scores(network, paths, mask, words):
    """Macro-F1 of sentiment on files that were not trained on, by file."""
    from pathlib import Path

    from sklearn.metrics import f1_score

    scores = {}
    for path in paths:
        items, labels = read_newsmtsc(path)
        pieces = [example.pieces for example in newsmtsc_examples(items, labels, mask, words)]
        _, odds = network.answer(pieces, [0] * len(pieces), words.padding)
        answers = [LABELS["sentiment"][code] for code in odds["sentiment"].argmax(axis=1)]
        scores[Path(path).name] = round(float(f1_score(labels, answers, average="macro")), 4)
    return scores


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
