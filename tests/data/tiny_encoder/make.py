"""Make the tiny network beside this file, of random weights, and what it says. Needs envs/training.txt.

PYTHONPATH=src .venv-training/bin/python tests/data/tiny_encoder/make.py
"""

from pathlib import Path

import numpy as np
import onnxruntime
import torch
from transformers import MPNetConfig, MPNetModel

from presslens.base.io import write_arrays
from presslens.classify.methods.network_parts import write_parts
from presslens_training.integer_network import integer_network
from presslens_training.transformer import read_transformer

FOLDER = Path(__file__).parent
N_WORDS = 60
settings = MPNetConfig(
    vocab_size=N_WORDS,
    hidden_size=32,
    num_hidden_layers=2,
    num_attention_heads=2,
    intermediate_size=64,
    max_position_embeddings=200,
    initializer_range=0.3,
)
torch.manual_seed(1)
network = MPNetModel(settings, add_pooling_layer=False).eval()
rng = np.random.default_rng(1)
data = integer_network(
    read_transformer(network, rng.integers(3, N_WORDS, (8, 20)).tolist()), of_words=31
).SerializeToString(deterministic=True)
write_parts(data, FOLDER)

ids = rng.integers(3, N_WORDS, (3, 40))
attention = np.ones_like(ids)
attention[1, 9:] = attention[2, 30:] = 0
options = onnxruntime.SessionOptions()
options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
(states,) = onnxruntime.InferenceSession(data, options).run(None, {"ids": ids, "attention": attention})
write_arrays({"ids": ids, "attention": attention, "states": states}, FOLDER / "said.npz")
