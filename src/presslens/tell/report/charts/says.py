"""What a mark says when it is pointed at: its numbers, corrected and as answered, with intervals and counts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def of_share(about: str, row: Mapping[str, Any]) -> str:
    """The numbers of a row of a table of shares.

    >>> row = {"share": 0.25, "low": 0.125, "high": 0.4, "n": 10, "n_mentions": 40, "n_clusters": 9, "corrected": None}
    >>> of_share("The Sun, Syria: negative", row)
    'The Sun, Syria: negative. As answered 25 % [12, 40]: 10 of 40 mentions, 9 stories.'
    """
    counts = f"{row['n']} of {_counted(row['n_mentions'], 'mention')}"
    if row.get("n_clusters") is not None:
        counts += f", {_stories(row['n_clusters'])}"
    parts = [f"As answered {percents(row, 'share', 'low', 'high')}: {counts}."]
    if row.get("corrected") is not None:
        corrected = percents(row, "corrected", "corrected_low", "corrected_high")
        parts.insert(0, f"Corrected {corrected} by {_counted(row['n_codes'], 'code')}.")
    elif row.get("correction_note"):
        parts.append(f"Not corrected: {row['correction_note']}.")
    return f"{about}. {' '.join(parts)}"


def of_mean(about: str, row: Mapping[str, Any], voice: str) -> str:
    """The numbers of a voice in a row of the table of voices."""
    n = row.get(f"n_{voice}")
    counts = "" if n is None else f" ({_counted(n, 'mention')}, {_stories(row[f'n_stories_{voice}'])})"
    parts = [f"As answered {signed(row, f'mean_{voice}', f'low_{voice}', f'high_{voice}')}{counts}."]
    if row.get(f"corrected_{voice}") is not None:
        names = (f"corrected_{voice}", f"corrected_low_{voice}", f"corrected_high_{voice}")
        parts.insert(0, f"Corrected {signed(row, *names)} by {_counted(row[f'n_codes_{voice}'], 'code')}.")
    return f"{about}. {' '.join(parts)}"


def signed(row: Mapping[str, Any], value: str, low: str, high: str) -> str:
    """A number with a sign and its interval.

    >>> signed({"d": 0.5, "l": -0.126, "h": 1.0}, "d", "l", "h"), signed({"d": None}, "d", "l", "h")
    ('+0.50 [-0.13, +1.00]', 'none')
    """
    if row.get(value) is None:
        return "none"
    ends = "" if row.get(low) is None or row.get(high) is None else f" [{row[low]:+.2f}, {row[high]:+.2f}]"
    return f"{row[value]:+.2f}{ends}"


def percents(row: Mapping[str, Any], value: str, low: str, high: str) -> str:
    """A share and its interval in per cent.

    >>> percents({"s": 0.25, "l": None, "h": None}, "s", "l", "h")
    '25 %'
    """
    if row.get(value) is None:
        return "none"
    ends = "" if row.get(low) is None or row.get(high) is None else f" [{100 * row[low]:.0f}, {100 * row[high]:.0f}]"
    return f"{100 * row[value]:.0f} %{ends}"


def _counted(n: int, noun: str) -> str:
    return f"{n} {noun}{'' if n == 1 else 's'}"


def _stories(n: int) -> str:
    return "1 story" if n == 1 else f"{n} stories"
