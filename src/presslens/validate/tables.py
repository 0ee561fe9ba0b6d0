"""What classifiers say set against what coders agreed on: scores, confusion and calibration, as tables."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np
import polars as pl

from presslens.annotate.codes import AN_ACTOR
from presslens.annotate.purposes import VALIDATION
from presslens.codebook.questions import ACTOR, HOLDER, OUTLET, UNCERTAIN, Question
from presslens.exhibits.tables import TABLES
from presslens.ledger.columns import answers_from_column
from presslens.validate.calibration import calibration
from presslens.validate.decisions import Decisions, of_labels, of_sets
from presslens.validate.left_out import CODED, Count
from presslens.validate.predictions import Prediction
from presslens.validate.scores import IF_PERFECT, confusion, scores_with_intervals

ALL, OWN_VOICE, OTHERS_WORDS = "all", "own voice", "others' words"
#: Mentions of articles that nobody read while rules or cues were written, and the column that marks the others.
NOT_READ, READ = "not read", "read"
#: Instead of a score, with a label and no value: why a label of the study is not scored.
NOT_CODED, NOT_ANSWERED = "not_coded", "not_answered"


def scored_mentions(annotations: pl.DataFrame, question: Question) -> pl.DataFrame:
    """The annotated mentions on which a question is scored: of :func:`agreed_mentions`, those that were drawn at random
    (not those that are there for fitting alone).
    """
    return agreed_mentions(annotations, question).filter(purpose=VALIDATION)


def agreed_mentions(annotations: pl.DataFrame, question: Question) -> pl.DataFrame:
    """The annotated mentions whose label is agreed, and where the question is asked of actors, the actor too.

    Where several labels may hold they are agreed one by one: every mention counts. Truth values (``actor``) become
    labels.
    """
    actor = answers_from_column(ACTOR, annotations[ACTOR.name], ACTOR.labels)
    mentions = annotations.with_columns(pl.Series(ACTOR.name, actor, dtype=pl.String))
    if question.of_actors:
        mentions = mentions.filter(pl.col(ACTOR.name) == AN_ACTOR)
    return mentions.filter(pl.col(question.name).is_not_null())


def unscored_labels(
    question: Question, labels: Sequence[str], coded: Sequence[str], prediction: Prediction
) -> dict[str, str]:
    """Labels of the study on which a prediction is not scored, and why.

    Returns
    -------
    ``not_coded`` of labels that no coder was asked for, ``not_answered`` of those that the classifier has not learned.
    None where one label holds: such an answer is right or wrong as a whole.
    """
    if question.exclusive:
        return {}
    reasons = {label: NOT_ANSWERED for label in labels if label not in prediction.labels}
    return reasons | {label: NOT_CODED for label in labels if label not in coded}


def validation_tables(
    mentions: pl.DataFrame,
    question: Question,
    labels: Sequence[str],
    coded: Sequence[str],
    predictions: Sequence[Prediction],
    account: Callable[[np.ndarray], Sequence[Count]],
    coders: str,
    confidence: float,
    seed: int,
) -> tuple[pl.DataFrame, pl.DataFrame, pl.DataFrame]:
    """Scores, confusion counts and calibration of every prediction.

    Parameters
    ----------
    mentions
        As :func:`scored_mentions` gives them, with ``story_id``; with :data:`READ` where articles were read for the
        question's rules.
    question, labels, coded
        What is scored: the study's labels, and those of them that coders were asked for.
    predictions
        Answers in the order of ``mentions``; those that are None are left out.
    account
        From which of the mentions have an answer to what was coded and left out, as
        :func:`presslens.validate.left_out.left_out` counts it.
    coders
        Who annotated, in words.
    confidence
        Of the intervals over stories, in (0, 1).
    seed
        Of the draws that show what calibration error there is by chance; every slice starts them anew.

    Returns
    -------
    scores
        One row per classifier, slice, score and label; slices without a mention are left out. A label that is not
        scored (:func:`unscored_labels`) has one row of the slice ``all``, with the reason for a score and no value; it
        is no part of the scores of all labels together. Of the slice ``all`` too, the counts of the account.
    confusion, calibration
        Of the slice ``all``.
    """
    articles, stories = mentions["source_id"].to_numpy(), mentions["story_id"].to_numpy()
    rows, confusions, bins = [], [], []
    for prediction in predictions:
        there, unscored, decisions = decided(mentions, question, labels, coded, prediction)
        scored = decisions.labels
        head = (question.name, prediction.classifier, prediction.in_use, prediction.kind, coders)
        for name, mask in slices(mentions) if scored else ():
            part, inside = decisions.take(mask[there]), articles[mask & there]
            if not len(part):
                continue
            of_story = stories[mask & there]
            found = scores_with_intervals(part, of_story, confidence, np.random.default_rng(seed))
            rows += [(*head, name, len(part), len(set(inside)), *score) for score in found]
        rows += [(*head, ALL, row.n, row.n_articles, row.score, row.label, None, None, None) for row in account(there)]
        n = (len(decisions), len(set(articles[there])))
        rows += [(*head, ALL, *n, reason, label, None, None, None) for label, reason in unscored.items()]
        if len(decisions) and scored:
            who = (prediction.classifier, prediction.kind)
            confusions += [(*who, *cell) for cell in confusion(decisions, UNCERTAIN)]
            bins += [(*who, *row) for row in calibration(decisions)]
    return (
        pl.DataFrame(rows, schema=TABLES[f"validation_{question.name}"].types, orient="row"),
        pl.DataFrame(confusions, schema=TABLES[f"confusion_{question.name}"].types, orient="row"),
        pl.DataFrame(bins, schema=TABLES[f"reliability_{question.name}"].types, orient="row"),
    )


def overview(scores: pl.DataFrame) -> pl.DataFrame:
    """The scores of all labels together, one row per classifier and slice, for papers."""
    keys = ["classifier", "predictions", "slice", "n", "n_articles"]
    wide = scores.filter(pl.col("label").is_null()).select(*keys, "score", "value", "low", "high")
    macro = wide.filter(pl.col("score") == "macro_f1").drop("score").rename({"value": "macro_f1"})
    coded = wide.filter(pl.col("score") == CODED).select("classifier", "predictions", "slice", n_coded="n")
    others = [
        coded,
        *(
            wide.filter(pl.col("score") == name).select(
                "classifier", "predictions", "slice", pl.col("value").alias(name)
            )
            for name in ("accuracy", "calibration_error", IF_PERFECT)
        ),
    ]
    for table in others:
        macro = macro.join(table, on=["classifier", "predictions", "slice"], how="left", maintain_order="left")
    return macro.select(*keys[:4], "n_coded", pl.exclude(*keys[:4], "n_coded"))


def decided(
    mentions: pl.DataFrame, question: Question, labels: Sequence[str], coded: Sequence[str], prediction: Prediction
) -> tuple[np.ndarray, dict[str, str], Decisions]:
    """Which of the mentions a prediction has an answer to, the labels that are not scored and why, and what was
    annotated and predicted of those with an answer; other arguments are those of :func:`validation_tables`.
    """
    there = np.array([answer is not None for answer in prediction.answers], dtype=bool)
    unscored = unscored_labels(question, labels, coded, prediction)
    scored = [label for label in labels if label not in unscored]
    return there, unscored, _decisions(mentions.filter(there), question, scored, prediction, there)


def _decisions(
    told: pl.DataFrame, question: Question, scored: Sequence[str], prediction: Prediction, there: np.ndarray
) -> Decisions:
    said = [answer for answer in prediction.answers if answer is not None]
    probabilities = prediction.probabilities
    if probabilities is not None:
        columns = [prediction.labels.index(label) for label in scored]
        probabilities = probabilities[there][:, columns]
    annotated = told[question.name].to_list()
    if question.exclusive:
        return of_labels(scored, annotated, said, probabilities)
    return of_sets(scored, annotated, said, told[f"{question.name}_disputed"].to_list(), probabilities)


def slices(mentions: pl.DataFrame) -> Iterator[tuple[str, np.ndarray]]:
    """The parts of the mentions that are scored, by name: which mentions are of each."""
    yield ALL, np.ones(len(mentions), dtype=bool)
    if READ in mentions.columns:
        yield NOT_READ, ~mentions[READ].to_numpy()
    for target in sorted(mentions["target"].unique()):
        yield target, (mentions["target"] == target).to_numpy()
    if HOLDER.name in mentions.columns:
        own = (mentions[HOLDER.name] == OUTLET).fill_null(False).to_numpy()
        known = mentions[HOLDER.name].is_not_null().to_numpy()
        yield OWN_VOICE, own
        yield OTHERS_WORDS, known & ~own
