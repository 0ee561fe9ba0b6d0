"""Make the tiny network beside this file: the mean of three numbers per word, by hand. Needs envs/training.txt."""

from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors

FOLDER = Path(__file__).parent
#: Logits of each word: against, none, favour.
WORDS = {
    "[PAD]": (0, 0, 0),
    "[UNK]": (0, 0.5, 0),
    "[CLS]": (0, 0, 0),
    "[SEP]": (0, 0, 0),
    "condemned": (30, 0, 0),
    "killed": (20, 0, 0),
    "praised": (0, 0, 30),
    "thanked": (0, 0, 20),
    "turkey": (0, 0, 3),
    "russia": (6, 0, 0),
}

ids, mask, weights, found = "input_ids", "attention_mask", "weights", "logits"
nodes = [
    helper.make_node("Gather", [weights, ids], ["words"]),
    helper.make_node("Cast", [mask], ["floats"], to=TensorProto.FLOAT),
    helper.make_node("Unsqueeze", ["floats", "last"], ["column"]),
    helper.make_node("Mul", ["words", "column"], ["kept"]),
    helper.make_node("ReduceSum", ["kept", "middle"], ["sum"], keepdims=0),
    helper.make_node("ReduceSum", ["floats", "middle"], ["n"], keepdims=1),
    helper.make_node("Div", ["sum", "n"], [found]),
]
graph = helper.make_graph(
    nodes,
    "tiny",
    [helper.make_tensor_value_info(name, TensorProto.INT64, ["n", "length"]) for name in (ids, mask)],
    [helper.make_tensor_value_info(found, TensorProto.FLOAT, ["n", 3])],
    [
        numpy_helper.from_array(np.array(list(WORDS.values()), np.float32), weights),
        numpy_helper.from_array(np.array([2]), "last"),
        numpy_helper.from_array(np.array([1]), "middle"),
    ],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=8, producer_name="")
onnx.checker.check_model(model)
onnx.save(model, str(FOLDER / "model.onnx"))

# Two that must be refused: one that gives no numbers, and one that keeps its weights in another file.
table = next(one for one in model.graph.initializer if one.name == weights)
table.CopyFrom(numpy_helper.from_array(np.full((len(WORDS), 3), np.nan, np.float32), weights))
onnx.save(model, str(FOLDER / "no_numbers.onnx"))
table.ClearField("raw_data")
table.data_location = TensorProto.EXTERNAL
table.external_data.add(key="location", value="weights.bin")
onnx.save(model, str(FOLDER / "outside.onnx"))

tokenizer = Tokenizer(models.WordLevel({word: place for place, word in enumerate(WORDS)}, unk_token="[UNK]"))
tokenizer.normalizer = normalizers.Lowercase()
tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
tokenizer.save(str(FOLDER / "tokenizer.json"))
