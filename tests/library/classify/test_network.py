"""Networks that others made: what is more than a fixed number of steps is refused before anything of it runs."""

import random
import resource
import struct
import threading
import time
from pathlib import Path

import numpy as np
import pytest

from presslens.base.errors import InputError
from presslens.classify.methods import network as limits
from presslens.classify.methods.network import Network
from presslens.classify.methods.network_file import inspect_network
from presslens.classify.methods.network_parts import read_parts

from . import onnx_files as onnx
from .onnx_files import FLOAT, INT64, field, graph, model, network, node, tensor, value_info

PROJECT = Path(__file__).resolve().parents[3]
ARRAYS = {"input_ids": np.ones((1, 4), np.int64), "attention_mask": np.ones((1, 4), np.int64)}
X = node("Identity", ["one"], ["x"])
BOOL = 9


def loop():
    """A Loop that goes round 10^12 times."""
    body = graph(
        [node("Identity", ["on"], ["still_on"]), node("Add", ["v", "v"], ["w"])],
        [value_info("i", INT64, []), value_info("on", BOOL, []), value_info("v", FLOAT, [])],
        [value_info("still_on", BOOL, []), value_info("w", FLOAT, [])],
    )
    numbers = [onnx.scalar("turns", 10**12), tensor("yes", [], BOOL, b"\x01")]
    return network([node("Loop", ["turns", "yes", "one"], ["x"], onnx.graph_attribute("body", body))], numbers)


def branch():
    arm = graph([node("Identity", ["one"], ["y"])], [], [value_info("y", FLOAT, [])])
    arms = [onnx.graph_attribute(name, arm) for name in ("then_branch", "else_branch")]
    return network([node("If", ["yes"], ["x"], *arms)], [tensor("yes", [], BOOL, b"\x01")])


def scan():
    body = graph([node("Identity", ["a"], ["b"])], [value_info("a", FLOAT, [])], [value_info("b", FLOAT, [])])
    more = onnx.number_attribute("num_scan_inputs", 1)
    return network([node("Scan", ["floats"], ["x"], onnx.graph_attribute("body", body), more)])


def function():
    """A function that calls itself twice."""
    calls = [node("f", [a], [b], domain="mine") for a, b in (("p", "q"), ("q", "r"))]
    itself = (
        field(1, "f") + field(4, "p") + field(5, "r") + b"".join(field(7, one) for one in calls) + field(10, "mine")
    )
    return network([node("f", ["one"], ["x"], domain="mine")]) + field(25, itself)


def outside():
    entry = field(1, "location") + field(2, "../../secret")
    return network([X], [field(1, 3) + field(2, FLOAT) + field(8, "w") + field(13, entry) + field(14, 1)])


def claims(dims, **options):
    return network([X], [tensor("big", dims, FLOAT, b"\0" * 12, **options)])


REFUSED = {
    "loop of 10^12": (loop(), "holds the step Loop"),
    "branch": (branch(), "holds the step If"),
    "scan": (scan(), "holds the step Scan"),
    "function that calls itself": (function(), "mine"),
    "function, unused": (network([X]) + field(25, field(1, "f")), "defines functions of its own"),
    "steps within a step": (
        network([node("Identity", ["one"], ["x"], onnx.graph_attribute("hidden", graph([])))]),
        "holds steps within a step",
    ),
    "list of steps": (
        network([node("Abs", ["one"], ["x"], field(1, "a") + field(11, graph([])))]),
        "steps within a step",
    ),
    "unknown set": (network([node("Open", ["one"], ["x"], domain="evil")]), "holds a step of evil"),
    "training": (network([X]) + field(20, b""), "holds steps of training"),
    "weights elsewhere": (outside(), "weights lie in other files"),
    "place without entry": (network([X], [field(1, 3) + field(2, FLOAT) + field(14, 1)]), "weights lie in other files"),
    "huge weights": (claims([10**6, 10**6]), "holds a tensor of shape [1000000, 1000000]"),
    "huge weights, packed": (claims([10**12], packed=True), "holds a tensor of shape [1000000000000]"),
    "overflow": (claims([2**32, 2**32]), "holds a tensor of shape"),
    "negative": (claims([-1, 3]), "holds a tensor of shape [-1, 3]"),
    "hundred dimensions": (claims([1] * 100), "its parts do not fit"),
    "hundred dimensions, packed": (claims([1] * 100, packed=True), "its parts do not fit"),
    "huge constant": (
        network([node("Constant", [], ["x"], onnx.tensor_attribute("value", tensor("", [10**12], FLOAT, b"\0" * 4)))]),
        "holds a tensor of shape",
    ),
    "sparse": (model(graph([X], onnx.GIVEN, onnx.FOUND) + field(15, b"")), "holds sparse tensors"),
    "sparse constant": (network([node("Constant", [], ["x"], field(1, "s") + field(22, b""))]), "sparse tensors"),
    "too many steps": (model(field(1, b"") * 100_001), "has more than 100000 steps"),
    "second graph": (network([X]) + field(7, graph([node("Loop", [], ["y"])])), "holds the step Loop"),
    "nothing": (b"", "it has no steps"),
    "text": (b"this is no network at all", "its parts do not fit"),
    "cut off": (network([X])[:-5], "its parts do not fit"),
    "length beyond the end": (b"\x3a\xff\xff\xff\xff\x0f", "its parts do not fit"),
    "number without end": (b"\xff" * 20, "its parts do not fit"),
    "groups": (b"\x0b\x0c", "its parts do not fit"),
    "graph that is a number": (field(7, 5), "its parts do not fit"),
    "step that is a number": (model(field(1, 5)), "its parts do not fit"),
    "numpy": (b"\x93NUMPY\x01\x00", "its parts do not fit"),
}


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused_by_its_looks(data, said, tmp_path, monkeypatch):
    """hostile 20"""
    monkeypatch.setattr(limits, "_session", lambda *_: pytest.fail("it was loaded"))
    (tmp_path / "model.onnx").write_bytes(data)
    with pytest.raises(InputError) as fault:
        Network(tmp_path / "model.onnx")
    assert said in str(fault.value)
    assert str(fault.value).startswith(f"{tmp_path / 'model.onnx'}: ")


def load(tmp_path, data):
    (tmp_path / "model.onnx").write_bytes(data)
    return Network(tmp_path / "model.onnx")


def test_a_plain_network_runs(tmp_path):
    found = load(tmp_path, network([X]))
    assert found.inputs == {"input_ids", "attention_mask"}
    assert found.output_shape == ["n", 3]
    assert found.run(ARRAYS).tolist() == [[2, 3, 4]]
    assert found.run(ARRAYS, "logits").tolist() == [[2, 3, 4]]


@pytest.mark.parametrize(
    "data",
    [
        network([X], opset=999),
        network([node("NoSuchStep", ["one"], ["x"])]),
        network([node("Abs", ["missing"], ["x"])]),
        network([node("ReduceMax", ["w"], ["x"])], [tensor("w", [3], FLOAT, b"\0" * 11)]),
        network([node("ReduceMax", ["w"], ["x"])], [tensor("w", [3], 99, b"\0" * 12)]),
        network([node("Reshape", ["one", "far"], ["x"])], [onnx.integers("far", [-5, -7])]),
    ],
    ids=["opset too new", "step unknown", "input missing", "weights too short", "type unknown", "shape impossible"],
)
def test_what_cannot_be_loaded_or_run(data, tmp_path):
    """hostile 20"""
    with pytest.raises(InputError, match=r"model\.onnx: (?:is no network|cannot be run) \("):
        load(tmp_path, data).run(ARRAYS)


def sized(shape, constant):
    """Nodes that make a tensor of ones of a shape; unless it is constant, one that is not known before it runs."""
    given = "far" if constant else "shape"
    nodes = (
        []
        if constant
        else [
            node("Cast", ["one"], ["whole"], onnx.number_attribute("to", INT64)),
            node("Mul", ["far", "whole"], ["shape"]),
        ]
    )
    return [*nodes, node("ConstantOfShape", [given], ["big"])], [onnx.integers("far", shape)]


@pytest.mark.parametrize("constant", [True, False])
@pytest.mark.parametrize("shape", [[10**11], [10**5, 10**6], [2**40, 2**30], [-5]])
def test_tensors_that_do_not_fit(constant, shape, tmp_path):
    """hostile 20: memory is bounded where sizes are known only when it runs"""
    nodes, numbers = sized(shape, constant)
    before = resource.getrlimit(resource.RLIMIT_AS)
    with pytest.raises(InputError, match=r"model\.onnx: (?:is no network|cannot be run) \("):
        load(tmp_path, network([*nodes, node("Abs", ["big"], ["x"])], numbers)).run(ARRAYS)
    assert resource.getrlimit(resource.RLIMIT_AS) == before


@pytest.mark.parametrize("constant", [True, False])
def test_steps_that_take_too_long(constant, tmp_path, monkeypatch):
    """hostile 20: time is bounded, too"""
    monkeypatch.setattr(limits, "MAX_SECONDS", 1.0)
    nodes, numbers = sized([1500, 1500], constant)
    nodes += [node("MatMul", ["big" if i == 0 else f"m{i}", "big"], [f"m{i + 1}"]) for i in range(400)]
    start, threads = time.monotonic(), threading.active_count()
    with pytest.raises(InputError, match=r"model\.onnx: takes more than 1 s"):
        load(tmp_path, network([*nodes, node("Abs", ["m400"], ["x"])], numbers)).run(ARRAYS)
    assert time.monotonic() - start < 20  # 400 products take a minute
    assert threading.active_count() <= threads + 1


def test_no_clock_goes_on(tmp_path):
    found = load(tmp_path, network([X]))
    threads = set(threading.enumerate())
    for _ in range(20):
        found.run(ARRAYS)
    left = set(threading.enumerate()) - threads
    for thread in left:
        thread.join(10)
    assert not any(thread.is_alive() for thread in left)


def test_a_damaged_network_is_a_line_or_a_network(tmp_path):
    """hostile 20"""
    data, n_lines = network([X]), 0
    draw = random.Random(1)
    for _ in range(200):
        damaged = bytearray(data)
        for _ in range(draw.randint(1, 3)):
            damaged[draw.randrange(len(data))] = draw.randrange(256)
        try:
            load(tmp_path, bytes(damaged)).run(ARRAYS)
        except InputError:
            n_lines += 1
    assert n_lines > 50


def test_networks_of_sentences_pass():
    inspect_network(read_parts(sorted((PROJECT / "models/encoder").glob("network.*.z"))), "encoder")
    inspect_network((PROJECT / "tests/data/tiny_checkpoint/model.onnx").read_bytes(), "checkpoint")


def test_numbers_of_the_file_are_all_that_counts():
    inspect_network(model(graph([], initializers=[tensor("w", [3, 4], FLOAT, struct.pack("<12f", *range(12)))])), "x")
