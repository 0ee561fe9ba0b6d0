"""The steps of an ONNX graph, written one after the other."""

from __future__ import annotations

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

_OPSET, _IR = 17, 8


class Steps:
    """A graph that grows by one step at a time; each step has one output, which has a name of its own."""

    def __init__(self) -> None:
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[tuple, onnx.TensorProto] = {}

    def add(self, operator: str, *inputs: str | np.ndarray | float, **attributes: object) -> str:
        """Append a step and return the name of its output; arrays and numbers (32-bit) among its inputs are stored."""
        names = [given if isinstance(given, str) else self.constant(given) for given in inputs]
        name = f"{operator}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(operator, names, [name], **attributes))
        return name

    def constant(self, value: np.ndarray | float) -> str:
        """Store an array, once however often it is used, and return its name."""
        array = np.array(value, None if isinstance(value, np.ndarray) else np.float32, order="C")
        key = (array.dtype.str, array.shape, array.tobytes())
        if key not in self._constants:
            self._constants[key] = numpy_helper.from_array(array, f"constant_{len(self._constants)}")
        return self._constants[key].name

    def model(self, inputs: dict[str, list[str | int]], output: str, shape: list[str | int]) -> onnx.ModelProto:
        """The graph as a file.

        Parameters
        ----------
        inputs
            Names and shapes of what it takes, whole numbers of 64 bits.
        output, shape
            Name and shape of what it gives: numbers of 32 bits, from the last step.
        """
        self._nodes[-1].output[0] = output
        graph = helper.make_graph(
            self._nodes,
            "network",
            [helper.make_tensor_value_info(name, TensorProto.INT64, given) for name, given in inputs.items()],
            [helper.make_tensor_value_info(output, TensorProto.FLOAT, shape)],
            list(self._constants.values()),
        )
        opset = [helper.make_opsetid("", _OPSET)]
        model = helper.make_model(graph, opset_imports=opset, ir_version=_IR, producer_name="presslens")
        onnx.checker.check_model(model)
        return model
