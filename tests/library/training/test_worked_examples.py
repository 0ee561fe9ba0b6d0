"""The examples in docstrings hold; modules that need PyTorch or ONNX are left out."""

import ast
import doctest
from importlib import import_module
from pathlib import Path

import pytest

import presslens_training

FILES = {f"presslens_training.{path.stem}": path for path in Path(presslens_training.__file__).parent.glob("[a-z]*.py")}
NEEDS_TORCH = {
    f"presslens_training.{name}"
    for name in (
        *("export", "frozen_states", "network", "transformer", "tuning"),
        *("integer_attention", "integer_network", "integer_steps", "steps"),
    )
}


@pytest.mark.parametrize("name", sorted(FILES.keys() - NEEDS_TORCH))
def test_examples(name):
    assert doctest.testmod(import_module(name)).failed == 0


@pytest.mark.parametrize("name", sorted(FILES.keys() - NEEDS_TORCH))
def test_pytorch_is_loaded_by_nothing_else(name):
    """For types alone, a module may name the network."""
    top = [node for node in ast.parse(FILES[name].read_text()).body if isinstance(node, ast.Import | ast.ImportFrom)]
    names = {getattr(node, "module", None) or node.names[0].name for node in top}
    assert not names & {"torch", "transformers", "safetensors", "safetensors.torch", "onnx", *NEEDS_TORCH}
