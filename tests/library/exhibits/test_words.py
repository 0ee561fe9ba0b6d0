from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.exhibits.words import filled, percent, quoted_settings

CONFIG = read_yaml(Path(__file__).parents[3] / "config.yaml")


def test_what_may_be_quoted_of_a_study():
    values = quoted_settings(CONFIG)
    assert (values["confidence"], values["article_frame_share"], values["resamples"]) == (0.95, 0.2, 2000)
    assert values["targets"] == "TUR, RUS, SYR"
    assert (values["sentiment_abstain_below"], values["frames_threshold"]) == (0.4, 0.4)
    assert values["stance_classifier"] == CONFIG["classify"]["stance"]["classifier"]
    assert not any(isinstance(value, dict) for value in values.values())


def test_a_text_is_filled_in_on_one_line():
    text = "{corpus}: {confidence} intervals,\n{share:.0%} of 3"
    assert filled(text, {"corpus": "seeds", "confidence": 0.975, "share": 0.2}) == "seeds: 97.5 % intervals, 20 % of 3"


def test_a_name_that_stands_for_nothing():
    with pytest.raises(InputError, match=r"'drawz' stands for nothing.*draws"):
        filled("{drawz}", {"draws": 1})


def test_percentages_of_settings_are_not_rounded():
    assert [percent(share) for share in (0.95, 0.57, 0.999)] == ["95 %", "57 %", "99.9 %"]
