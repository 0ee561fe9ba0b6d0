"""The chance to be drawn in one of several waves and coded there, against draws."""

import numpy as np
import pytest

from presslens.annotate.alike import digest, look
from presslens.annotate.waves import Wave, coded_chance

SENTENCE = "[[Turkey]] waited."
KEY = digest(look("TUR", SENTENCE))


def test_the_chance_of_two_waves_coded_in_part_is_that_of_draws():
    first, later, shares = 0.3, 0.4, {"a": 0.5, "b": 0.25}
    pooled = first + (1 - first) * later
    waves = [Wave("a", 0, {KEY: first}), Wave("b", 9, {KEY: pooled})]
    rng, n = np.random.default_rng(3), 200_000
    one = rng.random(n) < first
    two = ~one & (rng.random(n) < later)
    coded = (one & (rng.random(n) < shares["a"])) | (two & (rng.random(n) < shares["b"]))
    by_first = first * coded_chance(waves, shares, "a", "TUR", SENTENCE)
    assert by_first == pytest.approx(coded.mean(), abs=0.005)
    assert pooled * coded_chance(waves, shares, "b", "TUR", SENTENCE) == pytest.approx(by_first)


def test_a_wave_that_nobody_coded_adds_nothing():
    waves = [Wave("a", 0, {KEY: 0.3}), Wave("b", 9, {KEY: 0.5})]
    assert 0.5 * coded_chance(waves, {"b": 1.0}, "b", "TUR", SENTENCE) == pytest.approx(0.2)
    assert coded_chance(waves, {"a": 1.0}, "a", "TUR", SENTENCE) == pytest.approx(1)


def test_what_no_table_of_chances_holds_is_not_guessed():
    waves = [Wave("a", 0, {KEY: 0.3})]
    assert coded_chance(waves, {"a": 1.0}, "c", "TUR", SENTENCE) is None
    assert coded_chance(waves, {"a": 1.0}, "a", "TUR", "[[Turkey]] left.") is None
