"""The card of a shipped encoder: what it learned from, how well it does, and what it does not know."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

_WORLD_NEWS = (
    "{n:,} mentions of any country in seven sets of news (annotations/world-news, part fit), coded by two automatic "
    "(language-model) coders; CC BY 4.0 for the codes"
)
_WRITTEN = (
    "{n:,} sentences written for training by language models that read the coders' manual and no corpus; coded by the "
    "writer and by another model, kept where both agree (models/written.tsv); never scored"
)


def over_seeds(scores: Mapping[str, Mapping[str, Mapping[str, float]]]) -> dict[str, dict[str, float]]:
    """Mean and range of macro-F1 over networks that differ in their seed alone, by question.

    Parameters
    ----------
    scores
        By network and question; every network has the questions of the first one.

    >>> over_seeds({"1": {"actor": {"macro_f1": 0.7}}, "2": {"actor": {"macro_f1": 0.8}}})
    {'actor': {'mean': 0.75, 'smallest': 0.7, 'largest': 0.8}}
    """
    by_question = {
        question: [found[question]["macro_f1"] for found in scores.values()] for question in next(iter(scores.values()))
    }
    return {
        question: {"mean": round(float(np.mean(values)), 4), "smallest": min(values), "largest": max(values)}
        for question, values in by_question.items()
    }


def encoder_card(
    name: str,
    recipe: Mapping[str, Any],
    counts: Mapping[str, int],
    hashes: Mapping[str, str],
    heads: Mapping[str, Mapping[str, Any]],
    metrics: Mapping[str, Mapping[str, object]],
    by_seed: Mapping[str, Mapping[str, Mapping[str, float]]],
    names: Mapping[str, object],
) -> dict[str, object]:
    """The card, as a document for YAML.

    Parameters
    ----------
    name
        Of the model's folder.
    recipe
        What the network was trained by.
    counts
        How many mentions, sentences and units: ``world_news``, ``develop``, ``written``, ``units``.
    hashes
        SHA-256 of the model's files.
    heads
        What ``model.json`` says of each head.
    metrics
        Scores by group (``develop``: mentions of other news that were not learned from; ``newsmtsc``) and by name.
    by_seed
        Macro-F1 on the part ``develop``, by seed and question.
    names
        What names change and betray, as :func:`~presslens_training.name_audit.audited_names` says it.
    """
    return {
        "name": name,
        "what": (
            "Features of a mention in its sentence, and of a sentence, for four questions: actor, sentiment, stance, "
            "frames. Every name of the codebook is hidden before the sentence is read."
        ),
        "method": (
            f"the lowest {recipe['layers']} layers of {recipe['base']} (Apache 2.0), {counts['units']} units; the "
            f"lowest {recipe['frozen']} of them as published; computed in whole numbers: weights up to "
            f"{recipe['whole_numbers']['largest']}, inputs of 8 bits"
        ),
        "recipe": f"models/{name}/recipe.yaml",
        "history": recipe["history"].strip(),
        "training_data": {
            "world_news": _WORLD_NEWS.format(n=counts["world_news"]),
            "newsmtsc": f"{recipe['examples']['newsmtsc']['n']:,} mentions of NewsMTSC (MIT)",
            "written": _WRITTEN.format(n=counts["written"]),
        },
        "sha256": hashes,
        "temperature": {question: head["temperature"] for question, head in heads.items()},
        "temperature_fitted_on": (
            f"{counts['develop']:,} mentions of the part develop of annotations/world-news, on which the coders agree; "
            "what the codebook's rules are worth beside the encoder, for actor, was fitted there too"
        ),
        "metrics": metrics,
        "by_seed": {"scores": by_seed, "macro_f1": over_seeds(by_seed)},
        "metrics_note": (
            "Shares from 0 to 1 with 95 % jackknife intervals over documents (NewsMTSC: sentences). Settings and "
            "temperatures were chosen on the part develop, which is therefore optimistic; the part test is scored once "
            "for each released model (benchmarks/README.md)."
        ),
        "names": names,
        "limits": [
            "Labels come from automatic coders; no person has coded.",
            "Names of places and groups that the codebook does not know stay visible.",
            "English only. A sentence is read up to 400 characters on either side of the mention.",
        ],
        "licence": "Apache 2.0 (base network); see the licences of the data above",
    }
