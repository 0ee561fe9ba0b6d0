"""From the cells of a row to the fields of an article: decode, parse strictly, map names. Nothing is guessed."""

from __future__ import annotations

import datetime as dt
import math
import re
from functools import lru_cache

from presslens.base.characters import HARMFUL, harmful_character
from presslens.base.errors import readable
from presslens.base.unseen import is_blank, one_name
from presslens.cards.corpora import CorpusCard
from presslens.cards.date_forms import date_form, likely_forms

MAX_ID_CHARACTERS = MAX_OUTLET_CHARACTERS = 200
_URL = re.compile(rf"https?://(?:(?!{HARMFUL})[^\s<>\"']){{1,2000}}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


class RowFault(Exception):  # noqa: N818 - it never leaves the reader
    """A row that cannot be used: the reason it is counted under, and what was found."""

    def __init__(self, reason: str, detail: str) -> None:
        self.reason, self.detail = reason, detail
        super().__init__(reason)


def text_of(value: object, column: str, encoding: str) -> str | None:
    """The text of a cell; None when there is nothing to be seen in it.

    Whole numbers are text without a decimal point, others as they would be typed; NaN is nothing.

    Raises
    ------
    RowFault
        The bytes are not in the encoding, or the value is no text or number.
    """
    if isinstance(value, bytes):
        try:
            text = value.decode(encoding)
        except UnicodeDecodeError as fault:
            byte = fault.object[fault.start]
            raise RowFault(f"not {encoding}", f"column {column!r}: byte 0x{byte:02x} (at {fault.start})") from None
        return None if is_blank(text) else text
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return None
    if isinstance(value, (dt.date, dt.datetime)):
        value = value.isoformat()
    elif isinstance(value, float) and math.isfinite(value):
        value = str(int(value)) if value.is_integer() and abs(value) < 2**53 else repr(value)
    elif isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18:
        value = str(value)
    if not isinstance(value, str):
        raise RowFault("not text", f"column {column!r} holds {type(value).__name__}")
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise RowFault("not text", f"column {column!r} holds half a surrogate pair") from None
    return None if is_blank(value) else value


def date_of(
    value: str | dt.date | None, date_format: str | tuple[str, ...], days: tuple[dt.date, dt.date]
) -> dt.date | None:
    """The day a cell names; None when it names none.

    Parameters
    ----------
    value
        What stands in the cell; a date of Parquet or of a workbook is one whatever the form.
    date_format
        As of :mod:`presslens.cards.date_forms`: the whole of the cell must have this form, or one of several.
    days
        First and last day; a date outside is taken for an error.

    Raises
    ------
    RowFault
        The cell has another form, is no day of the calendar, names another weekday than that day's, can be read as
        several days, or lies outside the range.
    """
    if value is None:
        return None
    if isinstance(value, dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
    else:
        forms = (date_format,) if isinstance(date_format, str) else date_format
        named = _days(forms, value)
        if len(named) != 1:
            found = f"found {value.strip()[:40]!r}" + (
                f", which is {' or '.join(map(str, sorted(named)))}" if named else ""
            )
            likely = "" if named else " or ".join(_likely(value))
            advice = f"; it may be {likely}" if likely else ""
            raise RowFault("date cannot be read", f"{found}; allowed: {' or '.join(forms)}{advice}")
        (day,) = named
    if not days[0] <= day <= days[1]:
        raise RowFault("date outside the range", f"found {day}; allowed: {days[0]} to {days[1]}")
    return day


@lru_cache(maxsize=20_000)
def _days(forms: tuple[str, ...], cell: str) -> frozenset[dt.date]:
    """The days that a cell may name; most tables have each of them on many rows."""
    return frozenset(day for form in forms if (day := date_form(form).read(cell)))


@lru_cache(maxsize=20_000)
def _likely(cell: str) -> tuple[str, ...]:
    return tuple(f"{form!r} ({day})" for form, day in likely_forms(cell).items())


def outlet_of(name: str | None, card: CorpusCard) -> tuple[str | None, str | None, bool]:
    """Outlet, its country, and whether the card knows the name.

    An unknown name is kept, as :func:`~presslens.base.unseen.one_name` has it, without a country.

    Raises
    ------
    RowFault
        The name is longer than :data:`MAX_OUTLET_CHARACTERS` or holds a control character: no outlet is called so, and
        something else stands there.
    """
    if name is None or not (name := one_name(name)):
        return None, None, True
    if len(name) > MAX_OUTLET_CHARACTERS:
        raise RowFault("outlet cannot be used", f"{len(name)} characters; allowed: at most {MAX_OUTLET_CHARACTERS}")
    if harmful_character(name):
        # Tables spell such characters out, and would name another outlet than the ledger.
        column = f"column {card.columns['outlet']!r}: " if "outlet" in card.columns else ""
        found = readable(name if len(name) <= 40 else name[:37] + "...")
        raise RowFault("outlet cannot be used", f"{column}found '{found}'; allowed: no control characters")
    known = card.outlet(name)
    return (known.outlet, known.country, True) if known else (name, None, not card.outlets)


def id_of(value: str | None) -> str:
    """The publisher's id of an article. It is a label: no path is ever made from it.

    Raises
    ------
    RowFault
        There is none, or it is not :func:`usable_id`.
    """
    if value is None:
        raise RowFault("no id", "the cell is empty")
    value = value.strip()
    if not usable_id(value):
        raise RowFault("id cannot be used", f"allowed: at most {MAX_ID_CHARACTERS} printable characters")
    return value


def usable_id(value: str) -> bool:
    """Whether a text can be printed and is no longer than :data:`MAX_ID_CHARACTERS`, or is the address of a page.

    >>> usable_id("17"), usable_id("x" * 201), usable_id("https://paper.example/" + "x" * 201)
    (True, False, True)
    """
    return value.isprintable() and (len(value) <= MAX_ID_CHARACTERS or url_of(value) is not None)


def url_of(value: str | None) -> str | None:
    """The address, when it is one of http or https without control characters; None otherwise."""
    return value.strip() if value and _URL.fullmatch(value.strip()) else None


def language_code(value: str | None) -> str | None:
    """The language a row names, as a lower-case code without its region (``en-GB`` is ``en``).

    Raises
    ------
    RowFault
        What stands there is no code of two or three letters.
    """
    if value is None:
        return None
    code = re.split(r"[-_]", value.strip().lower())[0]
    if not _LANGUAGE.fullmatch(code):
        raise RowFault("language cannot be read", f"found {value.strip()[:40]!r}; allowed: a code such as 'en'")
    return code
