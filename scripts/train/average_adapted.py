"""Average the networks adapted without one fold of articles, and let the average answer for that fold."""

from collections.abc import Callable, Sequence

import torch
from safetensors.torch import load_file, save_file

from presslens.base.io import write_arrays
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import FRAMES
from presslens.run.job import run
from presslens_training.adaptation import answers_in_fold, frames_head, in_fold
from presslens_training.annotated import read_annotated
from presslens_training.network import Network, average_weights
from presslens_training.reading import base_folder, load_reader


def average_adapted(
    fold: str,
    base: str,
    frames: Sequence[str],
    annotations: str,
    articles: str,
    sentences: str,
    mentions: Sequence[str],
    holders: Sequence[str],
    adapted: Sequence[str],
    codebook: Codebook,
    weights: str,
    answers: str,
    head: str,
    note: Callable[[str], None],
) -> None:
    """Write the mean of the ``adapted`` networks, what it says of the mentions kept back, and its head for frames.

    Parameters
    ----------
    fold
        Whose mentions were kept back, or ``all``: none were.
    base
        Name of the published network.
    frames
        Codes of all frames.
    annotations, articles, sentences, mentions, holders
        Tables of the corpus; the last two of its shards.
    weights, answers, head
        Files to write: the network; logits by question; weights and intercept of the head.
    """
    torch.set_num_threads(1)  # sums depend on how many share them
    folder = base_folder(base)
    reader = load_reader(folder, codebook)
    network = Network(folder, len(frames), 0.0)
    network.load_state_dict(average_weights([load_file(path) for path in adapted]))
    coded, items = read_annotated(annotations, articles, sentences, mentions, holders)
    away = in_fold(coded["fold"].to_list(), fold)
    logits = answers_in_fold(network, items, away, reader)
    agreed, disputed = (coded[column].to_list() for column in (FRAMES.name, f"{FRAMES.name}_disputed"))
    fitted, logits[FRAMES.name] = frames_head(network, items, agreed, disputed, frames, away, reader)
    write_arrays(logits, answers)
    write_arrays({"weights": fitted.weights, "intercept": fitted.intercept}, head)
    save_file(network.state_dict(), weights)
    note(f"{len(adapted)} networks averaged, {away.sum()} mentions answered")


if __name__ == "__main__":
    run(average_adapted, snakemake)
