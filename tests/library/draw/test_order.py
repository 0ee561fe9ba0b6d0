"""What figures call holders, outlets and labels, and how many of them there is room for."""

import polars as pl
import pytest

from presslens.codebook.holders import Holder
from presslens.codebook.questions import FRAMES, STANCE
from presslens.codebook.targets import Target
from presslens.draw.order import holder_rows, label_columns, largest_countries, largest_outlets, outlet_rows
from tests.library.classify.conftest import CODEBOOK

TURKEY = Target("TUR", "Turkey", "#D55E00", (), ())


class Book:
    """The two parts of a codebook that name holders."""

    def __init__(self, holders, targets=()):
        self.holders, self.targets = holders, targets


def test_holders_are_spelled_out_between_the_outlet_and_unresolved_sources():
    holders = [Holder("OPP", "Syrian opposition", "#E69F00", (), ()), Holder("UN", "United Nations", "#CC79A7", (), ())]
    assert list(holder_rows(Book(holders)).items()) == [
        ("outlet", "the outlet itself"),
        ("OPP", "Syrian opposition"),
        ("UN", "United Nations"),
        ("unresolved", "unresolved source"),
    ]


@pytest.mark.parametrize(
    ("name", "said"), [("Turkey", "Turkey's officials"), ("Philippines", "Philippines' officials")]
)
def test_who_speaks_for_a_target_is_not_called_like_it(name, said):
    """new-user, small: "Turkey, by Turkey (15)"."""
    holders = [Holder("TUR", name, "#D55E00", (), ()), Holder("RUS", "Russia", "#0072B2", (), ())]
    found = holder_rows(Book(holders, [Target("TUR", name, "#D55E00", (), ())]))
    assert (found["TUR"], found["RUS"]) == (said, "Russia")  # which is no target of this study


def test_labels_without_a_share_are_left_out():
    shares = pl.DataFrame({"frames": ["economic", "conflict"], "stance": ["none", "against"]})
    assert label_columns(FRAMES, CODEBOOK, shares) == {"conflict": "Conflict", "economic": "Economic"}
    assert label_columns(STANCE, CODEBOOK, shares) == {"against": "against", "none": "none"}


def counts(*rows):
    names = ["outlet", "outlet_country", "n_articles", "n_actor_mentions"]
    return pl.DataFrame([(*row, target) for row in rows for target in "ab"], schema=[*names, "target"], orient="row")


def test_outlets_stand_by_the_names_of_their_countries():
    """new-user, small: figures say "DEU"."""
    rows = counts(
        ("A", "unknown", 1, 1), ("B", "TUR", 1, 1), ("C", "DEU", 1, 1), ("D", "ZZZ", 1, 1), ("E", "DEU", 1, 1)
    )
    assert list(outlet_rows(rows, [TURKEY], 9).values()) == [
        *("C (Germany)", "E (Germany)", "B (Turkey)", "D (ZZZ)", "A"),
    ]


def test_of_many_outlets_the_largest_have_a_row():
    """hostile 21: by actor mentions, then by articles, then by name."""
    rows = counts(("A", "DEU", 9, 1), ("B", "DEU", 1, 5), ("C", "DEU", 2, 3), ("D", "DEU", 3, 3), ("E", "DEU", 3, 3))
    assert [outlet for outlet, _ in largest_outlets(rows, 3)] == ["B", "D", "E"]
    assert list(outlet_rows(rows, [], 3)) == ["B", "D", "E"]
    assert largest_outlets(rows, 9) == largest_outlets(rows.reverse(), 9)


def test_a_name_of_88_letters_is_shortened_in_the_middle():
    """ordinary-news 20: long names push labels over each other."""
    names = [f"{'The Very Long Northern Gazette '.ljust(86, 'x')} {end}" for end in "ab"]
    first, second = outlet_rows(counts(*((name, "DEU", 1, 1) for name in names)), [], 9).values()
    assert first != second
    assert first.startswith("The Very Long Northern")
    assert first.endswith("x a (Germany)")
    assert len(first) == len("x" * 36 + " (Germany)")


def test_the_largest_countries_are_those_with_most_articles_of_all_outlets():
    rows = counts(("A", "DEU", 2, 9), ("B", "TUR", 3, 1), ("C", "DEU", 2, 1), ("D", "FRA", 1, 1))
    assert largest_countries(rows, 2) == ["DEU", "TUR"]
