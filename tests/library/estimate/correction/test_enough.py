import pytest

from presslens.estimate.correction.enough import refusal


@pytest.mark.parametrize(
    ("codes", "stories", "effective", "note"),
    [
        (0, 0, 0.0, "no coded mention: it takes 5 or more, in 5 stories"),
        (1, 1, 1.0, "1 coded mention in 1 story: it takes about 5 in 5"),
        (12, 4, 2.5, "12 coded mentions in 4 stories: it takes about 24 in 8"),
        (40, 20, 5.0, ""),
        (40, 20, 4.0, "40 coded mentions in 20 stories: it takes about 50 in 25"),  # one story outweighs the others
    ],
)
def test_what_it_takes_is_said_in_words(codes, stories, effective, note):
    assert refusal(codes, stories, effective) == note
