"""The encoder computes the same bits on every processor: by the steps it is made of, and by what a tiny one says."""

import struct
from pathlib import Path

import numpy as np
import pytest

from presslens.base.io import read_arrays
from presslens.classify.methods.network import Network
from presslens.classify.methods.network_file import _fields, inspect_network
from presslens.classify.methods.network_parts import read_parts
from tests.library.classify.conftest import MODEL

from . import onnx_files as onnx
from .onnx_files import FLOAT, INT64, graph, model, node, tensor, value_info

TINY = Path(__file__).resolve().parents[2] / "data/tiny_encoder"
#: Steps whose result the standard for floating point defines, that move numbers, or that sum in one order.
EXACT = {
    *("Abs", "Add", "Cast", "Div", "Max", "Mul", "Relu", "Round", "Sqrt", "Sub"),
    *("Concat", "Gather", "Reshape", "Shape", "Slice", "Transpose", "Unsqueeze"),
    *("MatMulInteger", "ReduceMax", "ReduceMean"),
}


def operators(data):
    """Names of the steps of a network, and its 8-bit tables by name, as arrays of their numbers."""
    (content,) = (value for number, _, value in _fields(memoryview(data)) if number == 7)
    parts = [(number, value) for number, _, value in _fields(content)]
    steps = [{key: value for key, _, value in _fields(value)} for number, value in parts if number == 1]
    tables = [{key: value for key, _, value in _fields(value)} for number, value in parts if number == 5]
    names = [bytes(step[4]).decode() for step in steps]
    inputs = [[bytes(value).decode() for key, _, value in _fields(one) if key == 1] for n, one in parts if n == 1]
    int8 = {bytes(table[8]).decode(): np.frombuffer(table[9], np.int8) for table in tables if table[2] == 3}
    return names, inputs, int8


@pytest.mark.parametrize("folder", [MODEL, TINY], ids=["shipped", "tiny"])
def test_only_exact_steps(folder):
    data = read_parts(sorted(folder.glob("network.*.z")))
    inspect_network(data, folder)
    names, inputs, int8 = operators(data)
    assert set(names) <= EXACT
    products = [given for name, given in zip(names, inputs, strict=True) if name == "MatMulInteger"]
    weights = [int8[given[1]] for given in products if given[1] in int8]
    assert len(weights) >= 12
    # Two products with 255 in 16 bits: what some processors cut off there, others do not.
    assert max(int(np.abs(table.astype(int)).max()) for table in weights) * 255 * 2 < 2**15


def test_a_tiny_network_says_the_same_everywhere():
    """Bit by bit what it said where it was made, on whatever processor this runs."""
    said = read_arrays(TINY / "said.npz")
    for threads in (1, 2):
        paths = sorted(TINY.glob("network.*.z"))
        network = Network(paths[0], threads, read_parts(paths), is_optimised=False)
        found = network.run({name: said[name] for name in ("ids", "attention")}, "states")
        there = said["attention"] == 1
        assert len(np.unique(said["states"][there])) > 500
        assert (found[there] == said["states"][there]).all()
        for row, n in enumerate(said["attention"].sum(axis=1)):
            alone = network.run({name: said[name][row : row + 1, :n] for name in ("ids", "attention")}, "states")
            assert (alone[0] == said["states"][row, :n]).all()


NUMBERS = np.random.default_rng(5).lognormal(0, 9, 4096).astype(np.float32)


@pytest.mark.parametrize(
    ("step", "wanted"),
    [
        ("Sqrt", np.sqrt),
        ("Div", lambda given: np.float32(3) / given),
        ("Round", np.rint),
        ("Cast", lambda given: given.astype(np.int32)),
    ],
)
def test_the_runtime_rounds_as_the_standard_says(step, wanted, tmp_path):
    """An approximation of a root, say, would be another on each maker's processors."""
    given = NUMBERS if step != "Cast" else np.clip(NUMBERS, 0, 2.0**30)
    numbers = tensor("numbers", [len(given)], FLOAT, given.tobytes())
    three = tensor("three", [], FLOAT, struct.pack("<f", 3))
    inputs = ["three", "numbers"] if step == "Div" else ["numbers"]
    to = [onnx.number_attribute("to", 6)] if step == "Cast" else []
    steps = [node(step, inputs, ["x"], *to), node("Identity", ["x"], ["found"])]
    outputs = [value_info("found", 6 if step == "Cast" else FLOAT, ["n"])]
    path = tmp_path / "network.onnx"
    path.write_bytes(model(graph(steps, [value_info("ids", INT64, ["n", "length"])], outputs, [numbers, three])))
    found = Network(path, is_optimised=False).run({"ids": np.ones((1, 4), np.int64)})
    assert (found == wanted(given)).all()


def test_sums_of_products_are_exact(tmp_path):
    rng = np.random.default_rng(6)
    rows, columns = rng.integers(0, 256, (7, 3072), np.uint8), rng.integers(-63, 64, (3072, 33), np.int8)
    rows[0], columns[:, 0] = 255, 63
    tables = [tensor("a", rows.shape, 2, rows.tobytes()), tensor("b", columns.shape, 3, columns.tobytes())]
    tables.append(tensor("zero", [], 2, bytes([128])))
    steps = [node("MatMulInteger", ["a", "b", "zero"], ["x"]), node("Identity", ["x"], ["found"])]
    path = tmp_path / "network.onnx"
    outputs = [value_info("found", 6, ["n", "m"])]
    path.write_bytes(model(graph(steps, [value_info("ids", INT64, ["n", "length"])], outputs, tables)))
    found = Network(path, is_optimised=False).run({"ids": np.ones((1, 4), np.int64)})
    assert (found == (rows.astype(int) - 128) @ columns.astype(int)).all()
