"""Tune a network: published layers on coded mentions, written sentences and general news."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import torch
from safetensors.torch import save_file

from presslens.base.io import write_json
from presslens.codebook.codebook import Codebook
from presslens.language.language import load_language
from presslens.locate.mentions import MentionFinder
from presslens.run.job import run
from presslens_training.base_networks import base_folder
from presslens_training.mixture import learning_mixture
from presslens_training.network import Network
from presslens_training.newsmtsc import read_newsmtsc
from presslens_training.reading import load_reader
from presslens_training.scoring import scores_by_question
from presslens_training.tuning import Schedule, tune
from presslens_training.world_news import DEVELOP, FIT, read_world_news
from presslens_training.written import read_written


def tune_encoder(
    seed: str,
    recipe: Mapping[str, Any],
    names: Mapping[str, Sequence[str]],
    language: str,
    codebook: Codebook,
    world_news: str,
    coders: Sequence[str],
    mirror: str,
    written: str,
    newsmtsc: str,
    unpacked: str,
    threads: int,
    weights: str,
    scores: str,
    note: Callable[[str], None],
) -> None:
    """Write the network of one seed, and its macro-F1 on the mentions that settings are chosen by.

    Parameters
    ----------
    names
        Codes of the study's ``holders`` and ``frames``.
    world_news, coders, mirror
        Folder of coded mentions, who coded them, and folder of the data sets that they stand in.
    written, newsmtsc
        Sentences written for training, and general news.
    unpacked
        Folder for the published network.
    threads
        Sums depend on how many share them: the same number gives the same network.
    weights, scores
        Files to write.
    """
    torch.manual_seed(int(seed))
    torch.set_num_threads(threads)
    rng = np.random.default_rng(int(seed))
    base = base_folder(recipe["base"], unpacked)
    reader = load_reader(base, codebook)
    coded = read_world_news(world_news, coders, mirror)
    seen = [mention for mention in coded if mention.part == FIT]
    finder = MentionFinder(codebook.targets, load_language(language))
    mixture = learning_mixture(
        ([mention.item for mention in seen], [mention.codes for mention in seen]),
        read_written(written, finder, names),
        read_newsmtsc(newsmtsc),
        recipe["examples"],
        names["frames"],
        reader,
        rng,
    )
    note(f"{len(mixture)} examples")
    network = Network(base, recipe["layers"], recipe["frozen"], len(names["frames"]), recipe["dropout"])
    tune(network, mixture, Schedule(**recipe["schedule"]), reader.padding, rng, note)
    save_file(network.state_dict(), weights)
    held_back = [mention for mention in coded if mention.part == DEVELOP]
    write_json(scores_by_question(network, held_back, reader), scores)


if __name__ == "__main__":
    run(tune_encoder, snakemake)
