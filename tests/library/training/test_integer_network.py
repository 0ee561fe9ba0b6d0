"""Networks in whole numbers say nearly what they were made from says; needs the training environment."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

import onnxruntime  # noqa: E402
from onnx import numpy_helper  # noqa: E402
from transformers import BertConfig, BertModel, MPNetConfig, MPNetModel  # noqa: E402

from presslens.base.errors import InputError  # noqa: E402
from presslens.classify.methods.encoder.tokens import MAX_PIECES  # noqa: E402
from presslens_training.integer_network import integer_network  # noqa: E402
from presslens_training.integer_steps import columns_in_integers, with_twins  # noqa: E402
from presslens_training.transformer import Linear, read_transformer  # noqa: E402

SIZES = {
    **{"vocab_size": 80, "hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 4},
    **{"intermediate_size": 128, "max_position_embeddings": 200, "initializer_range": 0.15},
}
IDS = np.random.default_rng(3).integers(3, 80, (6, 24))


def network_of(kind, **more):
    torch.manual_seed(2)
    config, model = {"bert": (BertConfig, BertModel), "mpnet": (MPNetConfig, MPNetModel)}[kind]
    made = model(config(**SIZES | more), add_pooling_layer=False).eval()
    with torch.no_grad():
        for name, weights in made.named_parameters():  # which are nought where nothing was learned
            if name.endswith("bias"):
                weights.normal_(std=0.3)
    return made


def run(network, **settings):
    """States by the network itself, and by what was made of it."""
    data = integer_network(read_transformer(network, IDS.tolist()), **settings).SerializeToString()
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    (found,) = onnxruntime.InferenceSession(data, options).run(None, {"ids": IDS, "attention": np.ones_like(IDS)})
    with torch.no_grad():
        wanted = network(torch.from_numpy(IDS), attention_mask=torch.ones(IDS.shape)).last_hidden_state.numpy()
    return found, wanted


def likeness(found, wanted):
    """Mean cosine of rows."""
    lengths = np.linalg.norm(found, axis=-1) * np.linalg.norm(wanted, axis=-1)
    return float(((found * wanted).sum(-1) / lengths).mean())


@pytest.mark.parametrize("kind", ["bert", "mpnet"])
def test_states_are_nearly_those_of_the_network(kind):
    found, wanted = run(network_of(kind))
    assert (found * 256 == np.rint(found * 256)).all()
    assert likeness(found, wanted) > 0.99


def test_fewer_whole_numbers_are_further_away():
    fine, coarse = (run(network_of("mpnet"), largest=most, of_words=most) for most in (63, 5))
    assert likeness(*coarse) < likeness(*fine)


def test_places_and_biases_play_their_part():
    """Without one of them the network would say something else: the test above would not see a small one."""
    plain = network_of("mpnet")
    found, _ = run(plain)
    for part in (
        plain.encoder.relative_attention_bias.weight,
        plain.encoder.layer[0].attention.attn.q.bias,
        plain.encoder.layer[0].attention.attn.v.bias,
    ):
        before = part.detach().clone()
        with torch.no_grad():
            part.mul_(-3)
        other, wanted = run(plain)
        assert likeness(other, wanted) > 0.985
        assert likeness(found, wanted) < likeness(other, wanted)
        with torch.no_grad():
            part.copy_(before)


@pytest.mark.parametrize("settings", [{"largest": 64}, {"largest": 0}, {"of_words": 128}])
def test_numbers_that_do_not_fit_are_refused(settings):
    with pytest.raises(InputError, match="allowed: 1 to"):
        run(network_of("bert"), **settings)


@pytest.mark.parametrize("more", [{"hidden_act": "relu"}, {"max_position_embeddings": MAX_PIECES - 1}])
def test_other_transformers_are_refused(more):
    with pytest.raises(InputError, match="transformer"):
        read_transformer(network_of("bert", **more), IDS.tolist())


def test_columns_have_their_own_unit():
    weights = np.random.default_rng(1).normal(size=(50, 4)).astype(np.float32) * [1, 10, 0.01, 0]
    integers, units = columns_in_integers(weights, 63)
    assert np.abs(integers).max() <= 63
    assert np.allclose(integers * units, weights, atol=np.abs(weights).max(axis=0) / 63 + 1e-9)


def test_twins_say_the_same_together():
    rng = np.random.default_rng(1)
    wide, narrow = (Linear(rng.normal(size=shape), rng.normal(size=shape[1])) for shape in ((6, 96), (96, 5)))
    narrow.weights[7] *= 50
    first, second = with_twins(wide, narrow)
    assert first.weights.shape == (6, 98)
    given = rng.normal(size=(3, 6))
    through = [np.tanh(given @ a.weights + a.bias) @ b.weights + b.bias for a, b in ((wide, narrow), (first, second))]
    assert np.allclose(*through, atol=1e-4)
    assert np.abs(second.weights).max() < 0.51 * np.abs(narrow.weights).max()


def test_the_same_weights_make_the_same_file():
    made = [integer_network(read_transformer(network_of("mpnet"), IDS.tolist())) for _ in range(2)]
    assert len({one.SerializeToString(deterministic=True) for one in made}) == 1
    kept = [numpy_helper.to_array(table) for table in made[0].graph.initializer]
    assert sum(table.nbytes for table in kept if table.dtype == np.int8) > 80 * 64
