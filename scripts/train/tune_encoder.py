"""Train the network on general data."""

import numpy as np
import torch
from safetensors.torch import save_file

from presslens.base.errors import reported
from presslens.base.io import write_json
from presslens.blind.names import load_mask
from presslens.classify.methods.encoder.tokens import WordPieces
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import SENTIMENT
from presslens_training.bases import base_folder
from presslens_training.examples import newsmtsc_examples, pair_examples, read_pairs
from presslens_training.mixture import repeated
from presslens_training.network import Network
from presslens_training.newsmtsc import read_newsmtsc
from presslens_training.tuning import Schedule, tune


def main(snakemake, note):
    recipe, seed = snakemake.params.recipe, int(snakemake.wildcards.seed)
    torch.manual_seed(seed)
    torch.set_num_threads(snakemake.threads)
    rng = np.random.default_rng(seed)
    base = base_folder(recipe["base"])
    words, mask = WordPieces(base / "tokenizer.json"), load_mask(Codebook(snakemake.input.codebook))
    news = newsmtsc_examples(*read_newsmtsc(snakemake.input.newsmtsc), mask, words)
    pairs = pair_examples(read_pairs(snakemake.input.pairs), mask, words)
    chosen = rng.permutation(len(pairs))[: recipe["pairs"]["n"]]
    mixture = repeated(news, recipe["newsmtsc"]) + repeated([pairs[row] for row in chosen], recipe["pairs"])
    network = Network(base, len(snakemake.params.frames), recipe["dropout"])
    tune(network, mixture, Schedule(**recipe["schedule"]), words.padding, rng, note)
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
        answers = [SENTIMENT.labels[code] for code in odds["sentiment"].argmax(axis=1)]
        scores[Path(path).name] = round(float(f1_score(labels, answers, average="macro")), 4)
    return scores


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
