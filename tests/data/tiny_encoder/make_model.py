"""Make a model folder of the tiny network beside this file: what ``models/encoder`` has, in a hundredth of its size.

PYTHONPATH=src .venv/bin/python tests/data/tiny_encoder/make_model.py

Its vocabulary is letters. Its heads are random, scaled so that every answer occurs; that for actor follows the
codebook's rules. What it says means nothing: it stands where a test is about the workflow, not about answers.
"""

import csv
from pathlib import Path
from string import ascii_lowercase

import numpy as np

from presslens.base.io import sha256, write_json, write_text
from presslens.cards.familiarity import REFERENCE, SPACE
from presslens.cards.models import MODEL
from presslens.classify.familiarity.space import FeatureSpace
from presslens.classify.methods.encoder.heads import BESIDE, SPEAKERS, Head, write_heads
from presslens.classify.methods.encoder.model import HEADS, VOCABULARY, Encoder
from presslens.classify.methods.encoder.tokens import Pieces
from presslens.codebook.questions import ACTOR, QUESTIONS

FOLDER = Path(__file__).parent
PROJECT = FOLDER.parents[2]
N_FEATURES = 3 * 32
FRAMES = ("conflict", "diplomacy", "humanitarian", "security", "economic", "responsibility", "morality")
NETWORK = "network.1.z"
CARD = """\
name: encoder
what: A tiny network of random weights, for tests of the workflow. What it says means nothing.
licence: MIT
"""


def vocabulary():
    """Letters, each as the first and as a later one of a word; what has another sign is unknown."""
    special = ["<s>", "<pad>", "</s>", "[UNK]"]
    pieces = [*special, *ascii_lowercase, *(f"##{letter}" for letter in ascii_lowercase)]
    around = [{"SpecialToken": {"id": "<s>", "type_id": 0}}, {"SpecialToken": {"id": "</s>", "type_id": 0}}]
    text = {"Sequence": {"id": "A", "type_id": 0}}
    return {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [
            {"id": place, "content": token, "special": True}
            | dict.fromkeys(("single_word", "lstrip", "rstrip", "normalized"), False)
            for place, token in enumerate(special)
        ],
        "normalizer": {
            "type": "BertNormalizer",
            "clean_text": True,
            "handle_chinese_chars": True,
            "strip_accents": None,
            "lowercase": True,
        },
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "post_processor": {
            "type": "TemplateProcessing",
            "single": [around[0], text, around[1]],
            "pair": [around[0], text, around[1], {"Sequence": {"id": "B", "type_id": 0}}, around[1]],
            "special_tokens": {
                token: {"id": token, "ids": [special.index(token)], "tokens": [token]} for token in ("<s>", "</s>")
            },
        },
        "decoder": None,
        "model": {
            "type": "WordPiece",
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
            "vocab": {piece: place for place, piece in enumerate(pieces)},
        },
    }


def heads_for(space, rng):
    """Heads whose logits, over the features of a space, are some deviations wide."""
    scales = space.scales[:8, None]
    heads = {}
    for name, question in QUESTIONS.items():
        if not question.classified:
            continue
        labels = question.labels or FRAMES
        n_groups = len(SPEAKERS) if question.sees_holder else 1
        along = rng.normal(size=(n_groups, len(scales), len(labels))) / scales / 2
        weights = np.einsum("cf,gcl->gfl", space.components[: len(scales)], along)
        intercept = -np.einsum("f,gfl->gl", space.mean, weights)
        if n_beside := BESIDE.get(name, 0):
            weights = np.concatenate([weights, np.zeros((n_groups, n_beside, len(labels)))], axis=1)
        if name == ACTOR.name:
            weights /= 10
            intercept /= 10
            weights[:, -1] = [-1.5, 1.5]
        heads[name] = Head(labels, weights.astype(np.float32), intercept.astype(np.float32), 1.0, question.exclusive)
    return heads


def reference_sets():
    """Four sets, each further away and answered worse than the one before."""
    sets = []
    for number in range(4):
        questions = {}
        for name in ("actor", "sentiment", "stance"):
            labels = QUESTIONS[name].labels
            accuracy = {"estimate": 0.8 - 0.05 * number, "low": 0.7 - 0.05 * number, "high": 0.9 - 0.05 * number}
            questions[name] = {
                **{"n": 100, "n_documents": 50, "distance_median": 1.0 + number, "distance_mean": 1.0 + number},
                **{"confidence": 0.8, "share_uncertain": 0.1, "pieces_per_word": 5.0, "share_unknown": 0.1},
                **{"answers": dict.fromkeys(labels, 1 / len(labels)), "accuracy": accuracy, "macro_f1": accuracy},
            }
        sets.append({"name": f"made-{number}", "what": "Numbers made for tests.", "questions": questions})
    return {"abstain_below": 0.4, "level": 0.95, "sets": sets}


def describe(heads, more=()):
    described = write_heads(heads, FOLDER / HEADS)
    files = (NETWORK, HEADS, VOCABULARY, *more)
    hashes = {name: sha256(FOLDER / name) for name in sorted(files)}
    document = {"n_features": N_FEATURES, "heads": described, "trained_on": [], "sha256": hashes}
    write_json(document, FOLDER / MODEL)


for name in (SPACE, REFERENCE):  # of the last one
    (FOLDER / name).unlink(missing_ok=True)
rng = np.random.default_rng(1)
write_json(vocabulary(), FOLDER / VOCABULARY)
empty = FeatureSpace(np.zeros(N_FEATURES), np.zeros((8, N_FEATURES)), np.ones(8))
describe(heads_for(empty, rng))
encoder = Encoder(FOLDER)
with (PROJECT / "models/written.tsv").open(encoding="utf-8", newline="") as file:
    texts = [row["text"] for row in csv.DictReader(file, delimiter="\t")][:400]
read = [Pieces(encoder.pieces.sentence(text).ids, 1, 4) for text in texts]
space = FeatureSpace.fit(encoder.features(read))
space.write(FOLDER / SPACE)
write_json(reference_sets(), FOLDER / REFERENCE)
describe(heads_for(space, rng), (SPACE, REFERENCE))
write_text(CARD, FOLDER / "card.yaml")
