"""Average the networks tuned on general data."""

import torch
from safetensors.torch import load_file, save_file

from presslens.base.errors import reported
from presslens_training.averaging import average_weights


def main(snakemake, note):
    torch.set_num_threads(snakemake.threads)
    save_file(average_weights([load_file(path) for path in snakemake.input.tuned]), snakemake.output.weights)
    note(f"{len(snakemake.input.tuned)} networks averaged")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
