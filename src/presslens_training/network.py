"""The network that is trained: layers of a published transformer, and a linear head per question on its features."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import nn
from transformers import AutoModel

from presslens.classify.methods.encoder.heads import SPEAKERS, Head
from presslens.classify.methods.encoder.tokens import Pieces, length_batches, marked, padded
from presslens.codebook.questions import ACTOR, FRAMES, QUESTIONS, SENTIMENT, STANCE

#: What heads answer, and with how many labels; frames are counted when the network is built. The order decides which
#: random numbers a head starts from.
_N_LABELS = {
    SENTIMENT.name: len(SENTIMENT.labels),
    ACTOR.name: len(ACTOR.labels),
    STANCE.name: len(STANCE.labels),
}
#: Added to the scores of pieces that only fill a sentence up.
_UNSEEN = -1e9


class Network(nn.Module):
    """Features (mean of the mention, mean of the sentence, first piece) and what each question makes of them.

    Parameters
    ----------
    base
        Folder of the published network to start from.
    n_layers
        Layers of it that are kept, from below.
    n_frozen
        Of these, layers that stay as they were published, as do the embeddings.
    n_frames
        Labels of the head for frames.
    dropout
        Share of units left out in a step of training, in [0, 1).
    """

    def __init__(self, base: str | Path, n_layers: int, n_frozen: int, n_frames: int, dropout: float) -> None:
        super().__init__()
        self.transformer = AutoModel.from_pretrained(str(base), attn_implementation="eager", add_pooling_layer=False)
        self.transformer.encoder.layer = self.transformer.encoder.layer[:n_layers]
        self.transformer.config.num_hidden_layers = n_layers
        self.n_frozen = n_frozen
        for module in self.transformer.modules():
            if isinstance(module, nn.Dropout):
                module.p = dropout
        for weights in self.transformer.parameters():
            weights.requires_grad = False
        for layer in self.transformer.encoder.layer[n_frozen:]:
            for weights in layer.parameters():
                weights.requires_grad = True
        self.n_units = self.transformer.config.hidden_size
        self.n_features = 3 * self.n_units
        self.dropout = nn.Dropout(dropout)
        sizes = _N_LABELS | {FRAMES.name: n_frames}
        self.heads = nn.ModuleDict({name: nn.Linear(self.n_features, size) for name, size in sizes.items()})
        self.speakers = nn.Parameter(torch.zeros(len(SPEAKERS), self.n_features + 1, _N_LABELS[STANCE.name]))

    def frozen_states(self, ids: torch.Tensor, attention: torch.Tensor) -> torch.Tensor:
        """What the layers that stay as they are make of pieces, shape (n, length, n_units)."""
        states = self.transformer.embeddings(input_ids=ids)
        return self._through(self.transformer.encoder.layer[: self.n_frozen], states, attention)

    def forward(self, states: torch.Tensor, attention: torch.Tensor, mention: torch.Tensor) -> torch.Tensor:
        """Features, shape (n, n_features), from :meth:`frozen_states`."""
        states = self._through(self.transformer.encoder.layer[self.n_frozen :], states, attention)
        whole, part = attention.unsqueeze(-1).float(), mention.unsqueeze(-1).float()
        mean = (states * whole).sum(1) / whole.sum(1)
        target = (states * part).sum(1) / part.sum(1).clamp(min=1)
        return torch.cat([target, mean, states[:, 0]], dim=1)

    def _through(self, layers: Iterable[nn.Module], states: torch.Tensor, attention: torch.Tensor) -> torch.Tensor:
        mask = (1.0 - attention[:, None, None, :].float()) * _UNSEEN
        encoder = self.transformer.encoder
        # MPNet's layers are told how far pieces stand apart; BERT's embeddings have said where each stands.
        apart = (encoder.compute_position_bias(states),) if hasattr(encoder, "compute_position_bias") else ()
        for layer in layers:
            states = layer(states, mask, *apart)
            states = states[0] if isinstance(states, tuple) else states
        return states

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
            for rows in length_batches([one.ids for one in pieces], batch):
                ids, attention, mention = tensors([pieces[row] for row in rows], padding)
                features[rows] = self(self.frozen_states(ids, attention), attention, mention).numpy()
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


def tensors(pieces: Sequence[Pieces], padding: int) -> tuple[torch.Tensor, ...]:
    """Pieces of a batch, 1 for those that are no padding, and 1 for those of the mention: each (n, n_longest)."""
    ids, attention = padded([one.ids for one in pieces], padding)
    return tuple(map(torch.from_numpy, (ids, attention, marked(pieces))))


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
