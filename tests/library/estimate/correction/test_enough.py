import pytest

from presslens.estimate.correction.enough import refusal


@pytest.mark.parametrize(
    ("codes", "stories", "effective", "note"),
    [
        (0, 0, 0.0, "too few codes: no coded mention; it takes 5 or more, in 5 stories"),
        (1, 1, 1.0, "too few codes: 1 coded mention in 1 story; it takes about 5 in 5"),
        (12, 4, 2.5, "too few codes: 12 coded mentions in 4 stories; it takes about 24 in 8"),
        (40, 20, 5.0, ""),
        (
            40,
            20,
            4.0,
            "too few codes: 40 coded mentions in 20 stories, some of which count for many; it takes about 50 in 25",
        ),
    ],
)
def test_what_it_takes_is_said_in_words(codes, stories, effective, note):
    assert refusal(codes, stories, effective) == note
