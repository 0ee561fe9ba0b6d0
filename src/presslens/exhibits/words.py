"""The words under tables and figures: texts of the registry, with numbers of the study in place of names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from presslens.base.errors import InputError


def percent(share: float, form: str = "g") -> str:
    """A share as a percentage, with a space before the sign.

    >>> percent(0.975), percent(1 / 3, ".0f")
    ('97.5 %', '33 %')
    """
    return f"{100 * share:{form}} %"


def quoted_settings(config: Mapping[str, Any]) -> dict[str, Any]:
    """What captions and notes may quote of a study, by name.

    Returns
    -------
    The values of ``estimate`` and ``draw``, the codes of targets, holders and frames, and of each question
    ``<question>_<key>``, such as ``sentiment_classifier`` and ``frames_threshold``.
    """
    values = {**config["estimate"], **config["draw"]}
    values |= {part: ", ".join(config[part]) for part in ("targets", "holders", "frames")}
    for question, block in config["classify"].items():
        values |= {f"{question}_{key}": value for key, value in block.items() if not isinstance(value, Mapping)}
    return values


def filled(text: str, values: Mapping[str, Any]) -> str:
    """A text with numbers and words in place of the names in braces, on one line.

    ``{confidence}`` is written as a percentage.

    Raises
    ------
    InputError
        A name stands for nothing.

    >>> filled("{confidence} intervals, a rate below {rate:.0%}.", {"confidence": 0.95, "rate": 0.05})
    '95 % intervals, a rate below 5 %.'
    """
    values = dict(values)
    if "confidence" in values:
        values["confidence"] = percent(values["confidence"])
    try:
        text = text.format_map(values)
    except KeyError as fault:
        allowed = f"allowed: {', '.join(sorted(values))}"
        raise InputError("a caption", f"{fault} stands for nothing", allowed) from None
    return re.sub(r"(?<=\d)%", " %", re.sub(r"[ \n]+", " ", text)).strip()
