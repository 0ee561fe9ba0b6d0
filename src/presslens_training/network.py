"""The network that is trained: a transformer, and a linear head per question on its features."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoModel

from presslens.classify.methods.encoder.heads import SPEAKERS, Head
from presslens.classify.methods.encoder.tokens import Pieces, length_batches, padded
from presslens.codebook.questions import ACTOR, FRAMES, QUESTIONS, SENTIMENT, STANCE

#: What heads answer, and with how many labels; frames are counted when the network is built. ``received`` and ``held``
#: are attitudes between parties, with the labels of stance. The order decides which random numbers a head starts from.
_N_LABELS = {
    SENTIMENT.name: len(SENTIMENT.labels),
    "received": len(STANCE.labels),
    "held": len(STANCE.labels),
    ACTOR.name: len(ACTOR.labels),
    STANCE.name: len(STANCE.labels),
}


class Network(nn.Module):
    """Features (mean of the mention, mean of the sentence, first piece) and what each question makes of them.

    The embeddings of words stay as they came: few examples cannot move 30,000 of them well.

    Parameters
    ----------
    base
        Folder of the published network to start from.
    n_frames
        Labels of the head for frames.
    dropout
        Share of units left out in a step of training, in [0, 1).
    """

    def __init__(self, base: str | Path, n_frames: int, dropout: float) -> None:
        super().__init__()
        self.transformer = AutoModel.from_pretrained(str(base))
        for weights in self.transformer.embeddings.parameters():
            weights.requires_grad = False
        for module in self.transformer.modules():
            if isinstance(module, nn.Dropout):
                module.p = dropout
        self.n_features = 3 * self.transformer.config.hidden_size
        self.dropout = nn.Dropout(dropout)
        sizes = _N_LABELS | {FRAMES.name: n_frames}
        self.heads = nn.ModuleDict({name: nn.Linear(self.n_features, size) for name, size in sizes.items()})
        self.speakers = nn.Parameter(torch.zeros(len(SPEAKERS), self.n_features + 1, _N_LABELS[STANCE.name]))

    def stance_from_attitudes(self) -> None:
        """Let stance start from what was learnt about attitudes between parties."""
        with torch.no_grad():
            self.heads[STANCE.name].weight.copy_(self.heads["received"].weight)
            self.heads[STANCE.name].bias.copy_(self.heads["received"].bias)

    def forward(self, ids: torch.Tensor, attention: torch.Tensor, mention: torch.Tensor) -> torch.Tensor:
        """Features, shape (n, n_features)."""
        states = self.transformer(input_ids=ids, attention_mask=attention).last_hidden_state.float()
        whole, part = attention.unsqueeze(-1).float(), mention.unsqueeze(-1).float()
        mean = (states * whole).sum(1) / whole.sum(1)
        target = (states * part).sum(1) / part.sum(1).clamp(min=1)
        return torch.cat([target, mean, states[:, 0]], dim=1)

    def logits(self, features: torch.Tensor, groups: torch.Tensor) -> dict[str, torch.Tensor]:
        """Logits by question."""
        features = self.dropout(features)
        found = {name: head(features) for name, head in self.heads.items()}
        with_one = torch.cat([features, torch.ones(len(features), 1)], dim=1)
        found[STANCE.name] = found[STANCE.name] + torch.einsum("nf,nfk->nk", with_one, self.speakers[groups])
        return found

    def answer(
        self, pieces: Sequence[Pieces], groups: Sequence[int], padding: int, batch: int = 64
    ) -> tuple[np.ndarray, dict[str, np.ndarray]]:
        """Features, shape (n, n_features), and logits by question, of sentences of any number."""
        self.eval()
        features = np.zeros((len(pieces), self.n_features), np.float32)
        with torch.no_grad():
            for rows in length_batches(pieces, batch):
                arrays = padded([pieces[row] for row in rows], padding)
                features[rows] = self(*map(torch.from_numpy, arrays)).numpy()
            logits = self.logits(torch.from_numpy(features), torch.tensor(list(groups), dtype=torch.long))
        return features, {name: values.numpy() for name, values in logits.items()}

    def head(self, question: str, labels: Sequence[str], temperature: float = 1.0) -> Head:
        """The head of a question as it is shipped."""
        layer = self.heads[question]
        weights, intercept = layer.weight.detach().numpy().T[None], layer.bias.detach().numpy()[None]
        if QUESTIONS[question].sees_holder:
            own = self.speakers.detach().numpy()
            weights, intercept = weights + own[:, :-1], intercept + own[:, -1]
        return Head(tuple(labels), weights, intercept, temperature, QUESTIONS[question].exclusive)


def average_weights(networks: Sequence[Mapping[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Mean of each weight over networks of one shape; whole numbers (tables of positions) are the first one's.

    The mean of networks that were tuned from the same start is steadier than each, and as fast as one.

    References
    ----------
    Wortsman et al. (2022). Model soups: averaging weights of multiple fine-tuned models improves accuracy without
    increasing inference time. ICML 2022.
    """
    first = networks[0]
    return {
        name: torch.stack([network[name] for network in networks]).mean(0) if weights.is_floating_point() else weights
        for name, weights in first.items()
    }
