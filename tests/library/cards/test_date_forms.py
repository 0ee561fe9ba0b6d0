"""Forms of dates as people have them (ordinary-news 16), and forms that are none (hostile 28)."""

import datetime as dt
import locale

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.base.errors import InputError, InputErrors
from presslens.cards.date_forms import DIRECTIVES, date_form, date_forms

DAY = dt.date(2020, 3, 5)


@pytest.mark.parametrize(
    ("form", "cell"),
    [
        # Nexis
        ("%B %d, %Y %A", "March 5, 2020 Thursday"),
        ("%B %d, %Y, %A", "March 5, 2020, Thursday"),
        ("%d %B %Y %A", "5 March 2020 Thursday"),
        ("%B %d, %Y %A %I:%M %p %Z", "March 5, 2020 Thursday 11:30 AM GMT"),
        # RSS and mail
        ("%a, %d %b %Y %H:%M:%S GMT", "Thu, 05 Mar 2020 10:00:00 GMT"),
        ("%a, %d %b %Y %H:%M:%S %z", "Thu, 05 Mar 2020 10:00:00 GMT"),
        ("%a, %d %b %Y %H:%M:%S %z", "Thu, 05 Mar 2020 23:30:00 -0500"),
        ("%a, %d %b %Y %H:%M:%S %z", "Thu, 5 Mar 2020 10:00:00 EST"),
        # spreadsheets
        ("%m/%d/%Y %I:%M %p", "3/5/2020 11:30 PM"),
        ("%m/%d/%Y, %I:%M:%S %p", "3/5/2020, 11:30:00\u202fp.m."),
        ("%d/%m/%y", "05/03/20"),
        ("%m/%d/%y %H:%M", "3/5/20 0:00"),
        ("%d-%b-%y", "05-MAR-20"),
        ("%d%b%Y", "05MAR2020"),
        # databases
        ("%Y%m%d", "20200305"),
        ("%Y-%m-%dT%H:%M:%S.%fZ", "2020-03-05T10:00:00.000Z"),
        ("%Y-%m-%d %H:%M:%S%z", "2020-03-05 10:00:00+03:00"),
        ("%A, %B %d, %Y", "thursday, march 5, 2020"),
        ("  %d.%m.%Y", " 5.3.2020 "),
    ],
)
def test_dates_as_people_have_them(form, cell):
    """ordinary-news 16"""
    assert date_form(form).read(cell) == DAY


@pytest.mark.parametrize(
    ("cell", "month"),
    [
        *[("Jan. 3, 2015", 1), ("Feb. 3, 2015", 2), ("Aug. 3, 2015", 8), ("Sept. 3, 2015", 9), ("Oct. 3, 2015", 10)],
        *[("Nov. 3, 2015", 11), ("Dec. 3, 2015", 12), ("March 3, 2015", 3), ("April 3, 2015", 4), ("May 3, 2015", 5)],
        *[("June 3, 2015", 6), ("July 3, 2015", 7), ("Sep 3, 2015", 9), ("Sept 3, 2015", 9), ("mar. 3, 2015", 3)],
    ],
)
@pytest.mark.parametrize("form", ["%b %d, %Y", "%b. %d, %Y"])
def test_months_as_agencies_abbreviate_them(form, cell, month):
    """ordinary-news 16: rows of September, June and July are read as those of the other months are"""
    assert date_form(form).read(cell) == dt.date(2015, month, 3)


@pytest.mark.parametrize(
    ("form", "cell"),
    [
        ("%B %d, %Y %A", "March 5, 2020 Friday"),
        ("%d/%m/%Y", "31/02/2020"),
        ("%d/%m/%Y", "03/25/2020"),
        ("%d/%m/%Y", "5/3/2020 10:00"),
        ("%d/%m/%Y", "5/3/20"),
        ("%d/%m/%y", "5/3/2020"),
        ("%Y%m%d", "2020035"),
        ("%Y%m%d", "202035"),
        ("%b %d, %Y", "Marc 5, 2020"),
        ("%b %d, %Y", "Mars 5, 2020"),
        ("%b-%d-%Y", "Mayor-3-2020"),
        ("%B %d, %Y", "Mart 5, 2020"),
        ("%d.%m.%Y", "43897"),
        ("%d.%m.%Y", "٥.٣.٢٠٢٠"),
        ("%d.%m.%Y", "5.3.2020" + " " * 200 + "x"),
        ("%I:%M %p %d.%m.%Y", "13:00 PM 5.3.2020"),
        ("%H:%M %d.%m.%Y", "24:00 5.3.2020"),
        ("%Y-%m-%d", "0000-01-01"),
    ],
)
def test_what_has_another_form_is_no_date(form, cell):
    assert date_form(form).read(cell) is None


@pytest.mark.parametrize(("year", "full"), [("69", 1969), ("99", 1999), ("00", 2000), ("20", 2020), ("68", 2068)])
def test_the_century_of_two_digits(year, full):
    """ordinary-news 16: %y"""
    assert date_form("%d/%m/%y").read(f"05/03/{year}") == dt.date(full, 3, 5)


@pytest.mark.parametrize(
    ("form", "complaint"),
    [
        ("%Y%Y", "names the year more than once (%Y twice, in '%Y%Y')"),
        ("%Y-%m-%d %z %z", "names the time zone more than once (%z twice"),
        ("%d.%m.%Y %y", "names the year more than once (%Y and %y"),
        ("%d %b %m %Y", "names the month more than once (%b and %m"),
        ("%d.%m.%Y %H %I", "names the hour more than once (%H and %I"),
        ("%x", "'%x' is not read (in '%x')"),
        ("%-d.%m.%Y", "'%-d' is not read"),
        ("%d.%m.%Y %", "'%' is not read"),
        ("%j %Y", "'%j' is not read"),
        ("%d %Y", "names no month (in '%d %Y')"),
        ("dd.mm.yyyy", "names no year and no month and no day"),
        ("%s", "'%s' is not read"),
    ],
)
def test_a_form_that_is_none_says_which_part_and_what_is_allowed(form, complaint):
    """hostile 28, ordinary-news 16"""
    with pytest.raises(InputError) as caught:
        date_form(form)
    message = str(caught.value)
    assert complaint in message
    assert "allowed: %Y %y %m %b %B %d %A %a %H %I %M %S %f %p %z %Z" in message
    assert "\n" not in message


@pytest.mark.parametrize("forms", [["%d/%m/%Y", "%m/%d/%Y"], ["%d/%m/%y", "%y/%m/%d"], ["%Y%m%d", "%Y%d%m"]])
def test_forms_that_can_be_taken_for_each_other_are_refused(forms):
    with pytest.raises(InputErrors, match="forms that cannot be taken for each other"):
        date_forms(forms)


def test_several_forms_of_one_column():
    forms = date_forms(["%B %d, %Y", "%b %d, %Y", "%Y-%m-%d", "%d.%m.%Y"])
    for cell in ("March 5, 2020", "Mar. 5, 2020", "2020-03-05", "5.3.2020"):
        assert {form.read(cell) for form in forms} - {None} == {DAY}


def test_names_are_english_in_every_locale():
    """ordinary-news 16"""
    before = locale.setlocale(locale.LC_TIME)
    others = [name for name in ("de_DE.UTF-8", "tr_TR.UTF-8", "fr_FR.UTF-8", "C.UTF-8") if _set(name)]
    try:
        for name in others:
            _set(name)
            date_form.cache_clear()
            assert date_form("%A, %B %d, %Y").read("Thursday, March 5, 2020") == DAY
    finally:
        locale.setlocale(locale.LC_TIME, before)
    assert others


def _set(name):
    try:
        return locale.setlocale(locale.LC_TIME, name)
    except locale.Error:
        return None


FORMS = ["%B %d, %Y %A", "%a, %d %b %Y %H:%M:%S %z", "%m/%d/%y %I:%M %p", "%Y%m%d", "%d%b%y", "%%%d|%m|%Y"]


@given(st.dates(dt.date(1969, 1, 1), dt.date(2068, 12, 31)), st.sampled_from(FORMS))
def test_what_a_form_writes_it_reads(day, form):
    assert date_form(form).read(date_form(form).write(day)) == day


@given(st.text(max_size=60))
def test_any_text_is_a_form_or_a_readable_fault(form):
    message = ""
    try:
        assert isinstance(date_form(form).read(form), dt.date | None)
    except InputError as fault:
        message = str(fault)
    assert "\n" not in message


@given(st.text(alphabet="0123456789 /.-:aApPmM", max_size=30))
def test_any_cell_is_a_day_or_none(cell):
    for form in FORMS:
        assert isinstance(date_form(form).read(cell), dt.date | None)


def test_every_directive_is_written_too():
    form = date_form("%d.%m.%Y" + "".join(f" {key}" for key in ("%A", "%H", "%M", "%S", "%f", "%p", "%z")))
    assert form.read(form.write(DAY)) == DAY
    assert {part for part, _ in DIRECTIVES.values()} >= {"year", "month", "day"}
