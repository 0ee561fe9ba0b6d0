"""Write an encoder as it is shipped: network, heads, vocabulary, and its card."""

import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import torch
from safetensors.torch import load_file

from presslens.base.bootstrap import Settings
from presslens.base.io import read_json, read_yaml, sha256, write_json, write_text
from presslens.blind.audit import names_of, polarity_of
from presslens.cards.datasets import load_data_set
from presslens.cards.familiarity import REFERENCE, SPACE
from presslens.classify.methods.actor_rules import ActorRules
from presslens.classify.methods.encoder.classifier import EncoderSentiment, model_heads, rules_say
from presslens.classify.methods.encoder.heads import Head, speaker_groups, write_heads
from presslens.classify.methods.encoder.model import HEADS, VOCABULARY, Encoder
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import ACTOR, QUESTIONS, SENTIMENT
from presslens.run.job import run
from presslens_training.base_networks import base_folder
from presslens_training.calibration import RulesBeside, rules_beside, shipped_heads, temperatures
from presslens_training.encoder_card import encoder_card
from presslens_training.export import write_network
from presslens_training.familiarity import write_familiarity
from presslens_training.name_audit import audited_names, words_that_see_names
from presslens_training.network import Network, average_weights
from presslens_training.newsmtsc import read_newsmtsc
from presslens_training.reading import load_reader
from presslens_training.reference_sets import set_of_news, sets_of_mentions
from presslens_training.scoring import card_text, scored_files, scored_mentions
from presslens_training.world_news import DEVELOP, FIT, read_world_news
from presslens_training.written import count_written

#: Mentions on which sizes are measured before the network is written, about.
_MEASURED = 100
#: Of the mentions that were learned from, each one so far apart tells where the encoder is at home.
_EVERY = 3
_RESAMPLES, _CONFIDENCE = 1000, 0.95


def export_encoder(
    recipe: str,
    frames: Sequence[str],
    seed: int,
    abstain_below: float,
    world_news: str,
    coders: Sequence[str],
    mirror: str,
    tuned: Sequence[str],
    written: str,
    newsmtsc: str,
    data_card: str,
    files: Sequence[str],
    unpacked: str,
    codebook: Codebook,
    model: str,
    card: str,
    note: Callable[[str], None],
) -> None:
    """Write the files of the model, in one folder.

    Parameters
    ----------
    recipe
        File that says how the encoder was trained.
    frames
        Codes of all frames.
    seed
        Of the draws behind intervals.
    abstain_below
        As in ``config.yaml``: below this probability an answer is uncertain.
    world_news, coders, mirror
        Folder of coded mentions, who coded them, and folder of the data sets that they stand in.
    tuned
        By seed, the network; its scores lie beside it.
    written, newsmtsc
        Sentences written for training, and general news, to count and to compare with.
    data_card, files
        General news to score on, with the card of its data set.
    unpacked
        Folder for the published network.
    model, card
        Files to write; the network's parts, the heads and the vocabulary come beside them.
    """
    torch.set_num_threads(1)  # sums depend on how many share them
    made_by, folder = read_yaml(recipe), Path(model).parent
    base = base_folder(made_by["base"], unpacked)
    shutil.copyfile(base / "tokenizer.json", folder / VOCABULARY)
    trained = Network(base, made_by["layers"], made_by["frozen"], len(frames), 0.0)
    trained.load_state_dict(average_weights([load_file(path) for path in tuned]))
    reader = load_reader(base, codebook)
    coded = read_world_news(world_news, coders, mirror)
    develop = [mention for mention in coded if mention.part == DEVELOP]
    items = [mention.item for mention in develop]
    read = [reader.mention(item) for item in items]
    parts = write_network(trained, read[:: max(len(read) // _MEASURED, 1)], folder, **made_by["whole_numbers"])

    def describe(heads: Mapping[str, Head], more: Mapping[str, str]) -> tuple[dict, dict[str, str]]:
        described = write_heads(heads, folder / HEADS)
        hashes = {path.name: sha256(path) for path in [*parts, folder / HEADS, folder / VOCABULARY]} | more
        write_json({"n_features": trained.n_features, "heads": described, "trained_on": [], "sha256": hashes}, model)
        return described, hashes

    # Calibrated on what the shipped network answers, not on what the trained one did.
    labels = {name: asked.labels_in({"frames": frames}) for name, asked in QUESTIONS.items() if asked.classified}
    even = dict.fromkeys(labels, 1.0)
    describe(shipped_heads(trained, labels, even, {ACTOR.name: RulesBeside(scale=1.0, weight=0.0, offset=0.0)}), {})
    encoder = Encoder(folder)
    features, groups = encoder.features(read), speaker_groups(items)
    logits = {
        name: trained.head(name, labels[name]).logits(features, groups if QUESTIONS[name].sees_holder else 0 * groups)
        for name in labels
    }
    said = rules_say(ActorRules.from_config({}, codebook), items)
    beside = rules_beside(develop, logits[ACTOR.name], said)
    heads = shipped_heads(trained, labels, temperatures(develop, logits, frames), {ACTOR.name: beside})

    dataset = load_data_set(data_card)
    news = {Path(path).name: read_newsmtsc(dataset.checked(path)) for path in files}
    sets = sets_of_mentions(develop, read, features, heads, said, encoder)
    asked, truth = next(found for name, found in news.items() if "dev" in name)
    sets.append(set_of_news("newsmtsc", asked, truth, [reader.mention(item) for item in asked], heads, encoder))
    learned = [reader.mention(mention.item) for mention in coded if mention.part == FIT][::_EVERY]
    divisors = {name: head.temperature for name, head in heads.items()}
    bootstrap = Settings(_RESAMPLES, _CONFIDENCE, seed, 1)
    at_home = encoder.features(learned), sets, divisors, abstain_below, bootstrap
    described, hashes = describe(heads, write_familiarity(*at_home, folder / SPACE, folder / REFERENCE))

    classifier = EncoderSentiment(Encoder(folder), reader.mask, model_heads(folder)[SENTIMENT.name])
    metrics = {
        "develop": scored_mentions(develop, heads, features, said, seed),
        "newsmtsc": scored_files(news, classifier.predict_proba, seed),
    }
    methods = {
        "words of NewsMTSC, names in view": words_that_see_names(*read_newsmtsc(newsmtsc)),
        "encoder": polarity_of(classifier),
    }
    counts = {
        "world_news": sum(mention.part == FIT for mention in coded),
        "develop": len(develop),
        "written": count_written(written),
        "units": trained.n_units,
    }
    by_seed: Mapping[str, Any] = {Path(path).stem: read_json(Path(path).with_suffix(".json")) for path in tuned}
    names = audited_names(classifier, methods, names_of(codebook.targets), develop)
    document = encoder_card(folder.name, made_by, counts, hashes, described, metrics, by_seed, names)
    write_text(card_text(document), card)
    note(f"exported {sum(part.stat().st_size for part in parts)} bytes; {metrics}")


if __name__ == "__main__":
    run(export_encoder, snakemake)
