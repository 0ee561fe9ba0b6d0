"""Write the encoder as it is shipped: network, heads, vocabulary, answers out of fold, and its card."""

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file

from presslens.base.io import read_arrays, read_json, read_yaml, sha256, write_csv, write_json, write_text
from presslens.blind.audit import names_of, polarity_of
from presslens.cards.datasets import load_data_set
from presslens.classify.methods.actor_rules import ActorRules
from presslens.classify.methods.encoder.classifier import EncoderSentiment, model_heads, rules_say
from presslens.classify.methods.encoder.heads import write_heads
from presslens.classify.methods.encoder.model import Encoder
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import ACTOR, FRAMES, QUESTIONS, SENTIMENT
from presslens.run.job import run
from presslens_training.annotated import read_annotated
from presslens_training.calibration import (
    answers_table,
    logits_out_of_fold,
    rules_beside,
    shipped_heads,
    temperatures,
)
from presslens_training.encoder_card import encoder_card
from presslens_training.export import write_network
from presslens_training.name_audit import audited_names, words_that_see_names
from presslens_training.network import Network
from presslens_training.newsmtsc import read_newsmtsc
from presslens_training.reading import base_folder, load_reader
from presslens_training.scoring import card_text, scored_files, sentiment_logits, sentiment_truth
from presslens_training.written import count_written


def export_encoder(
    recipe: str,
    frames: Sequence[str],
    seed: int,
    annotations: str,
    articles: str,
    sentences: str,
    mentions: Sequence[str],
    holders: Sequence[str],
    adapted: str,
    frames_head: str,
    answers: Sequence[str],
    tuned_scores: Sequence[str],
    written: str,
    newsmtsc: str,
    data_card: str,
    dev_files: Sequence[str],
    test_files: Sequence[str],
    codebook: Codebook,
    network: str,
    vocabulary: str,
    heads: str,
    model: str,
    out_of_fold: str,
    card: str,
    note: Callable[[str], None],
) -> None:
    """Write the six files of the model, in one folder.

    Parameters
    ----------
    recipe
        File that says how the encoder was trained.
    frames
        Codes of all frames.
    seed
        Of the draws behind the intervals of the card.
    annotations, articles, sentences, mentions, holders
        Tables of the corpus; the last two of its shards.
    adapted, frames_head
        The network adapted to all annotated mentions, and its head for frames.
    answers
        By fold, logits of the network that has not seen it.
    tuned_scores
        By seed, macro-F1 of the network before adaptation.
    written, newsmtsc
        Sentences written for training, and general news to train on.
    data_card, dev_files, test_files
        Files of general news to score on, with the card of their data set.
    network, vocabulary, heads, model, out_of_fold, card
        Files to write.
    """
    torch.set_num_threads(1)  # sums depend on how many share them
    made_by = read_yaml(recipe)
    base = base_folder(made_by["tuned"]["base"])
    shutil.copyfile(base / "tokenizer.json", vocabulary)
    trained = Network(base, len(frames), 0.0)
    trained.load_state_dict(load_file(adapted))
    reader = load_reader(base, codebook)
    dataset = load_data_set(data_card)
    news = {Path(path).name: read_newsmtsc(dataset.checked(path)) for path in [*dev_files, *test_files]}

    coded, items = read_annotated(annotations, articles, sentences, mentions, holders)
    labels = {name: asked.labels_in({"frames": frames}) for name, asked in QUESTIONS.items() if asked.classified}
    logits = logits_out_of_fold(coded, [read_arrays(path) for path in answers])
    said = rules_say(ActorRules.from_config({}, codebook), items)
    beside, calibrated = rules_beside(coded, logits[ACTOR.name], said)
    dev_items, dev_labels = ([one for path in dev_files for one in news[Path(path).name][part]] for part in range(2))
    general = {SENTIMENT.name: (sentiment_logits(trained, dev_items, reader), sentiment_truth(dev_labels))}
    own = read_arrays(frames_head)
    divisors = temperatures(coded, logits, labels, general)
    shipped = shipped_heads(
        trained, labels, divisors, {FRAMES.name: (own["weights"], own["intercept"])}, {ACTOR.name: beside}
    )
    logits[ACTOR.name] = calibrated * shipped[ACTOR.name].temperature

    write_network(trained, network)
    described = write_heads(shipped, heads)
    hashes = {Path(path).name: sha256(path) for path in (network, heads, vocabulary)}
    about = {"n_features": trained.n_features, "heads": described, "trained_on": [made_by["adapted"]["corpus"]]}
    write_json({**about, "sha256": hashes}, model)
    write_csv(answers_table(coded, logits, shipped), out_of_fold)

    folder = Path(model).parent
    classifier = EncoderSentiment(Encoder(folder), reader.mask, model_heads(folder)[SENTIMENT.name])
    metrics = scored_files(news, classifier.predict_proba, seed)
    methods = {
        "words of NewsMTSC, names in view": words_that_see_names(*read_newsmtsc(newsmtsc)),
        "encoder": polarity_of(classifier),
    }
    names = audited_names(classifier, methods, names_of(codebook.targets), coded, items)
    before = {Path(path).stem: read_json(path) for path in tuned_scores}
    document = encoder_card(made_by, len(coded), count_written(written), hashes, described, metrics, before, names)
    write_text(card_text(document), card)
    note(f"exported {Path(network).stat().st_size} bytes; {metrics}")


if __name__ == "__main__":
    run(export_encoder, snakemake)
