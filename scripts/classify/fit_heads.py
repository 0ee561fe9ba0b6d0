"""Fit the encoder's heads to the annotations of a corpus, where that makes them better."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import polars as pl

from presslens.annotate.purposes import VALIDATION
from presslens.base.io import read_table, write_csv, write_json
from presslens.classify.fitting import choose_head, described_choice
from presslens.classify.methods.encoder.classifier import model_heads
from presslens.classify.methods.encoder.heads import to_probabilities, write_heads
from presslens.classify.methods.encoder.model import checked_model
from presslens.classify.methods.encoder.readings import read_readings
from presslens.codebook.questions import QUESTIONS, Question
from presslens.validate.tables import agreed_mentions


def fit_heads(
    questions: Sequence[str],
    folder: str,
    annotations: str,
    coded: str,
    heads: str,
    described: str,
    out_of_fold: str,
    note: Callable[[str], None],
) -> None:
    """Write the heads that answer for a corpus, what they are, and what they say of what they had not seen.

    Parameters
    ----------
    questions
        Those that are coded and not yet seen by the encoder.
    folder
        The encoder's model.
    annotations
        Table of annotated mentions. Heads are fitted to all whose label is agreed; how sure they may be, and whether
        they are better than the shipped ones, is told by those that were drawn at random. Those on which coders differ
        are answered out of fold like the others, as the heads know their stories.
    coded
        What the encoder says of them, as the step ``read_coded`` writes it.
    heads, described, out_of_fold
        Files to write.
    """
    placed, readings = read_table(annotations).sort("id"), read_readings(coded, questions)
    chosen = model_heads(Path(folder))
    fitted, held_out = {}, [pl.DataFrame(schema={"id": pl.String, "question": pl.String})]
    for name in questions:
        rows = labelled_mentions(placed, QUESTIONS[name])
        if rows[name].null_count() == len(rows):
            note(f"{name}: the shipped head stays, no label is agreed on")
            continue
        read, shipped = readings[name], chosen[name]
        open_rows, features, groups = rows.filter(read.asked), read.features[read.asked], read.groups[read.asked]
        labels, folds, disputed = open_rows[name].to_list(), open_rows["fold"].to_numpy(), None
        if not QUESTIONS[name].exclusive:
            labels = learned_of(labels, shipped.labels)
            disputed = [labels or [] for labels in learned_of(open_rows[f"{name}_disputed"].to_list(), shipped.labels)]
        drawn = (open_rows["purpose"] == VALIDATION).to_numpy()
        choice = choose_head(shipped, features, groups, labels, folds, disputed, drawn)
        chosen[name], n = choice.head, len(labels) - labels.count(None)
        if choice.is_fitted:
            fitted[name] = n
        # The shipped head has seen none of the articles: its answers stand here with the same right.
        read.answers[read.asked] = to_probabilities(choice.logits, shipped.exclusive)
        columns = {f"p_{label}": values for label, values in zip(shipped.labels, read.answers.T, strict=True)}
        held_out.append(rows.select("id", pl.lit(name).alias("question")).with_columns(**columns))
        n_drawn = sum(label is not None for label, random in zip(labels, drawn, strict=True) if random)
        note(f"{name}: {described_choice(choice, shipped, n, n_drawn)}")
    n_features = checked_model(folder).n_features
    about = write_heads(chosen, heads)
    write_json({"n_features": n_features, "heads": about, "fitted": fitted}, described)
    write_csv(pl.concat(held_out, how="diagonal"), out_of_fold)


def labelled_mentions(coded: pl.DataFrame, question: Question) -> pl.DataFrame:
    """Every coded mention, with the label on which a head is fitted; null where it has none."""
    agreed = agreed_mentions(coded, question).select("id", question.name)
    rest = coded.drop(question.name)
    return rest.join(agreed, on="id", how="left", validate="1:1", maintain_order="left")


def learned_of(coded: Sequence[Sequence[str] | None], learned: Collection[str]) -> list[list[str] | None]:
    """Of the labels that coders gave each mention, those that the shipped head has: of others no head is fitted."""
    return [None if labels is None else [label for label in labels if label in learned] for labels in coded]
