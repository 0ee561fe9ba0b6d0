"""Sentiment of mentions: presslens's classifiers, and a network of RoBERTa-base's architecture with drawn weights."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from peers.comparison import PEERS, PROJECT, Comparison, Job, System
from peers.texts import SEED, thousands, written_mentions

#: Mentions of one measurement, and the pieces to which published classifiers pad a sentence.
N_MENTIONS, PADDED = 24, 150


def codebook() -> Any:
    """What the encoder is built from."""
    from presslens.base.io import read_yaml
    from presslens.blind.names import NEEDS
    from presslens.codebook.codebook import Codebook, part_files

    config = read_yaml(PROJECT / "config.yaml")
    return Codebook(path for part in NEEDS for path in part_files(part, config, PROJECT / "codebook"))


def step(encoder: Any, mask: Any, items: Sequence[Any]) -> Any:
    """The workflow's step: hide names, cut into pieces, features of each distinct input."""
    from presslens.classify.methods.encoder.classifier import mention_pieces
    from presslens.classify.methods.encoder.features import FeatureStore, item_key, origin_of

    pieces = dict(zip(map(item_key, items), mention_pieces(encoder, mask, items), strict=True))
    return FeatureStore.compute(encoder, pieces, origin_of(encoder, mask))


def _items(rows: Sequence[Any]) -> list[Any]:
    from presslens.attribute.items import Item

    return [Item(text, start, end, target, "country") for text, start, end, target in rows]


def encoder(model: str) -> Callable[[Mapping[str, Any]], Job]:
    def load(_: Mapping[str, Any]) -> Job:
        from presslens.classify.methods.encoder.classifier import EncoderSentiment

        sentiment = EncoderSentiment.from_config({"model": PROJECT / "models" / model}, codebook())

        def job(rows: Sequence[Any]) -> list[list[float]]:
            items = _items(rows)
            with tempfile.TemporaryDirectory() as folder:
                step(sentiment.encoder, sentiment.mask, items).write(f"{folder}/features.npz")
                sentiment.look_up(f"{folder}/features.npz")
                return sentiment.predict_proba(items).tolist()

        return job

    return load


def linear(_: Mapping[str, Any]) -> Job:
    from presslens.classify.methods.linear.classifier import LinearSentiment

    sentiment = LinearSentiment.from_config({"model": PROJECT / "models/sentiment_linear"}, codebook())
    return lambda rows: sentiment.predict_proba(_items(rows)).tolist()


def lexicon(_: Mapping[str, Any]) -> Job:
    from presslens.classify.methods.lexicon import LexiconSentiment

    sentiment = LexiconSentiment()
    return lambda rows: sentiment.predict_proba(_items(rows)).tolist()


def _roberta() -> tuple[Any, Any]:
    """A network and a tokeniser: that of the encoder, since RoBERTa's words would have to be downloaded."""
    import torch
    from transformers import PreTrainedTokenizerFast, RobertaConfig, RobertaForSequenceClassification

    torch.set_num_threads(1)
    torch.manual_seed(SEED)
    settings = RobertaConfig(vocab_size=50265, max_position_embeddings=514, type_vocab_size=1, num_labels=3)
    if (settings.num_hidden_layers, settings.hidden_size) != (12, 768):
        raise ValueError("RoBERTa-base has 12 layers of 768 units")
    file = str(PROJECT / "models/encoder/tokenizer.json")
    tokens = PreTrainedTokenizerFast(tokenizer_file=file, pad_token="<pad>", model_max_length=512)
    return RobertaForSequenceClassification(settings).eval(), tokens


def padded(_: Mapping[str, Any]) -> Job:
    import torch

    network, tokens = _roberta()

    def job(rows: Sequence[Any]) -> list[list[float]]:
        answers = []
        with torch.inference_mode():
            for text, *_ in rows:
                look = {"padding": "max_length", "truncation": True, "max_length": PADDED, "return_tensors": "pt"}
                cut = tokens(text, **look)
                answers.append(network(cut["input_ids"], attention_mask=cut["attention_mask"]).logits[0].tolist())
        return answers

    return job


def pipeline(_: Mapping[str, Any]) -> Job:
    from transformers import pipeline

    network, tokens = _roberta()
    answer = pipeline("text-classification", model=network, tokenizer=tokens, device="cpu", top_k=None)
    return lambda rows: [[label["score"] for label in found] for found in answer([text for text, *_ in rows])]


def answers(_: Mapping[str, Any], answer: Sequence[Sequence[float]]) -> dict[str, float]:
    """How many answers of three labels there are."""
    return {"answers": sum(len(one) == 3 for one in answer)}


_TORCH = ("torch", "transformers")
COMPARISONS = (
    Comparison(
        "encoder",
        lambda: written_mentions(N_MENTIONS),
        thousands,
        "1,000 mentions",
        answers,
        (
            System(
                "encoder",
                "`models/encoder`: 8 layers of 768 units in whole numbers; names hidden, features kept on disk, heads",
                encoder("encoder"),
                True,
                ("onnxruntime", "tokenizers"),
            ),
            System(
                "encoder_light",
                "`models/encoder_light`: 6 layers of 384 units, the same way",
                encoder("encoder_light"),
                True,
            ),
            System(
                "linear",
                "`models/sentiment_linear`: TF-IDF around the mention, names hidden",
                linear,
                True,
                ("scikit-learn",),
            ),
            System("lexicon", "VADER's words around the mention, names hidden", lexicon, True),
            System(
                "RoBERTa-base, padded",
                f"12 layers of 768 units, 32-bit floats, a sentence at a time, padded to {PADDED} pieces, as published "
                "target-dependent classifiers of news run it",
                padded,
                packages=_TORCH,
                python=PEERS,
            ),
            System(
                "transformers pipeline",
                'the same network in `pipeline("text-classification")`, a sentence at a time, not padded',
                pipeline,
                packages=_TORCH,
                python=PEERS,
            ),
        ),
        rounds=3,
        again=0.5,
    ),
)
