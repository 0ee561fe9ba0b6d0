import numpy as np

from presslens.base import bootstrap
from presslens.base.bootstrap import resampled_sums


def test_as_many_clusters_are_drawn_as_there_are():
    drawn = resampled_sums(np.ones((7, 1)), 50, np.random.default_rng(1))
    assert drawn.shape == (50, 1)
    assert (drawn == 7).all()


def test_blocks_change_nothing(monkeypatch):
    sums = np.arange(12.0).reshape(6, 2)
    whole = resampled_sums(sums, 100, np.random.default_rng(1))
    monkeypatch.setattr(bootstrap, "_BLOCK", 40)
    assert (resampled_sums(sums, 100, np.random.default_rng(1)) == whole).all()
