"""ONNX files made by hand, hostile ones among them: the few messages of the format that are needed, as bytes."""

import struct

FLOAT, INT64 = 1, 7


def varint(value):
    value &= 2**64 - 1
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])


def field(number, value):
    """A field of a message: a whole number, or bytes (text, messages)."""
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    value = value.encode() if isinstance(value, str) else value
    return varint(number << 3 | 2) + varint(len(value)) + value


def tensor(name, dims, kind, data, packed=False):
    lengths = field(1, b"".join(map(varint, dims))) if packed else b"".join(field(1, length) for length in dims)
    return lengths + field(2, kind) + (field(8, name) if name else b"") + field(9, data)


def integers(name, values):
    return tensor(name, [len(values)], INT64, struct.pack(f"<{len(values)}q", *values))


def scalar(name, value):
    return tensor(name, [], INT64, struct.pack("<q", value))


def attribute(name, kind, number, value):
    return field(1, name) + field(20, kind) + field(number, value)


def number_attribute(name, value):
    return attribute(name, 2, 3, value)


def graph_attribute(name, graph):
    return attribute(name, 5, 6, graph)


def tensor_attribute(name, value):
    return attribute(name, 4, 5, value)


def node(op, inputs, outputs, *attributes, domain=""):
    parts = [field(1, name) for name in inputs] + [field(2, name) for name in outputs] + [field(4, op)]
    return b"".join(parts + [field(5, one) for one in attributes] + ([field(7, domain)] if domain else []))


def value_info(name, kind, shape):
    dims = b"".join(field(1, field(2, one) if isinstance(one, str) else field(1, one)) for one in shape)
    return field(1, name) + field(2, field(1, field(1, kind) + field(2, dims)))


def graph(nodes, inputs=(), outputs=(), initializers=()):
    parts = [field(1, one) for one in nodes] + [field(2, "g")] + [field(5, one) for one in initializers]
    return b"".join(parts + [field(11, one) for one in inputs] + [field(12, one) for one in outputs])


def model(graph, *more, opset=17):
    return field(1, 8) + field(7, graph) + field(8, field(2, opset)) + b"".join(more)


#: What a network for sentences takes and gives.
GIVEN = [value_info(name, INT64, ["n", "length"]) for name in ("input_ids", "attention_mask")]
FOUND = [value_info("logits", FLOAT, ["n", 3])]


def network(nodes, initializers=(), opset=17):
    """A network with the usual inputs and output, of which the nodes make a number ``x`` that the output has added.

    The nodes may use ``one`` (a number that depends on the input, and is 1).
    """
    numbers = [tensor("weights", [1, 3], FLOAT, struct.pack("<3f", 1, 2, 3)), scalar("zero", 0), integers("axes", [1])]
    before = [
        node("Cast", ["attention_mask"], ["floats"], number_attribute("to", FLOAT)),
        node("ReduceMax", ["floats"], ["one"], number_attribute("keepdims", 0)),
        node("ReduceMax", ["floats"], ["rows"], attribute("axes", 7, 8, 1), number_attribute("keepdims", 1)),
    ]
    after = [
        node("MatMul", ["rows", "weights"], ["plain"]),
        node("ReduceMax", ["x"], ["small"], number_attribute("keepdims", 0)),
        node("Add", ["plain", "small"], ["logits"]),
    ]
    return model(graph([*before, *nodes, *after], GIVEN, FOUND, [*numbers, *initializers]), opset=opset)
