"""Average the networks tuned on general data."""

from collections.abc import Callable, Sequence

import torch
from safetensors.torch import load_file, save_file

from presslens.run.job import run
from presslens_training.network import average_weights


def average_tuned(tuned: Sequence[str], weights: str, note: Callable[[str], None]) -> None:
    """Write the mean of the ``tuned`` networks."""
    torch.set_num_threads(1)  # sums depend on how many share them
    save_file(average_weights([load_file(path) for path in tuned]), weights)
    note(f"{len(tuned)} networks averaged")


if __name__ == "__main__":
    run(average_tuned, snakemake)
