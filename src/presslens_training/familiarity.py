"""What an encoder is at home in, written when it is exported: features of training, and coded sets to compare with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np

from presslens.base.bootstrap import Settings
from presslens.base.io import sha256, write_json
from presslens.cards.familiarity import load_reference
from presslens.classify.familiarity.measures import measures
from presslens.classify.familiarity.space import FeatureSpace
from presslens.classify.judgements import best_labels
from presslens.classify.methods.encoder.heads import to_probabilities
from presslens.codebook.questions import ACTOR, QUESTIONS, SENTIMENT, STANCE
from presslens.validate.decisions import of_labels
from presslens.validate.scores import scores_with_intervals

#: Questions of which a reference is kept, in the order of the file.
MEASURED = (ACTOR.name, SENTIMENT.name, STANCE.name)


@dataclass(frozen=True)
class CodedSet:
    """Coded mentions of one kind of text, which the network that answers had not seen.

    Sets stand for the corpora that users will bring: each from another source, none a part of another. Parts of one
    source err together, and with them the range of a new corpus comes out too narrow.

    Attributes
    ----------
    name, what
        Small letters, digits and hyphens, once each; and in words (source, years, who coded), as readers will see it.
    documents
        Article or document of each mention, shape (n,): intervals are over these.
    features
        By the network *that is exported*, shape (n, n_features), float32, without what stands beside them for actor:
        a user's corpus will be read by that network.
    pieces
        Words, word pieces and unknown pieces of each mention's sentence, shape (n, 3): ``WordPieces.counts`` of each.
    logits
        By question, shape (n, n_labels), not yet divided by the temperature. Where the set was trained on, those out of
        fold; else those of the exported network. For actor, with the say of the rules.
    labels
        By question, the label on which coders agree, shape (n,); None of mentions that are not scored on it. For
        sentiment and stance give None where the mention is no actor; for actor, where it is part of another name.
        A question that is not there was not coded.
    """

    name: str
    what: str
    documents: Sequence[str]
    features: np.ndarray
    pieces: np.ndarray
    logits: Mapping[str, np.ndarray]
    labels: Mapping[str, Sequence[str | None]]


def write_familiarity(
    training: np.ndarray,
    sets: Sequence[CodedSet],
    temperatures: Mapping[str, float],
    abstain_below: float,
    bootstrap: Settings,
    space: str | Path,
    reference: str | Path,
) -> dict[str, str]:
    """Write ``familiarity.npz`` and ``familiarity.json``, and return what ``model.json`` says of them in ``sha256``.

    Parameters
    ----------
    training
        Features of the mentions that the network was trained on, by the network that is exported, shape
        (n, n_features). Those of all sources, in the proportions of training.
    sets
        At least :data:`presslens.cards.familiarity.ENOUGH_SETS` for each question, or no accuracy is ever told.
    temperatures
        Of the exported heads, by question.
    abstain_below
        As in ``config.yaml``, for the shares of uncertain answers.
    bootstrap
        Of the intervals over documents.
    space, reference
        Files to write.

    Raises
    ------
    ValueError
        Arrays of a set do not fit together, or a label is not one of its question's.
    InputErrors
        What was written is no reference: a name stands twice.
    """
    home = FeatureSpace.fit(training)
    home.write(space)
    entries = [described_set(one, home, temperatures, abstain_below, bootstrap) for one in sets]
    write_json({"abstain_below": abstain_below, "level": bootstrap.confidence, "sets": entries}, reference)
    load_reference(reference)
    return {Path(path).name: sha256(path) for path in (space, reference)}


def described_set(
    one: CodedSet, space: FeatureSpace, temperatures: Mapping[str, float], abstain_below: float, bootstrap: Settings
) -> dict:
    """The entry of a set in ``familiarity.json``; parameters as in :func:`write_familiarity`."""
    lengths = {len(one.documents), len(one.features), len(one.pieces)}
    lengths |= {len(found) for by_question in (one.logits, one.labels) for found in by_question.values()}
    if len(lengths) > 1:
        raise ValueError(f"{one.name}: arrays of {', '.join(map(str, sorted(lengths)))} mentions")
    distances = space.distances(one.features)
    questions = {}
    for name in (name for name in MEASURED if name in one.labels):
        asked, labels = QUESTIONS[name], one.labels[name]
        rows = np.array([row for row, label in enumerate(labels) if label is not None], int)
        if not len(rows):
            continue
        documents = [one.documents[row] for row in rows]
        told = [label for label in labels if label is not None]
        # Probabilities as the ledger has them: of few decimals.
        probabilities = to_probabilities(one.logits[name][rows] / temperatures[name], asked.exclusive).round(6)
        bound = abstain_below if asked.setting == "abstain_below" else 0.0
        found = measures(asked, probabilities, bound, documents, distances[rows], one.pieces[rows])
        said = best_labels(probabilities, asked.labels, 0.0, asked.neutral)
        drawn = (bootstrap.confidence, bootstrap.generator(f"{one.name} {name}"))
        scored = scores_with_intervals(of_labels(asked.labels, told, said), documents, *drawn)
        scores = {
            score.score: {"estimate": score.value, "low": score.low, "high": score.high}
            for score in scored
            if score.score in ("accuracy", "macro_f1")
        }
        questions[name] = _rounded(asdict(found) | scores)
    return {"name": one.name, "what": one.what, "questions": questions}


def _rounded(value):
    """Numbers with few decimals: the same file on every machine."""
    if isinstance(value, dict):
        return {key: _rounded(entry) for key, entry in value.items()}
    return round(value, 4) if isinstance(value, float) else value
