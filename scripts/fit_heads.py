"""Fit the encoder's heads to the annotations of a corpus."""

from pathlib import Path

import numpy as np
import polars as pl

from presslens import registry
from presslens.annotations.validation import scored_mentions
from presslens.encoder.classifier import model_heads
from presslens.encoder.fitting import can_fit, fit_head
from presslens.encoder.heads import shares, write_heads
from presslens.errors import reported
from presslens.io import read_table, write_csv, write_json
from presslens.items import chosen_items
from presslens.judgements import look_up_features


def main(snakemake, note):
    annotations = read_table(snakemake.input.annotations)
    heads = model_heads(Path(snakemake.params.model))
    fitted, held_out = {}, [pl.DataFrame(schema={"id": pl.String, "question": pl.String})]
    for question in snakemake.params.questions:
        rows = scored_mentions(annotations, question)
        labels, folds = rows[question].to_list(), rows["fold"].to_numpy()
        if not can_fit(labels, folds):
            note(f"{question}: the shipped head stays, {len(rows)} agreed labels are too few or all the same")
            continue
        rows, features, groups = read_features(snakemake, question, rows)
        labels, folds = rows[question].to_list(), rows["fold"].to_numpy()
        disputed = rows["frames_disputed"].to_list() if question == "frames" else None
        heads[question], odds = fit_head(heads[question], features, groups, labels, folds, disputed)
        fitted[question] = len(rows)
        columns = zip(heads[question].labels, shares(odds, heads[question].exclusive).T, strict=True)
        answers = {f"p_{label}": share for label, share in columns}
        held_out.append(rows.select("id", pl.lit(question).alias("question")).with_columns(**answers))
        note(f"{question}: fitted to {len(rows)} mentions, temperature {heads[question].temperature:.2f}")
    n_features = next(iter(heads.values())).weights.shape[1]
    described = write_heads(heads, snakemake.output.heads)
    write_json({"n_features": n_features, "heads": described, "fitted": fitted}, snakemake.output.described)
    write_csv(pl.concat(held_out, how="diagonal"), snakemake.output.out_of_fold)


def read_features(snakemake, question, rows):
    """Annotated mentions sorted by id, with the features and the group of each."""
    classifier = registry.load(question, "encoder", {"model": snakemake.params.model}, snakemake.input.codebook)
    parts = []
    tables = ("articles", "sentences", "mentions", "holders", "features")
    for *paths, features in zip(*(getattr(snakemake.input, name) for name in tables), strict=True):
        articles, sentences, mentions, holders = map(read_table, paths)
        inside = rows.filter(pl.col("article_id").is_in(articles["article_id"].to_list()))
        if len(inside):
            items = chosen_items(question, articles, sentences, mentions, holders, inside)
            look_up_features(classifier, [features])
            parts.append((inside, classifier.features(items), classifier.groups(items)))
    found, features, groups = zip(*parts, strict=True)
    found = pl.concat(found)
    order = found["id"].arg_sort().to_numpy()  # whatever the shards
    return found[order], np.concatenate(features)[order], np.concatenate(groups)[order]


if __name__ == "__main__":
    with reported(snakemake.log[0]) as note:
        main(snakemake, note)
