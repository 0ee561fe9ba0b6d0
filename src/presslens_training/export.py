"""Write a network's transformer as ONNX: weights in 8 bits with a scale per row or column, sums in 32."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import helper, numpy_helper
from torch import nn

from presslens_training.network import Network

#: Matrices with fewer numbers than this stay as they are.
_SMALL = 10_000
_OPSET = 17


class _Features(nn.Module):
    """The features of :class:`Network`, without what only training needs."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: torch.Tensor, attention: torch.Tensor, mention: torch.Tensor) -> torch.Tensor:
        return self.network(ids, attention, mention)


def write_network(network: Network, path: str | Path) -> None:
    """Write what makes features; inputs ``ids``, ``attention``, ``mention`` (n, length), output ``features``."""
    network.transformer.set_attn_implementation("eager")
    module = _Features(network).eval()
    ids = torch.arange(1000, 1022).reshape(2, 11)
    mention = torch.zeros_like(ids)
    mention[:, 3] = 1
    axes = {0: "n", 1: "length"}
    torch.onnx.export(
        module,
        (ids, torch.ones_like(ids), mention),
        str(path),
        input_names=["ids", "attention", "mention"],
        output_names=["features"],
        dynamic_axes={"ids": axes, "attention": axes, "mention": axes, "features": {0: "n"}},
        opset_version=_OPSET,
        dynamo=False,
    )
    onnx.save(in_8_bits(onnx.load(str(path))), str(path))


def in_8_bits(model: onnx.ModelProto) -> onnx.ModelProto:
    """The model with its large matrices as int8 and a DequantizeLinear before each use."""
    users: dict[str, set[str]] = {}
    for node in model.graph.node:
        for name in node.input:
            users.setdefault(name, set()).add(node.op_type)
    kept, nodes = [], []
    for tensor in model.graph.initializer:
        weights = numpy_helper.to_array(tensor)
        if weights.dtype != np.float32 or weights.ndim != 2 or weights.size < _SMALL:
            kept.append(tensor)
            continue
        # A scale per row of embeddings, per column of a matrix that is multiplied from the right.
        axis = 0 if "Gather" in users[tensor.name] else 1
        scale = np.abs(weights).max(axis=1 - axis, keepdims=True) / 127
        scale[scale == 0] = 1
        parts = {
            "8bit": np.clip(np.round(weights / scale), -127, 127).astype(np.int8),
            "scale": scale.reshape(-1).astype(np.float32),
            "zero": np.zeros(scale.size, np.int8),
        }
        kept += [numpy_helper.from_array(part, f"{tensor.name}_{name}") for name, part in parts.items()]
        inputs = [f"{tensor.name}_{name}" for name in parts]
        nodes.append(helper.make_node("DequantizeLinear", inputs, [tensor.name], axis=axis))
    nodes += list(model.graph.node)
    del model.graph.initializer[:], model.graph.node[:]
    model.graph.initializer.extend(kept)
    model.graph.node.extend(nodes)
    model.producer_name, model.producer_version = "presslens", ""
    onnx.checker.check_model(model)
    return model
