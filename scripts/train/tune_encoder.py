"""Train the network on general data."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file

from presslens.base.io import write_json
from presslens.codebook.codebook import Codebook
from presslens.run.job import run
from presslens_training.examples import pair_examples, repeated, sentiment_examples
from presslens_training.network import Network
from presslens_training.newsmtsc import read_newsmtsc
from presslens_training.pairs import read_pairs
from presslens_training.reading import base_folder, load_reader
from presslens_training.scoring import macro_f1, sentiment_logits
from presslens_training.tuning import Schedule, tune


def tune_encoder(
    seed: str,
    recipe: Mapping[str, Any],
    frames: Sequence[str],
    codebook: Codebook,
    newsmtsc: str,
    pairs: str,
    held_out: Sequence[str],
    weights: str,
    scores: str,
    note: Callable[[str], None],
) -> None:
    """Write the network of one seed, and its macro-F1 of sentiment on files that it was not trained on.

    Parameters
    ----------
    recipe
        The stage ``tuned``.
    frames
        Codes of the frames that the network gets a head for; nothing here is coded for them.
    newsmtsc, pairs, held_out
        Files to learn from, and files to score on.
    weights, scores
        Files to write.
    """
    torch.manual_seed(int(seed))
    torch.set_num_threads(1)  # sums depend on how many share them
    rng = np.random.default_rng(int(seed))
    base = base_folder(recipe["base"])
    reader = load_reader(base, codebook)
    news = sentiment_examples(*read_newsmtsc(newsmtsc), reader)
    parties = pair_examples(read_pairs(pairs), reader)
    chosen = rng.permutation(len(parties))[: recipe["pairs"]["n"]]
    mixture = repeated(news, recipe["newsmtsc"]) + repeated([parties[row] for row in chosen], recipe["pairs"])
    network = Network(base, len(frames), recipe["dropout"])
    tune(network, mixture, Schedule(**recipe["schedule"]), reader.padding, rng, note)
    save_file(network.state_dict(), weights)
    found = {}
    for path in held_out:
        items, labels = read_newsmtsc(path)
        found[Path(path).name] = macro_f1(sentiment_logits(network, items, reader), labels)
    write_json(found, scores)


if __name__ == "__main__":
    run(tune_encoder, snakemake)
