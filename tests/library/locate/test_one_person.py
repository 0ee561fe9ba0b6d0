"""Office and name of one person are one mention; what stands between commas is another."""

import pytest

from tests.library.locate.shipped import found


@pytest.mark.parametrize(
    "words",
    [
        "Turkish President Recep Tayyip Erdogan",
        "Turkish president Erdogan",
        "Turkey's President Erdogan",
        "Turkey’s Erdogan",
        "Russian Foreign Minister Sergei Lavrov",
        "Russia's ambassador to the UN Vasily Nebenzya",
        "Russian Deputy Foreign Minister Sergei Ryabkov",
        "Kremlin spokesman Dmitry Peskov",
        "Russian Defense Ministry spokesman Major General Igor Konashenkov",
        "Turkish Energy and Natural Resources Minister Fatih Donmez",
        "Turkish state broadcaster TRT",
        "Russia's state news agency TASS",
        "Russia's Federation Council",
        "Türkiye’s Grand National Assembly",
        "Russia's Black Sea Fleet",
        "Vladimir Putin",
        "Lavrov",
    ],
)
def test_one_person_or_body_is_one_mention(words):
    """ordinary-news: n does not depend on style."""
    assert [mention for mention, _, _ in found(f"Late on Friday {words} denied it.")] == [words]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sergei Lavrov, the Russian foreign minister, left.", ["Sergei Lavrov", "Russian foreign minister"]),
        ("The Turkish president, Recep Tayyip Erdogan, left.", ["Turkish president", "Recep Tayyip Erdogan"]),
        ("Russia and President Putin disagree.", ["Russia", "Putin"]),
        ("The Turkish army and President Erdogan disagree.", ["Turkish army", "Erdogan"]),
        ("The Russian foreign minister and President Putin left.", ["Russian foreign minister", "Putin"]),
        ("Turkish journalists asked President Erdogan.", ["Turkish", "Erdogan"]),
        ("President Erdogan of Turkey left.", ["Erdogan", "Turkey"]),
        ("Turkish President Erdogan met Premier Putin.", ["Turkish President Erdogan", "Putin"]),
        ("In Damascus Foreign Minister Faisal Mekdad left.", ["Damascus", "Faisal Mekdad"]),
        ("Putin spokesman Dmitry Peskov left.", ["Putin", "Dmitry Peskov"]),
        ("Prime Minister Erdogan met Russian officials. Putin left.", ["Erdogan", "Russian", "Putin"]),
    ],
)  # fmt: skip
def test_two_stay_two(text, expected):
    assert [mention for mention, _, _ in found(text)] == expected
