"""The card of the shipped encoder: what it learned from, how well it does, and what it does not know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np


def over_seeds(scores: Mapping[str, Mapping[str, float]]) -> dict[str, dict[str, float]]:
    """Mean and range of a score over networks that differ in their seed alone, by file.

    Parameters
    ----------
    scores
        By network and file; every network has the files of the first one.

    >>> over_seeds({"tuned_1": {"a.jsonl": 0.7}, "tuned_2": {"a.jsonl": 0.8}})
    {'a.jsonl': {'mean': 0.75, 'smallest': 0.7, 'largest': 0.8}}
    """
    by_file = {name: [found[name] for found in scores.values()] for name in next(iter(scores.values()))}
    return {
        name: {"mean": round(float(np.mean(values)), 4), "smallest": min(values), "largest": max(values)}
        for name, values in by_file.items()
    }


def encoder_card(
    recipe: Mapping[str, Any],
    n_annotated: int,
    n_written: int,
    hashes: Mapping[str, str],
    heads: Mapping[str, Mapping[str, Any]],
    metrics: Mapping[str, object],
    before: Mapping[str, Mapping[str, float]],
    names: Mapping[str, object],
) -> dict[str, object]:
    """The card, as a document for YAML.

    Parameters
    ----------
    recipe
        What the network was trained by.
    n_annotated, n_written
        How many mentions were coded, and how many sentences were written for training.
    hashes
        SHA-256 of the model's files.
    heads
        What ``model.json`` says of each head.
    metrics
        Scores on general news by file.
    before
        Macro-F1 on them before adaptation, by network and file.
    names
        What names change and betray, as :func:`~presslens_training.name_audit.audited_names` says it.
    """
    return {
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
                f"{n_annotated} mentions coded by two automatic (language-model) coders (annotations/), CC BY 4.0"
            ),
            "written": (
                f"{n_written:,} sentences written for training by language models that read the coders' manual and no "
                "corpus; coded by the writer and by another model, kept where both agree (written.tsv); never scored"
            ),
        },
        "sha256": hashes,
        "temperature": {question: head["temperature"] for question, head in heads.items()},
        "temperature_fitted_on": (
            "answers out of fold to mentions drawn at random on which the coders agree; for sentiment also the dev "
            "files of NewsMTSC. What the codebook's rules are worth beside the encoder, for actor, was fitted there "
            "too; answers out of fold have it from the other folds."
        ),
        "metrics_newsmtsc": metrics,
        "before_adaptation": {"macro_f1": before, "over_seeds": over_seeds(before)},
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
