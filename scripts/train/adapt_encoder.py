"""Adapt the tuned network to annotated mentions, without those of one fold of articles."""

import numpy as np
import polars as pl
import torch
from safetensors.torch import load_file, save_file

from presslens.base.errors import reported
from presslens.base.io import read_table
from presslens.blind.names import load_mask
from presslens.classify.methods.encoder.tokens import WordPieces
from presslens.codebook.codebook import Codebook
from presslens.language.language import load_language
from presslens.locate.mentions import MentionFinder
from presslens_training.adaptation import adaptation_examples, annotated_items
from presslens_training.bases import base_folder
from presslens_training.examples import annotated_examples, newsmtsc_examples, read_written
from presslens_training.mixture import repeated
from presslens_training.network import Network
from presslens_training.newsmtsc import read_newsmtsc
from presslens_training.tuning import Schedule, tune

#: The run that keeps no fold back.
ALL = "all"


def main(snakemake, note):
    recipe, fold, frames = snakemake.params.recipe, snakemake.wildcards.fold, snakemake.params.frames
    # One stream of random numbers per fold, apart from those before.
    seed = 100 * int(snakemake.wildcards.seed) + (9 if fold == ALL else int(fold))
    torch.manual_seed(seed)
    torch.set_num_threads(snakemake.threads)
    rng = np.random.default_rng(seed)
    base = base_folder(snakemake.params.base)
    codebook = Codebook(snakemake.input.codebook)
    words, mask = WordPieces(base / "tokenizer.json"), load_mask(codebook)
    annotations = read_table(snakemake.input.annotations).sort("id")
    articles, spans = read_table(snakemake.input.articles), read_table(snakemake.input.sentences)
    located, holders = (
        pl.concat([read_table(path) for path in paths]) for paths in (snakemake.input.mentions, snakemake.input.holders)
    )
    items = annotated_items(annotations, articles, spans, located, holders)
    mentions, sentences = adaptation_examples(annotations, items, snakemake.params.coders, frames, mask, words)
    kept = [row for row, own in enumerate(annotations["fold"].to_list()) if fold == ALL or own != int(fold)]
    mixture = repeated([mentions[row] for row in kept], recipe["mentions"])
    mixture += repeated([sentences[row] for row in kept], recipe["sentences"])
    mixture += written(snakemake.input.written, codebook, recipe["written"], frames, mask, words)
    mixture += rehearsal(snakemake, recipe["newsmtsc"], mask, words, rng)
    network = Network(base, len(frames), recipe["dropout"])
    network.load_state_dict(load_file(snakemake.input.tuned))
    network.stance_from_attitudes()
    tune(network, mixture, Schedule(**recipe["schedule"]), words.padding, rng, note)
    save_file(network.state_dict(), snakemake.output.weights)
    note(f"learnt from {len(kept)} mentions")


def written(path, codebook, block, frames, mask, words):
    """Sentences written for training."""
    items, codes = read_written(path, MentionFinder(codebook.targets, load_language("en")), frames)
    return repeated(annotated_examples(items, codes, frames, mask, words), block)


def rehearsal(snakemake, block, mask, words, rng):
    """Some general examples, so that what was learnt before is kept."""
    items, labels = read_newsmtsc(snakemake.input.newsmtsc)
    rows = rng.permutation(len(items))[: block["n"]]
    examples = newsmtsc_examples([items[row] for row in rows], [labels[row] for row in rows], mask, words)
    return repeated(examples, block)


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
