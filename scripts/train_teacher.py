"""Train the teacher on general data, and write its opinion of every example that students learn from."""

import numpy as np
import torch
from safetensors.torch import save_file

from presslens.encoder.classifier import load_mask
from presslens.encoder.tokens import WordPieces
from presslens.encoder.training.bases import base_folder
from presslens.encoder.training.examples import newsmtsc_examples, pair_examples, read_pairs
from presslens.encoder.training.mixture import repeated
from presslens.encoder.training.network import Network
from presslens.encoder.training.tuning import Schedule, tune
from presslens.errors import reported
from presslens.io import read_yaml, write_arrays
from presslens.sentiment.newsmtsc import read_newsmtsc

#: Attitudes of which neither side holds one.
NONE = 1


def main(snakemake, note):
    recipe = read_yaml(snakemake.input.recipe)["teacher"]
    torch.manual_seed(recipe["seed"])
    torch.set_num_threads(snakemake.threads)
    base = base_folder(recipe["base"], snakemake.params.workspace)
    words, mask = WordPieces(base / "tokenizer.json"), load_mask(tuple(snakemake.input.codebook))
    news = newsmtsc_examples(*read_newsmtsc(snakemake.input.newsmtsc), mask, words)
    parties = read_pairs(snakemake.input.pairs)
    pairs = pair_examples(parties, mask, words)
    with_attitude = [
        example for example, (_, *attitudes) in zip(pairs, parties, strict=True) if set(attitudes) != {NONE}
    ]
    network = Network(base, len(snakemake.params.frames), recipe["dropout"])
    network.freeze(recipe["frozen_layers"])
    mixture = repeated(news, recipe["newsmtsc"]) + repeated(with_attitude, recipe["pairs"])
    tune(network, mixture, Schedule(**recipe["schedule"]), words.padding, np.random.default_rng(recipe["seed"]), note)
    everything = [example.pieces for example in news + pairs]
    _, opinions = network.answer(everything, [0] * len(everything), words.padding)
    taught = {question: opinions[question] for question in ("sentiment", "received", "held")}
    write_arrays(taught, snakemake.output.opinions)
    save_file(network.state_dict(), snakemake.output.weights)


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
