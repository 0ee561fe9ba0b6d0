"""Tune a network on examples: some passes over a mixture, slower towards the end, the last stretch averaged."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch.nn import functional

from presslens.codebook.questions import QUESTIONS
from presslens_training.examples import Example
from presslens_training.frozen_states import FrozenStates
from presslens_training.network import Network, tensors

#: Share of the steps in which the step size rises from zero.
_WARM_UP = 0.06
_WEIGHT_DECAY = 0.01
#: Norm beyond which a gradient is cut.
_LONGEST_STEP = 1.0
#: What the loss of frames counts beside that of the questions with one label.
_OF_SEVERAL = 0.3


@dataclass(frozen=True)
class Schedule:
    """How a network is tuned.

    Attributes
    ----------
    passes
        How often each example is seen; of a last, partial pass, examples drawn at random.
    learning_rate
        Largest step size of the top layer.
    head_factor
        Heads learn this much faster than the transformer.
    layer_decay
        Each layer learns this much slower than the one above, in (0, 1].
    batch
        Sentences per step.
    average_from
        Share of the steps after which weights are averaged; the average is what comes out.
    """

    passes: float
    learning_rate: float
    head_factor: float = 5.0
    layer_decay: float = 1.0
    batch: int = 32
    average_from: float = 0.7


def tune(
    network: Network,
    mixture: Sequence[tuple[Example, float]],
    schedule: Schedule,
    padding: int,
    rng: np.random.Generator,
    note: Callable[[str], None],
) -> Network:
    """Learn from pairs of example and weight, in batches of like length and random order."""
    parameters = [weights for weights in network.parameters() if weights.requires_grad]
    optimiser = torch.optim.AdamW(_groups(network, schedule))
    largest = [group["lr"] for group in optimiser.param_groups]
    states = FrozenStates.compute(network, (example.pieces for example, _ in mixture), padding, note)
    batches = _batches([len(example.pieces.ids) for example, _ in mixture], schedule, rng)
    averaged, n_averaged = None, 0
    for step, rows in enumerate(batches):
        pace = min((step + 1) / (_WARM_UP * len(batches)), 1) * max(0.02, 1 - step / len(batches))
        for group, rate in zip(optimiser.param_groups, largest, strict=True):
            group["lr"] = rate * pace
        network.train()
        loss = _loss(network, states, [mixture[row] for row in rows], padding)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, _LONGEST_STEP)
        optimiser.step()
        optimiser.zero_grad()
        if step > schedule.average_from * len(batches):
            n_averaged += 1
            averaged = averaged or [weights.detach().clone() for weights in parameters]
            for mean, weights in zip(averaged, parameters, strict=True):
                mean.add_((weights.detach() - mean) / n_averaged)
        if (step + 1) % 100 == 0:
            note(f"step {step + 1} of {len(batches)}, loss {loss.item():.3f}")
    for mean, weights in zip(averaged or [], parameters, strict=False):
        weights.data.copy_(mean)
    return network


def _loss(network: Network, states: FrozenStates, batch: Sequence[tuple[Example, float]], padding: int) -> torch.Tensor:
    pieces = [example.pieces for example, _ in batch]
    _, attention, mention = tensors(pieces, padding)
    features = network(states.batch(pieces, attention.shape[1]), attention, mention)
    groups = torch.tensor([example.group for example, _ in batch])
    total = torch.zeros(())
    for question, logits in network.logits(features, groups).items():
        rows = [row for row, (example, _) in enumerate(batch) if question in example.targets]
        if not rows:
            continue
        truth = torch.tensor(np.array([batch[row][0].targets[question] for row in rows]), dtype=torch.float32)
        weight = torch.tensor([batch[row][1] for row in rows])
        if question in QUESTIONS and not QUESTIONS[question].exclusive:
            losses = functional.binary_cross_entropy_with_logits(logits[rows], truth, reduction="none").sum(1)
            losses = _OF_SEVERAL * losses
        else:
            losses = -(truth * functional.log_softmax(logits[rows], 1)).sum(1)
        total = total + (losses * weight).sum() / len(batch)
    return total


def _groups(network: Network, schedule: Schedule) -> list[dict]:
    n_layers = network.transformer.config.num_hidden_layers
    groups = []
    for name, weights in network.named_parameters():
        if not weights.requires_grad:
            continue
        rate = schedule.learning_rate
        if layer := re.search(r"layer\.(\d+)\.", name):
            rate *= schedule.layer_decay ** (n_layers - 1 - int(layer[1]))
        elif not name.startswith("transformer"):
            rate *= schedule.head_factor
        decay = _WEIGHT_DECAY if weights.ndim > 1 else 0.0
        groups.append({"params": [weights], "lr": rate, "weight_decay": decay})
    return groups


def _batches(lengths: Sequence[int], schedule: Schedule, rng: np.random.Generator) -> list[np.ndarray]:
    found: list[np.ndarray] = []
    size, wanted = schedule.batch, int(schedule.passes * len(lengths) / schedule.batch)
    while len(found) < wanted:
        order = np.argsort(np.array(lengths) + 8 * rng.random(len(lengths)))
        batches = [order[at : at + size] for at in range(0, len(order), size)]
        rng.shuffle(batches)
        found += batches
    return found[: max(1, wanted)]
