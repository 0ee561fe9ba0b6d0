"""How the numbers of the paper are written: one unit, one way."""

from __future__ import annotations

import re
import unicodedata

from presslens.exhibits.exhibit import Table
from presslens.exhibits.families import SHARES

#: What stands where a number is not defined.
UNDEFINED = "–"
#: A probability of error below this is only said to be smaller.
_SMALLEST_P = 0.001

#: Units: how many of something; percent of a share; probability of error; a difference or mean of polarity, from -2 to
#: 2; any other number; a day; a word that stands in the place of a number.
COUNT, PERCENT, P, POLARITY, PLAIN, DAY, WORD = "count", "percent", "p", "polarity", "number", "day", "word"
UNITS = (COUNT, PERCENT, P, POLARITY, PLAIN, DAY, WORD)

_OF_SHARES = frozenset(table.name for table in SHARES) | {"frames_over_time", "article_frames"}
_IN_PERCENT = re.compile(
    r"share_\w+|variance|agreement|confidence|accuracy(_low|_high)?|macro_f1(_low|_high)?|expected|value"
)
_PROBABILITY = re.compile(r"p|p_\w+|\w+_p|\w+_p_adjusted")
_AS_SHARES = ("familiarity", "validation_")


def written(value: object, unit: str) -> str:
    """A number as the paper prints it, without the sign of its unit.

    Parameters
    ----------
    value
        As in the table; None where it is not defined.
    unit
        One of :data:`UNITS`.

    >>> written(0.26234, "percent"), written(-0.004, "polarity"), written(5130, "count"), written(1e-6, "p")
    ('26.2', '0.00', '5,130', '< 0.001')
    """
    if value is None or value == "":
        return UNDEFINED
    if unit in (DAY, WORD) or not isinstance(value, int | float):
        return str(value)
    if unit == COUNT:
        return f"{value:,}"
    if unit == P:
        return "< 0.001" if value < _SMALLEST_P else f"{value:.3f}"
    text = f"{100 * value:.1f}" if unit == PERCENT else f"{value:.2f}"
    text = text.removeprefix("-") if float(text) == 0 else text
    return text.replace("-", "\N{MINUS SIGN}")


def unit_of(table: Table, column: str, row_label: object = None) -> str:
    """The unit of a column of numbers.

    Parameters
    ----------
    row_label
        What the row's column ``label`` holds, where the table has one: where it is not empty, the row is about the
        share of that label and no polarity.

    >>> from presslens.exhibits.tables import TABLES
    >>> unit_of(TABLES["sentiment_by_target"], "corrected"), unit_of(TABLES["voices_by_target"], "mean_all")
    ('percent', 'polarity')
    """
    kind = next(each.kind for each in table.columns if each.name == column)
    if kind != "number":
        return COUNT if kind == "integer" else WORD
    ends = column in ("low", "high") and table.name.startswith(_AS_SHARES)
    if table.name in _OF_SHARES:
        return PLAIN if column.startswith("effective") else PERCENT
    if ends or _IN_PERCENT.fullmatch(column):
        return PERCENT
    if _PROBABILITY.fullmatch(column):
        return P
    if table.name in ("agreement", "familiarity") or column.startswith(("effective", "per_", "mentions_per")):
        return PLAIN
    return PERCENT if row_label and table.name == "multiverse_summary" else POLARITY


def key_part(value: object) -> str:
    """A value as part of the name of a number: ASCII letters, digits, ``_`` and ``-``; ``x`` where nothing is left.

    >>> key_part("Asharq Al-Awsat"), key_part("São Paulo"), key_part("#eval(1)"), key_part("правда")
    ('Asharq-Al-Awsat', 'Sao-Paulo', 'eval-1', 'x')
    """
    plain = unicodedata.normalize("NFKD", "" if value is None else str(value)).encode("ascii", "ignore").decode()
    return re.sub(r"[^A-Za-z0-9_]+", "-", plain).strip("-") or "x"
