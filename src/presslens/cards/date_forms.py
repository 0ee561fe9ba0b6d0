"""Forms of dates that a card may name, read the same way in every locale: English names of days and months.

A form is written as for :func:`datetime.datetime.strptime`. It must name one day, and each part of it once.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from presslens.base.errors import InputError, InputErrors, readable
from presslens.base.patterns import one_of

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: Number of a month by its abbreviations; those that news agencies spell out count as their own.
SHORT_MONTHS = {name[:3]: n for n, name in enumerate(_MONTHS, 1)} | {"sept": 9}
SHORT_MONTHS |= {name: n for n, name in enumerate(_MONTHS, 1) if len(name) <= 5}
_SHORT_DAYS = {name[:3]: n for n, name in enumerate(_DAYS)} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}


#: Pattern of a month's name, whole or short, in any case.
MONTH = one_of({*_MONTHS, *SHORT_MONTHS})
#: What a directive reads: the part of a date it names, and its pattern.
DIRECTIVES: dict[str, tuple[str, str]] = {
    "%Y": ("year", r"[0-9]{4}"),
    "%y": ("year", r"[0-9]{2}"),
    "%m": ("month", r"1[0-2]|0?[1-9]"),
    "%b": ("month", rf"(?:{one_of(list(SHORT_MONTHS))})(?![a-z])\.?"),
    "%B": ("month", one_of(_MONTHS)),
    "%d": ("day", r"3[01]|[12][0-9]|0?[1-9]"),
    "%A": ("weekday", one_of(_DAYS)),
    "%a": ("weekday", rf"(?:{one_of(list(_SHORT_DAYS))})(?![a-z])\.?"),
    "%H": ("hour", r"2[0-3]|1[0-9]|0?[0-9]"),
    "%I": ("hour", r"1[0-2]|0?[1-9]"),
    "%M": ("minute", r"[0-5][0-9]|[0-9]"),
    "%S": ("second", r"6[01]|[0-5][0-9]|[0-9]"),
    "%f": ("fraction of a second", r"[0-9]{1,9}"),
    "%p": ("half of the day", r"[ap]\.?\s?m\.?"),
    "%z": ("time zone", r"[+-][0-9]{2}:?[0-9]{2}(?::?[0-9]{2})?|z|gmt|utc?|[ecmp][sd]t"),
    "%Z": ("time zone", r"[a-z]{1,5}"),
}
_NUMBERS = "YymdHIMSf"
_PIECE = re.compile(r"%[-_0#^]?.?|\s+|[^%\s]", re.DOTALL)
#: Forms of a day and of a time behind it, as newspapers, databases and spreadsheets write them.
_DAY_FORMS = (
    *("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d", "%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y"),
    *("%d.%m.%y", "%d/%m/%y", "%m/%d/%y", "%d-%b-%Y", "%d-%b-%y", "%d %B %Y", "%d %b %Y", "%d. %B %Y"),
    *("%B %d, %Y %A", "%B %d, %Y", "%b %d, %Y", "%A, %B %d, %Y", "%A, %d %B %Y", "%A %d %B %Y", "%a, %d %b %Y"),
    *("%a %b %d, %Y", "%a, %b %d, %Y", "%b %d %Y"),
)
_TIME_FORMS = (
    *(" %H:%M", " %H:%M:%S", " %H:%M:%S.%f", " %I:%M %p", " %I:%M:%S %p", " %H:%M:%S %z", " %H:%M:%S%z"),
    *(", %H:%M", ", %I:%M %p", "T%H:%M", "T%H:%M:%S", "T%H:%M:%S%z", "T%H:%M:%S.%f", "T%H:%M:%S.%f%z"),
)
#: A cell longer than this is no date.
MAX_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class DateForm:
    """A form of dates, ready to read cells."""

    form: str
    pattern: re.Pattern[str]

    def read(self, cell: str) -> dt.date | None:
        """The day that a cell of this form names, as it stands there: hour and time zone move nothing.

        The years of ``%y`` are 1969 to 2068. None where the cell has another form, names no day of the calendar, or a
        weekday that is not that day's.

        >>> date_form("%B %d, %Y %A").read("March 5, 2020 Thursday")
        datetime.date(2020, 3, 5)
        >>> date_form("%b %d, %y").read("Sept. 30, 15")
        datetime.date(2015, 9, 30)
        >>> date_form("%B %d, %Y %A").read("March 5, 2020 Friday") is None
        True
        """
        found = self.pattern.fullmatch(cell.strip()) if len(cell) <= MAX_CHARACTERS else None
        if not found:
            return None
        parts = {name: text.lower().rstrip(".") for name, text in found.groupdict().items()}
        year = int(parts["Y"]) if "Y" in parts else (int(parts["y"]) + 31) % 100 + 1969
        month = next(
            int(parts[key]) if key == "m" else SHORT_MONTHS[parts[key][:3]] for key in ("m", "b", "B") if key in parts
        )
        try:
            day = dt.date(year, month, int(parts["d"]))
        except ValueError:
            return None
        weekday = parts.get("A") or parts.get("a")
        return day if weekday is None or _SHORT_DAYS[weekday[:3]] == day.weekday() else None

    def write(self, day: dt.date) -> str:
        """A day in this form, at half past ten in the morning."""
        names = {"%Y": f"{day.year:04}", "%y": f"{day.year % 100:02}", "%m": f"{day.month:02}", "%d": f"{day.day:02}"}
        names |= {"%B": _MONTHS[day.month - 1], "%b": _MONTHS[day.month - 1][:3], "%A": _DAYS[day.weekday()]}
        names |= {"%a": _DAYS[day.weekday()][:3], "%H": "10", "%I": "10", "%M": "30", "%S": "00", "%f": "0"}
        names |= {"%p": "am", "%z": "+0000", "%Z": "GMT", "%%": "%"}
        return "".join(names.get(piece, piece) for piece in _PIECE.findall(self.form.strip()))


@lru_cache(maxsize=512)
def date_form(form: str) -> DateForm:
    """A form, checked and made ready.

    Raises
    ------
    InputError
        It has a directive that is not read, names a part twice, or names no year, month or day; ``where`` is
        ``date_format``.
    """
    allowed = f"allowed: {' '.join(DIRECTIVES)}, each part of a date once, such as %d.%m.%Y"
    parts: dict[str, str] = {}
    pattern, before = [], ""
    pieces = _PIECE.findall(form.strip())
    for place, piece in enumerate(pieces):
        if piece == "%%":
            pattern.append("%")
        elif piece.startswith("%"):
            if piece not in DIRECTIVES:
                raise InputError("date_format", f"{_shown(piece)} is not read (in {_shown(form)})", allowed)
            part, reads = DIRECTIVES[piece]
            if part in parts:
                twice = f"{parts[part]} and {piece}" if parts[part] != piece else f"{piece} twice"
                raise InputError(
                    "date_format", f"names the {part} more than once ({twice}, in {_shown(form)})", allowed
                )
            parts[part] = piece
            behind = pieces[place + 1] if place + 1 < len(pieces) else ""
            if piece[1] in "mdHIMS" and any(_is_number(other) for other in (before, behind)):
                # Between numbers without a mark only full width tells where one ends.
                reads = "(?=[0-9]{2})(?:" + reads + ")"
            pattern.append(f"(?P<{piece[1]}>{reads})")
        elif piece == "." and before == "%b":
            pass  # The stop is part of an abbreviation, and may be absent: "Sept. 30", "June 3".
        else:
            pattern.append(r"\s+" if piece.isspace() else re.escape(piece))
        before = piece
    if missing := [part for part in ("year", "month", "day") if part not in parts]:
        raise InputError("date_format", f"names no {' and no '.join(missing)} (in {_shown(form)})", allowed)
    return DateForm(form, re.compile("".join(pattern), re.IGNORECASE))


def date_forms(forms: Sequence[str]) -> tuple[DateForm, ...]:
    """Several forms of one column, none of which reads as another day what a second one writes.

    Raises
    ------
    InputErrors
        Forms that are none, and pairs that could be taken for each other.

    >>> [form.form for form in date_forms(["%d.%m.%Y", "%Y-%m-%d"])]
    ['%d.%m.%Y', '%Y-%m-%d']
    >>> date_forms(["%d/%m/%Y", "%m/%d/%Y"])
    Traceback (most recent call last):
    presslens.base.errors.InputErrors: date_format: '02/01/2003' is 2003-01-02 as '%d/%m/%Y' and 2003-02-01 as \
'%m/%d/%Y'; forms that cannot be taken for each other
    """
    faults: list[InputError] = []
    ready: list[DateForm] = []
    for form in forms:
        try:
            ready.append(date_form(form))
        except InputError as fault:
            faults.append(fault)
    days = [dt.date(2003, 1, 2) + dt.timedelta(days=n) for n in range(400)]
    for place, first in enumerate(ready):
        for second in ready[place + 1 :]:
            cells = (form.write(day) for day in days for form in (first, second))
            for cell in cells:
                one, other = first.read(cell), second.read(cell)
                if one and other and one != other:
                    found = f"{cell!r} is {one} as {_shown(first.form)} and {other} as {_shown(second.form)}"
                    faults.append(InputError("date_format", found, "forms that cannot be taken for each other"))
                    break
    if faults:
        raise InputErrors(faults)
    return tuple(ready)


def likely_forms(cell: str) -> dict[str, dt.date]:
    """Well-known forms that read a cell, each with the day; one for each day.

    >>> likely_forms("2016-01-01T10:05:00Z")
    {'%Y-%m-%dT%H:%M:%S%z': datetime.date(2016, 1, 1)}
    >>> sorted(likely_forms("03/05/2020"))
    ['%d/%m/%Y', '%m/%d/%Y']
    >>> likely_forms("last week")
    {}
    """
    found: dict[dt.date, str] = {}
    cell = cell.strip()
    if len(cell) > MAX_CHARACTERS:
        return {}
    for day_form in _DAY_FORMS:
        if not (head := date_form(day_form).pattern.match(cell)):
            continue
        for time_form in _TIME_FORMS if cell[head.end() :] else ("",):
            day = date_form(day_form + time_form).read(cell)
            if day is not None and day not in found:
                found[day] = day_form + time_form
    return {form: day for day, form in found.items()}


def _is_number(piece: str) -> bool:
    return len(piece) == 2 and piece[0] == "%" and piece[1] in _NUMBERS


def _shown(text: str) -> str:
    return repr(readable(text if len(text) <= 60 else text[:57] + "..."))
