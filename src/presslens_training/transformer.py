"""The weights of a transformer as arrays, whatever published kind it is of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import nn
from torch.utils.hooks import RemovableHandle

from presslens.base.errors import InputError
from presslens.classify.methods.encoder.tokens import MAX_PIECES


@dataclass(frozen=True)
class Linear:
    """A product and a sum: ``x @ weights + bias``, of shapes (n_in, n_out) and (n_out,)."""

    weights: np.ndarray
    bias: np.ndarray


@dataclass(frozen=True)
class Norm:
    """Standardise, then stretch by ``gain`` and shift, both of shape (n_units,)."""

    gain: np.ndarray
    shift: np.ndarray
    epsilon: float


@dataclass(frozen=True)
class Layer:
    """One layer: attention, then two products with GELU between them, each added to what went in and normed.

    ``sizes`` and ``sizes_between`` are the root mean square of each number that goes into attention and into ``wide``,
    on sentences, shape (n_units,).
    """

    query: Linear
    key: Linear
    value: Linear
    context: Linear
    context_norm: Norm
    wide: Linear
    narrow: Linear
    narrow_norm: Norm
    sizes: np.ndarray
    sizes_between: np.ndarray


@dataclass(frozen=True)
class Transformer:
    """All weights, float32.

    Attributes
    ----------
    words
        Shape (n_words, n_units).
    positions
        What is added to the piece at each place, shape (MAX_PIECES, n_units).
    relative
        What is added to the scores of attention between two places, shape (n_heads, MAX_PIECES, MAX_PIECES); None
        where places play no part there.
    """

    words: np.ndarray
    positions: np.ndarray
    norm: Norm
    n_heads: int
    relative: np.ndarray | None
    layers: tuple[Layer, ...]


def read_transformer(module: nn.Module, sentences: Sequence[Sequence[int]]) -> Transformer:
    """The weights of a ``BertModel`` or ``MPNetModel`` of any size.

    Parameters
    ----------
    sentences
        Some, as pieces, on which the sizes of what goes into products are measured.

    Raises
    ------
    InputError
        The module is of another kind, its GELU is not the exact one, or it reads too few places.
    """
    kind, config = module.config.model_type, module.config
    if kind not in ("bert", "mpnet") or config.hidden_act != "gelu":
        raise InputError("transformer", f"is a {kind} with {config.hidden_act}", "allowed: bert or mpnet, with gelu")
    positions = _array(module.embeddings.position_embeddings.weight)
    if kind == "bert":
        # A sentence is of the first type.
        positions = positions + _array(module.embeddings.token_type_embeddings.weight)[0]
    else:
        positions = positions[config.pad_token_id + 1 :]
    if len(positions) < MAX_PIECES:
        raise InputError("transformer", f"reads {len(positions)} pieces", f"allowed: {MAX_PIECES} or more")
    sizes = _sizes(module, sentences)
    return Transformer(
        _array(module.embeddings.word_embeddings.weight),
        positions[:MAX_PIECES],
        _norm(module.embeddings.LayerNorm),
        config.num_attention_heads,
        _relative(module) if kind == "mpnet" else None,
        tuple(map(_layer, module.encoder.layer, [kind] * len(sizes), sizes)),
    )


def _layer(layer: nn.Module, kind: str, sizes: tuple[np.ndarray, np.ndarray]) -> Layer:
    if kind == "bert":
        of, out = layer.attention.self, layer.attention.output
        parts, norm = (of.query, of.key, of.value, out.dense), out.LayerNorm
    else:
        of, norm = layer.attention.attn, layer.attention.LayerNorm
        parts = (of.q, of.k, of.v, of.o)
    query, key, value, context = map(_linear, parts)
    wide, narrow = _linear(layer.intermediate.dense), _linear(layer.output.dense)
    return Layer(query, key, value, context, _norm(norm), wide, narrow, _norm(layer.output.LayerNorm), *sizes)


def _sizes(module: nn.Module, sentences: Sequence[Sequence[int]]) -> list[tuple[np.ndarray, np.ndarray]]:
    """Of each layer, root mean square of what goes into attention and into the first product behind it."""
    found: list[list] = [[] for _ in range(2 * len(module.encoder.layer))]

    def listen(part: nn.Module, seen: list) -> RemovableHandle:
        return part.register_forward_pre_hook(lambda _, given: seen.append(given[0].float().pow(2).sum((0, 1))))

    parts = [part for layer in module.encoder.layer for part in (layer.attention, layer.intermediate.dense)]
    handles = [listen(part, seen) for part, seen in zip(parts, found, strict=True)]
    module.eval()
    with torch.no_grad():
        for ids in sentences:
            module(input_ids=torch.tensor([list(ids)]), attention_mask=torch.ones(1, len(ids), dtype=torch.long))
    for handle in handles:
        handle.remove()
    n = max(sum(map(len, sentences)), 1)
    sizes = [(torch.stack(seen).sum(0) / n).sqrt().numpy() for seen in found]
    return list(zip(sizes[::2], sizes[1::2], strict=True))


def _relative(module: nn.Module) -> np.ndarray:
    """What MPNet's encoder adds to scores, shape (n_heads, MAX_PIECES, MAX_PIECES)."""
    with torch.no_grad():
        found = module.encoder.compute_position_bias(torch.zeros(1, MAX_PIECES, 1))
    return found[0].float().numpy().copy()


def _linear(module: nn.Module) -> Linear:
    return Linear(_array(module.weight).T, _array(module.bias))


def _norm(module: nn.Module) -> Norm:
    return Norm(_array(module.weight), _array(module.bias), float(module.eps))


def _array(weights: torch.Tensor) -> np.ndarray:
    return weights.detach().float().numpy()
