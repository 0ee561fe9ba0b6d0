"""Write the encoder as it is shipped: network, heads, vocabulary, answers out of fold, and its card."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import polars as pl
import torch
import yaml
from safetensors.torch import load_file

from presslens.annotate.sample import VALIDATION
from presslens.base.errors import reported
from presslens.base.io import read_arrays, read_json, read_table, read_yaml, sha256, write_csv, write_json, write_text
from presslens.blind.audit import KINDS, names_of, polarity_of, swap_names
from presslens.blind.names import load_mask
from presslens.cards.datasets import load_data_set
from presslens.cards.models import MODEL
from presslens.classify.methods.actor_rules import ActorRules
from presslens.classify.methods.encoder.classifier import EncoderSentiment, model_heads, rules_say
from presslens.classify.methods.encoder.fitting import best_temperature
from presslens.classify.methods.encoder.heads import write_heads
from presslens.classify.methods.encoder.model import HEADS, NETWORK, VOCABULARY, Encoder
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS, SENTIMENT
from presslens.validate.decisions import of_labels
from presslens.validate.scores import scores_with_intervals
from presslens_training.adaptation import annotated_items
from presslens_training.bases import base_folder
from presslens_training.calibration import answers_table, calibration_rows, out_of_fold, rules_beside
from presslens_training.export import export_encoder
from presslens_training.name_audit import guess_targets, words_that_see_names
from presslens_training.network import Network
from presslens_training.newsmtsc import read_newsmtsc

_ASKED = [question for question in QUESTIONS.values() if question.classified]
#: Scores that the card reports.
CARD_SCORES = ("macro_f1", "f1", "accuracy", "calibration_error")


def main(snakemake, note):
    recipe, frames = read_yaml(snakemake.input.recipe), snakemake.params.frames
    folder = Path(snakemake.output.card).parent
    base = base_folder(recipe["tuned"]["base"])
    network = Network(base, len(frames), 0.0)
    network.load_state_dict(load_file(snakemake.input.adapted))
    torch.set_num_threads(snakemake.threads)
    shutil.copyfile(base / "tokenizer.json", folder / VOCABULARY)
    labels = {question.name: question.labels_in({"frames": frames}) for question in _ASKED}
    annotations = read_table(snakemake.input.annotations).sort("id")
    odds = out_of_fold(annotations, [read_arrays(path) for path in snakemake.input.answers])
    items = items_of(snakemake, annotations)
    codebook = Codebook(snakemake.input.codebook)
    rules = ActorRules.from_config({}, codebook)
    beside, held_out = rules_beside(annotations, odds["actor"], rules_say(rules, items))
    news = general_odds(snakemake, network, folder / VOCABULARY)
    temperatures = {}
    for question in labels:
        rows = calibration_rows(question, annotations, odds[question], labels[question])
        if question == SENTIMENT.name:  # the one that general data answer
            rows = tuple(map(np.concatenate, zip(rows, news, strict=True)))
        temperatures[question] = best_temperature(*rows, exclusive=QUESTIONS[question].exclusive)
    heads = {question: network.head(question, labels[question], temperatures[question]) for question in labels}
    heads["frames"] = replace(heads["frames"], **read_arrays(snakemake.input.frames))
    heads["actor"] = beside.added_to(heads["actor"])
    odds["actor"] = held_out * heads["actor"].temperature
    export_encoder(network, folder / NETWORK)
    described = write_heads(heads, folder / HEADS)
    write_json(
        {
            "n_features": network.n_features,
            "heads": described,
            "trained_on": [recipe["adapted"]["corpus"]],
            "sha256": {name: sha256(folder / name) for name in (NETWORK, VOCABULARY, HEADS)},
        },
        folder / MODEL,
    )
    write_csv(answers_table(annotations, odds, heads), snakemake.output.out_of_fold)
    classifier = EncoderSentiment(Encoder(folder), load_mask(codebook), model_heads(folder)["sentiment"])
    scores = test_scores(snakemake, classifier)
    names = name_audit(snakemake, classifier, names_of(codebook.targets), annotations, items)
    write_text(card(snakemake, recipe, annotations, described, scores, names), snakemake.output.card)
    note(f"exported {(folder / NETWORK).stat().st_size} bytes; {scores}")


def general_odds(snakemake, network, vocabulary):
    """Log-odds and labels of sentiment in the general files for development."""
    from presslens.classify.methods.encoder.tokens import WordPieces
    from presslens_training.examples import newsmtsc_examples

    words, mask = WordPieces(vocabulary), load_mask(Codebook(snakemake.input.codebook))
    examples = [
        example for path in snakemake.input.dev for example in newsmtsc_examples(*read_newsmtsc(path), mask, words)
    ]
    _, odds = network.answer([example.pieces for example in examples], [0] * len(examples), words.padding)
    return odds["sentiment"], np.array([example.targets["sentiment"] for example in examples])


def items_of(snakemake, annotations):
    """Annotated mentions as classifiers see them, in the order of the annotations."""
    articles, spans = read_table(snakemake.input.articles), read_table(snakemake.input.sentences)
    located, holders = (
        pl.concat([read_table(path) for path in paths]) for paths in (snakemake.input.mentions, snakemake.input.holders)
    )
    return annotated_items(annotations, articles, spans, located, holders)


def name_audit(snakemake, classifier, names, annotations, items):
    """What names change and betray, in annotated mentions that were drawn at random."""
    items = [item for item, purpose in zip(items, annotations["purpose"], strict=True) if purpose == VALIDATION]
    drawn = annotations.filter(purpose=VALIDATION)
    named = [item for item in items if item.kind in KINDS]
    methods = {
        "words of NewsMTSC, names in view": words_that_see_names(snakemake.input.newsmtsc),
        "encoder": polarity_of(classifier),
    }
    actors = np.flatnonzero(drawn["actor"].fill_null(False).to_numpy())
    of_articles = drawn["article_id"].gather(actors).to_list()
    return {
        "swapped": {
            "what": (
                "The names of the three targets in the same sentences: mean of p(positive) - p(negative) by the name "
                "put in the place of the mention."
            ),
            "n_mentions": len(named),
            "polarity": swap_names(named, names, methods),
        },
        "betrayed": {
            "what": (
                "How often a logistic regression on the features of actor mentions tells the target, out of fold by "
                "article."
            ),
            "n_mentions": len(actors),
            "n_articles": len(set(of_articles)),
            "guessed_from": guess_targets(classifier, [items[row] for row in actors], of_articles),
        },
    }


def test_scores(snakemake, classifier):
    """Scores of the exported files on NewsMTSC, by file, with intervals over sentences."""
    dataset, found = load_data_set(snakemake.input.newsmtsc_card), {}
    for path in [*snakemake.input.dev, *snakemake.input.test]:
        items, labels = read_newsmtsc(dataset.checked(path))
        probabilities = classifier.predict_proba(items)
        said = [classifier.labels[code] for code in probabilities.argmax(axis=1)]
        decisions = of_labels(classifier.labels, labels, said, probabilities)
        rng = np.random.default_rng(snakemake.params.seed)
        sentences = [item.text for item in items]
        found[Path(path).name] = {"n": len(items), "n_sentences": len(set(sentences))} | {
            score.score if score.label is None else f"{score.score}_{score.label}": {
                "estimate": round(score.value, 4),
                "low": round(score.low, 4),
                "high": round(score.high, 4),
            }
            for score in scores_with_intervals(decisions, sentences, 1000, 0.95, rng)
            if score.score in CARD_SCORES
        }
    return found


def card(snakemake, recipe, annotations, described, scores, names):
    """The model card."""
    with open(snakemake.input.written, encoding="utf-8") as file:
        n_written = sum(1 for _ in file) - 1
    seeds = {Path(path).stem: read_json(path) for path in snakemake.input.seeds}
    spread = {
        name: {
            "mean": round(float(np.mean([found[name] for found in seeds.values()])), 4),
            "smallest": min(found[name] for found in seeds.values()),
            "largest": max(found[name] for found in seeds.values()),
        }
        for name in next(iter(seeds.values()))
    }
    document = {
        "name": "encoder",
        "what": (
            "Features of a mention in its sentence, and of a sentence, for four questions: actor, sentiment, stance, "
            "frames. Every name of the codebook is hidden before the sentence is read."
        ),
        "method": (
            "transformer of 6 layers and 384 units, started from all-MiniLM-L6-v2 (Apache 2.0), weights kept in 8 "
            "bits, computed in 32"
        ),
        "recipe": "models/encoder/recipe.yaml",
        "history": recipe["history"].strip(),
        "training_data": {
            "newsmtsc": "8,739 mentions of NewsMTSC (MIT)",
            "pairs": (
                f"{recipe['tuned']['pairs']['n']:,} parties in sentences of US news with the attitude between them "
                "(Park, Pan and Joo 2021); "
                "used as their README allows, cited, not redistributed; rows on Turkey, Russia or Syria were left out"
            ),
            recipe["adapted"]["corpus"]: (
                f"{len(annotations)} mentions coded by two automatic (language-model) coders (annotations/), CC BY 4.0"
            ),
            "written": (
                f"{n_written:,} sentences written for training by language models that read the coders' manual and no "
                "corpus; coded by the writer and by another model, kept where both agree (written.tsv); never scored"
            ),
        },
        "sha256": read_json(Path(snakemake.output.card).parent / MODEL)["sha256"],
        "temperature": {question: about["temperature"] for question, about in described.items()},
        "temperature_fitted_on": (
            "answers out of fold to mentions drawn at random on which the coders agree; for sentiment also the dev "
            "files of NewsMTSC. What the codebook's rules are worth beside the encoder, for actor, was fitted there "
            "too; answers out of fold have it from the other folds."
        ),
        "metrics_newsmtsc": scores,
        "before_adaptation": {"macro_f1": seeds, "over_seeds": spread},
        "metrics_in_domain": "results/fa-kes/tables/validation_*.csv, from the answers out of fold in out_of_fold.csv",
        "metrics_note": (
            "Shares from 0 to 1 with 95 % bootstrap intervals over sentences. Settings were chosen on the dev files "
            "and on answers out of fold, which are therefore optimistic. The test files were read for this model and "
            "for those of each seed before adaptation."
        ),
        "names": names,
        "limits": [
            "Labels in the domain come from two automatic coders; no person has coded.",
            "Names of places and groups that the codebook does not know stay visible.",
            "English only. A sentence is read up to 400 characters on either side of the mention.",
        ],
        "licence": "Apache 2.0 (base network); see the licences of the data above",
    }
    return yaml.safe_dump(json.loads(json.dumps(document)), sort_keys=False, allow_unicode=True, width=110)


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
