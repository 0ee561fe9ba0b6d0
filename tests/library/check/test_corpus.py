"""What is doubtful about a corpus is found, the same in a run and before it, and says where it stands."""

import pytest

from .conftest import row

OF_2020 = ("fact", "data/mine.yaml: articles are of 2020-03-05 to 2020-03-05")


def test_a_sound_corpus_has_facts_alone(found):
    assert found([row(1), row(2)]) == [OF_2020]


def test_a_name_of_the_map_that_matches_nothing(found):
    """new-user 9: an outlet mis-spelled in the map was taken for another one, without a word."""
    outlets = {"mornin": {"outlet": "Morning Post", "country": "GBR"}, "zeit": {"outlet": "Die Zeit", "country": None}}
    assert found([row(1)], outlets=outlets) == [
        ("warning", "data/mine.yaml: outlets.mornin: no article is from it; did you mean 'morning'?"),
        ("warning", "data/mine.yaml: outlets.zeit: no article is from it; its name as the file has it"),
        (
            "warning",
            "data/mine.yaml: outlets: 'morning' (1 article) is not there: it keeps its name and has no country; "
            "there is 'mornin'",
        ),
        OF_2020,
    ]


def test_outlets_that_no_name_matches_come_largest_first_and_not_all(found):
    """new-user 9."""
    names = [f"paper {n:02}" for n in range(1, 15)]
    rows = [row(f"{n}{i}", outlet=name) for n, name in enumerate(names, 1) for i in range(n)]
    lines = [line for weight, line in found([row("x"), *rows]) if weight == "warning"]
    assert [line.split("'")[1] for line in lines[:-1]] == names[:3:-1]
    assert lines[-1] == "data/mine.yaml: outlets: 4 more outlets are not there (10 articles)"


def test_a_map_that_names_no_country_of_iso(found):
    """new-user 9: GER."""
    (fault, *_) = found([row(1)], outlets={"morning": {"outlet": "Morning Post", "country": "GER"}})
    assert fault == (
        "fault",
        "data/mine.yaml: outlets.morning.country: found 'GER', which is no country of ISO 3166-1; "
        "did you mean DEU (Germany)?",
    )


def test_an_outlet_by_its_printed_name_is_that_outlet(found):
    """It lost its country, and where all its articles had that name, without a word."""
    outlets = {"morning": {"outlet": "The Morning Post", "country": "GBR"}}
    assert found([row(1, outlet="The Morning Post"), row(2, outlet="the morning  post")], outlets=outlets) == [OF_2020]


def test_a_printed_name_of_two_countries_is_nobodys_and_that_is_told(found):
    outlets = {name: {"outlet": "Post", "country": country} for name, country in (("a", "GBR"), ("b", "USA"))}
    assert (
        "warning",
        "data/mine.yaml: 'Post' has several countries: none (1 article), USA (1 article), GBR (1 article); "
        "one name, one country",
    ) in found([row(1, outlet="a"), row(2, outlet="b"), row(3, outlet="Post")], outlets=outlets)


def test_one_id_of_several_texts(found):
    """new-user 10: silent."""
    rows = [row(7), row(8), row(7, "Syria spoke."), row(8, f"Russia {row(8)[1]}"), row(9), row(9)]
    assert found(rows)[0] == (
        "warning",
        "data/mine.yaml: 2 ids stand for several articles of different text, which are all kept; "
        "for example '7' (a.csv row 2, a.csv row 4); '8' (a.csv row 3, a.csv row 5)",
    )


def test_a_corpus_of_which_most_is_lost_stops_the_run(found):
    """new-user 3: 25 of 31 articles were set aside, and the run succeeded."""
    rows = [row(n, "") for n in range(25)] + [row(n) for n in range(25, 31)]
    ((weight, line), *others) = found(rows)
    assert weight == "fault"
    assert line == (
        "data/mine.yaml: set_aside_limit: 25 of 31 entries cannot be used: no text (25); for example a.csv, row 2: "
        "the cell is empty; the limit is a share of 0.2; to run all the same, set_aside_limit: 0.81"
    )
    # The same reason with the same example is told once.
    assert {weight for weight, _ in others} == {"fact"}
    assert found(rows, set_aside_limit=0.81)[0][0] == "warning"
    assert found(rows, set_aside_limit=0.8)[0][0] == "fault"


@pytest.mark.parametrize(("n", "weight"), [(2, "warning"), (3, "fault")])
def test_the_limit_is_a_share_of_what_was_meant_for_articles(found, n, weight):
    """new-user 3: a fifth, when the card says nothing; twins and other languages are no fault."""
    rows = [row(i) for i in range(6)] + [row(0)] * 2 + [row(i, day="someday") for i in range(10, 10 + n)]
    (first, *_) = found(rows)
    assert first[0] == weight
    assert "date cannot be read" in first[1]
    twin = "2 entries set aside: same article again; for example a.csv, row 8: same text and card as 0"
    assert ("fact", f"data/mine.yaml: {twin}") in found(rows)


def test_several_reasons_are_counted_by_their_number(found):
    rows = [row(0), row(1, ""), row(2, day="2020"), row(3, day="?"), row("", "x y z")]
    line = found(rows)[0][1]
    assert "4 of 5 entries cannot be used: date cannot be read (2), no id (1), no text (1); for example" in line


def test_days_outside_the_range(found):
    rows = [row(n) for n in range(9)] + [row(10, day="2010-01-01")]
    findings = found(rows, dates={"first": "2020-01-01"})
    assert findings[0] == (
        "warning",
        "data/mine.yaml: 1 entry of 10 set aside: date outside the range; for example a.csv, row 11: "
        "found 2010-01-01; allowed: 2020-01-01 to 2199-12-31",
    )


def test_articles_without_a_day_or_an_outlet(found):
    rows = [row(1), row(2, day=""), row(3, outlet="")]
    assert found(rows)[:2] == [
        ("warning", "data/mine.yaml: 1 of 3 articles has no outlet"),
        ("warning", "data/mine.yaml: 1 of 3 articles has no date"),
    ]
    assert ("fact", "data/mine.yaml: no article has a date") in found([row(1, day=""), row(2, day="")])


def test_a_card_without_columns_for_what_it_says(found):
    findings = found([row(1)], columns={"text": "Body"}, dates={"first": "2020-01-01"})
    assert findings[:2] == [
        (
            "warning",
            "data/mine.yaml: outlets: there is no column for it: columns has no outlet; "
            "columns: {outlet: <its name in the file>}",
        ),
        (
            "warning",
            "data/mine.yaml: dates: there is no column for it: columns has no date; "
            "columns: {date: <its name in the file>}",
        ),
    ]


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"language": "xq"}, "data/mine.yaml: language: found 'xq', which is no language of ISO 639"),
        ({"language": "cz"}, "data/mine.yaml: language: found 'cz', which is no language of ISO 639; did you mean cs"),
        ({"dates": {"first": "2020-03-06", "last": "2020-03-05"}}, "data/mine.yaml: dates: ends on 2020-03-05, before"),
    ],
)
def test_a_card_with_a_fault(found, changes, line):
    columns = {"source_id": "No", "text": "Body", "language": "Paper"}
    weight, told = found([row(1, outlet="en")], columns=columns, outlets=None, **changes)[0]
    assert weight == "fault"
    assert told.startswith(line)


def test_a_code_of_a_language_that_is_none(found):
    columns = {"source_id": "No", "text": "Body", "language": "Paper"}
    findings = found([row(1, outlet="en"), row(2, outlet="tr"), row(3, outlet="xq")], columns=columns, outlets=None)
    line = "data/mine.yaml: 1 entry says 'xq', which is no language of ISO 639; a code of ISO 639 such as en"
    assert [told for weight, told in findings if weight == "warning"] == [line]


def test_a_card_in_a_language_that_is_not_studied(found):
    columns = {"source_id": "No", "text": "Body", "language": "Paper"}
    findings = found([row(1, outlet="en")], columns=columns, outlets=None, language="de")
    assert findings[0] == (
        "warning",
        "data/mine.yaml: language: texts too short to tell are taken for 'de', which is not studied, and set aside; "
        "ingest.languages: en",
    )


@pytest.mark.parametrize(
    ("day", "likely"),
    [
        ("2016-01-01T10:05:00Z", "'%Y-%m-%dT%H:%M:%S%z' (2016-01-01)"),
        ("January 1, 2020 Wednesday", "'%B %d, %Y %A' (2020-01-01)"),
        ("10.06.2022", "'%d.%m.%Y' (2022-06-10)"),
        ("03/05/2020", "'%d/%m/%Y' (2020-05-03) or '%m/%d/%Y' (2020-03-05)"),
        ("3/25/2020 11:30 PM", "'%m/%d/%Y %I:%M %p' (2020-03-25)"),
    ],
)
def test_a_day_in_another_form_is_told_with_the_forms_that_read_it(found, day, likely):
    line = found([row(1), row(2, day=f'"{day}"'), *(row(n) for n in range(3, 9))])[0][1]
    assert line.endswith(f"found {day!r}; allowed: %Y-%m-%d; it may be {likely}")


def test_a_day_that_no_form_reads_is_told_without_one(found):
    assert found([row(n) for n in range(9)] + [row(10, day="last week")])[0][1].endswith("allowed: %Y-%m-%d")
