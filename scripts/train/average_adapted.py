"""Average the networks adapted without one fold of articles, and let the average answer for that fold."""

import numpy as np
import polars as pl
import torch
from safetensors.torch import load_file, save_file

from presslens.base.errors import reported
from presslens.base.io import read_table, write_arrays
from presslens.blind.names import load_mask
from presslens.classify.methods.encoder.heads import speaker_groups
from presslens.classify.methods.encoder.tokens import WordPieces
from presslens.codebook.codebook import Codebook
from presslens_training.adaptation import adaptation_examples, annotated_items, frames_head
from presslens_training.averaging import average_weights
from presslens_training.bases import base_folder
from presslens_training.network import Network


def main(snakemake, note):
    fold, frames = snakemake.wildcards.fold, snakemake.params.frames
    torch.set_num_threads(snakemake.threads)
    base = base_folder(snakemake.params.base)
    words, mask = WordPieces(base / "tokenizer.json"), load_mask(Codebook(snakemake.input.codebook))
    network = Network(base, len(frames), 0.0)
    network.load_state_dict(average_weights([load_file(path) for path in snakemake.input.adapted]))
    annotations = read_table(snakemake.input.annotations).sort("id")
    articles, spans = read_table(snakemake.input.articles), read_table(snakemake.input.sentences)
    located, holders = (
        pl.concat([read_table(path) for path in paths]) for paths in (snakemake.input.mentions, snakemake.input.holders)
    )
    items = annotated_items(annotations, articles, spans, located, holders)
    mentions, sentences = adaptation_examples(annotations, items, snakemake.params.coders, frames, mask, words)
    # No fold has the name of the run on all: that one keeps nothing back.
    away = np.array([str(own) == fold for own in annotations["fold"].to_list()])
    _, odds = network.answer([example.pieces for example in mentions], speaker_groups(items), words.padding)
    answers = {question: odds[question][away] for question in ("actor", "sentiment", "stance")}
    agreed, disputed = (annotations[column].to_list() for column in ("frames", "frames_disputed"))
    head, answers["frames"] = frames_head(network, sentences, agreed, disputed, frames, away, words.padding)
    write_arrays(answers, snakemake.output.answers)
    write_arrays({"weights": head.weights, "intercept": head.intercept}, snakemake.output.frames)
    save_file(network.state_dict(), snakemake.output.weights)
    note(f"{len(snakemake.input.adapted)} networks averaged, {away.sum()} mentions answered")


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
