"""Fit the encoder's heads to the annotations of a corpus, where that makes them better."""

from pathlib import Path

import numpy as np
import polars as pl

from presslens.attribute.items import chosen_items
from presslens.base.errors import reported
from presslens.base.io import read_table, write_csv, write_json
from presslens.classify import registry
from presslens.classify.judgements import look_up_features
from presslens.classify.methods.encoder.classifier import model_heads
from presslens.classify.methods.encoder.fitting import choose_head, minimum
from presslens.classify.methods.encoder.heads import shares, write_heads
from presslens.classify.methods.encoder.model import checked_model
from presslens.codebook.questions import QUESTIONS
from presslens.validate.tables import scored_mentions


def main(snakemake, note):
    annotations = read_table(snakemake.input.annotations)
    heads = model_heads(Path(snakemake.params.model))
    fitted, held_out = {}, [pl.DataFrame(schema={"id": pl.String, "question": pl.String})]
    for question in snakemake.params.questions:
        rows = scored_mentions(annotations, QUESTIONS[question])
        if rows.is_empty():
            note(f"{question}: the shipped head stays, no label is agreed on")
            continue
        rows, features, groups, asked, answers = read_features(snakemake, question, rows)
        shipped, open_rows = heads[question], rows.filter(asked)
        labels, folds = open_rows[question].to_list(), open_rows["fold"].to_numpy()
        disputed = open_rows["frames_disputed"].to_list() if question == "frames" else None
        choice = choose_head(shipped, features[asked], groups[asked], labels, folds, disputed)
        heads[question] = choice.head
        if choice.is_fitted:
            fitted[question] = len(labels)
        # The shipped head has seen none of the articles: its answers stand here with the same right.
        answers[asked] = shares(choice.log_odds, shipped.exclusive)
        columns = {f"p_{label}": share for label, share in zip(shipped.labels, answers.T, strict=True)}
        held_out.append(rows.select("id", pl.lit(question).alias("question")).with_columns(**columns))
        note(f"{question}: {said(choice, shipped, len(labels))}")
    n_features = checked_model(snakemake.params.model)["n_features"]
    described = write_heads(heads, snakemake.output.heads)
    write_json({"n_features": n_features, "heads": described, "fitted": fitted}, snakemake.output.described)
    write_csv(pl.concat(held_out, how="diagonal"), snakemake.output.out_of_fold)


def said(choice, shipped, n):
    """Which head was chosen, and why, in one line."""
    if choice.fitted_loss is None:
        return f"the shipped head stays (log loss {choice.shipped_loss:.3f}, n = {n}): to fit takes {minimum(shipped)}"
    losses = f"log loss out of fold {choice.fitted_loss:.3f}, of the shipped head {choice.shipped_loss:.3f}, n = {n}"
    if choice.is_fitted:
        return f"fitted, temperature {choice.head.temperature:.2f}: {losses}"
    return f"the shipped head stays, a fitted one is no better: {losses}"


def read_features(snakemake, question, rows):
    """Annotated mentions sorted by id; of each its features, its group, if the head is asked, the shipped answer."""
    classifier = registry.load(question, "encoder", {"model": snakemake.params.model}, snakemake.input.codebook)
    parts = []
    tables = ("articles", "sentences", "mentions", "holders", "features")
    for *paths, features in zip(*(getattr(snakemake.input, name) for name in tables), strict=True):
        articles, sentences, mentions, holders = map(read_table, paths)
        inside = rows.filter(pl.col("article_id").is_in(articles["article_id"].to_list()))
        if len(inside):
            items = chosen_items(question, articles, sentences, mentions, holders, inside)
            look_up_features(classifier, [features])
            of_items = (classifier.features, classifier.groups, classifier.asked, classifier.predict_proba)
            parts.append((inside, *(read(items) for read in of_items)))
    found, *arrays = zip(*parts, strict=True)
    found = pl.concat(found)
    order = found["id"].arg_sort().to_numpy()  # whatever the shards
    return found[order], *(np.concatenate(array)[order] for array in arrays)


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
