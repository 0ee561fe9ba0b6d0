"""Adapt the tuned network to annotated mentions, without those of one fold of articles."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from safetensors.torch import load_file, save_file

from presslens.codebook.codebook import Codebook
from presslens.language.language import load_language
from presslens.locate.mentions import MentionFinder
from presslens.run.job import run
from presslens_training.adaptation import adaptation_mixture, in_fold, seed_of_run
from presslens_training.annotated import coder_labels, read_annotated
from presslens_training.network import Network
from presslens_training.newsmtsc import read_newsmtsc
from presslens_training.reading import base_folder, load_reader
from presslens_training.tuning import Schedule, tune
from presslens_training.written import read_written


def adapt_encoder(
    fold: str,
    seed: str,
    base: str,
    recipe: Mapping[str, Any],
    names: Mapping[str, Sequence[str]],
    coders: Sequence[str],
    language: str,
    annotations: str,
    articles: str,
    sentences: str,
    mentions: Sequence[str],
    holders: Sequence[str],
    written: str,
    newsmtsc: str,
    tuned: str,
    codebook: Codebook,
    weights: str,
    note: Callable[[str], None],
) -> None:
    """Write the network of one fold and seed.

    Parameters
    ----------
    fold
        Whose mentions are kept back, or ``all``: none are.
    base
        Name of the published network.
    recipe
        The stage ``adapted``.
    names
        Codes of the study's ``holders`` and ``frames``.
    coders
        Who coded the annotated mentions.
    annotations, articles, sentences, mentions, holders
        Tables of the corpus; the last two of its shards.
    written, newsmtsc
        Sentences written for training, and general news.
    tuned
        The network to start from.
    """
    torch.manual_seed(seed_of_run(int(seed), fold))
    torch.set_num_threads(1)  # sums depend on how many share them
    rng = np.random.default_rng(seed_of_run(int(seed), fold))
    folder = base_folder(base)
    reader = load_reader(folder, codebook)
    coded, items = read_annotated(annotations, articles, sentences, mentions, holders)
    codes = coder_labels(coded, coders)
    kept = np.flatnonzero(~in_fold(coded["fold"].to_list(), fold)).tolist()
    finder = MentionFinder(codebook.targets, load_language(language))
    mixture = adaptation_mixture(
        ([items[row] for row in kept], [codes[row] for row in kept]),
        read_written(written, finder, names),
        read_newsmtsc(newsmtsc),
        recipe,
        names["frames"],
        reader,
        rng,
    )
    network = Network(folder, len(names["frames"]), recipe["dropout"])
    network.load_state_dict(load_file(tuned))
    network.stance_from_attitudes()
    tune(network, mixture, Schedule(**recipe["schedule"]), reader.padding, rng, note)
    save_file(network.state_dict(), weights)
    note(f"learnt from {len(kept)} mentions")


if __name__ == "__main__":
    run(adapt_encoder, snakemake)
