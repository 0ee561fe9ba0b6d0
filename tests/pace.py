"""Bounds on time that hold on a slow machine, too."""

import time
from contextlib import contextmanager
from functools import cache


def _spent(work):
    begun = time.process_time()
    work()
    return time.process_time() - begun


@cache
def slowness():
    """How many times as long as where the bounds were set a fixed piece of work takes here; at least 1."""
    return max(1.0, min(_spent(lambda: sum(n * n for n in range(500_000))) for _ in range(3)) / 0.04)


@contextmanager
def within(seconds):
    """A block that takes at most so many seconds of the processor, where the bounds were set."""
    begun = time.process_time()
    yield
    spent = time.process_time() - begun
    assert spent < seconds * slowness(), f"took {spent:.2f} s; allowed: {seconds} s times {slowness():.1f}"
