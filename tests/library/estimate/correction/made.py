"""Made-up populations of mentions with a known truth, many at once: one cell for each."""

import numpy as np

from presslens.estimate.correction.cells import Cells, Mentions


def populations(n_populations, n_stories, size, share, n_codes, seed, spread=0.2):
    """Stories of several mentions in two strata that err differently; 35 % of the codes lie in the first.

    Four in five mentions belong to the cell by the codes; ``share`` of these have the label.
    """
    rng = np.random.default_rng(seed)
    parts = []
    for number in range(n_populations):
        lenient = rng.random(n_stories) < 0.5
        chance = rng.beta(share * (1 / spread - 1), (1 - share) * (1 / spread - 1), n_stories)
        story = np.repeat(np.arange(n_stories), 1 + rng.poisson(size - 1, n_stories))
        member = rng.random(len(story)) < 0.8
        label = member & (rng.random(len(story)) < chance[story])
        found = np.where(lenient[story], 0.6, 0.8)
        invented = np.where(lenient[story], 0.05, 0.1)
        said_member = member ^ (rng.random(len(story)) < 0.03)
        said = said_member & (rng.random(len(story)) < np.where(label, found, invented))
        weight = np.zeros(len(story))
        for stratum, part in ((True, 0.35), (False, 0.65)):
            places = np.flatnonzero(lenient[story] == stratum)
            chosen = rng.permutation(places)[: max(1, round(n_codes * part))]
            weight[chosen] = len(places) / max(len(chosen), 1)
        coded = weight > 0
        parts.append(
            (
                story + number * n_stories,
                lenient[story] + 2 * number,
                weight,
                np.full(len(story), number),
                said.astype(float),
                said_member.astype(float),
                np.where(coded, label, np.nan),
                np.where(coded, member, np.nan),
            )
        )
    story, stratum, weight, cell, *values = (np.concatenate(column) for column in zip(*parts, strict=True))
    mentions = Mentions(story, stratum.astype(np.int64), weight)
    return mentions, Cells(np.arange(len(story)), cell, *values, n_populations)
