"""The mean of networks that were tuned from the same start: steadier than each, and as fast as one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import torch


def average_weights(networks: Sequence[Mapping[str, torch.Tensor]]) -> dict[str, torch.Tensor]:
    """Mean of each weight over networks of one shape; whole numbers (tables of positions) are the first one's.

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
