"""Score what classifiers say about one question against what the coders of a corpus agree on."""

import polars as pl

from presslens.annotate.reading import describe_coders, load_card
from presslens.attribute.items import chosen_items
from presslens.base.errors import reported
from presslens.base.io import read_table, write_csv
from presslens.classify import registry
from presslens.classify.judgements import answers, probabilities
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS
from presslens.ledger.join import MENTION
from presslens.tell.latex import write_latex
from presslens.validate.predictions import (
    AS_RUN,
    Prediction,
    majority,
    of_ledger,
    out_of_fold,
    read_out_of_fold,
    read_shipped,
)
from presslens.validate.tables import overview, scored_mentions, validation_tables

#: Holders are attributed by one method, which has no block in config.yaml.
RULES = "rules"


def main(snakemake, note):
    question, settings = snakemake.wildcards.question, snakemake.params.settings
    frames, actors = snakemake.params.frames, snakemake.params.actors
    card = load_card(snakemake.input.card, actors, frames)
    labels = list(QUESTIONS[question].labels_in({"holders": actors, "frames": frames}))
    annotations = read_table(snakemake.input.annotations)
    mentions = scored_mentions(annotations, question)
    predictions = predict(snakemake, question, labels, mentions, set(annotations["id"]))
    scores, confusion, reliability = validation_tables(
        mentions,
        question,
        labels,
        predictions,
        describe_coders(card),
        settings["resamples"],
        settings["confidence"],
        settings["seed"],
    )
    write_csv(scores, snakemake.output.csv)
    write_latex(overview(scores), snakemake.output.tex)
    write_csv(confusion, snakemake.output.confusion)
    write_csv(reliability, snakemake.output.reliability)
    note(f"{question}: {len(mentions)} mentions scored, " + ", ".join(f"{p.classifier} {p.kind}" for p in predictions))


def predict(snakemake, question, labels, mentions, known_ids):
    """The classifier in use first, then the others of the registry, and the baseline."""
    block, corpus = snakemake.params.classify, snakemake.wildcards.corpus
    used = block.get("classifier", RULES)
    ledger = read_table(snakemake.input.ledger)
    in_ledger = mentions.select(*MENTION).join(ledger, on=MENTION, how="left", maintain_order="left")
    names = sorted(registry.configured(question, block), key=lambda name: (name != used, name)) if block else []
    items = None
    predictions = []
    for name in names:
        settings = block.get(name, {})
        calibrated = registry.class_of(question, name).calibrated
        files = snakemake.input.held_out if name == used else []
        held_out = held_out_answers(files, name, name == used, question, labels, block, mentions, corpus, known_ids)
        if held_out is not None:
            predictions.append(held_out)
        elif name == used:
            predictions.append(of_ledger(name, question, labels, calibrated, in_ledger))
        else:
            if items is None:
                tables = [read_table(snakemake.input[name]) for name in ("articles", "sentences")]
                holders = pl.concat([read_table(path) for path in snakemake.input.holders])
                items = chosen_items(QUESTIONS[question], *tables, ledger, holders, mentions)
            classifier = registry.load(question, name, settings, Codebook(snakemake.input.codebook))
            shares = probabilities(classifier, items)
            said = answers(QUESTIONS[question], shares, labels, block)
            predictions.append(Prediction(name, AS_RUN, False, said, shares if calibrated else None))
    if not block:
        predictions.append(of_ledger(RULES, question, labels, False, in_ledger))
    return [*predictions, majority(mentions[question].to_list(), labels)]


def held_out_answers(files, name, in_use, question, labels, block, mentions, corpus, known_ids):
    """Predictions by models that had not seen the article.

    Those of the heads chosen for the corpus if there are ``files``, else those that the classifier's model ships.
    """
    exclusive = QUESTIONS[question].exclusive
    if files:
        shares = read_out_of_fold(*files, question, labels, exclusive)
    elif "model" in block.get(name, {}):
        shares = read_shipped(block[name]["model"], corpus, question, labels, exclusive, known_ids)
    else:
        return None
    return out_of_fold(name, in_use, question, labels, block, shares or {}, mentions["id"])


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
