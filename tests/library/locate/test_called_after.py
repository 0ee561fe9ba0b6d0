"""What bears the name of a country, a capital or a leader, and is none."""

import pytest

from tests.library.locate.shipped import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Putin Avenue was renamed.", [("Putin", "RUS", "name")]),
        ("She plays in the Moscow Symphony Orchestra.", [("Moscow", "RUS", "name")]),
        ("Students of Damascus University met.", [("Damascus", "SYR", "name")]),
        ("He wrote on the Battle of Moscow.", [("Moscow", "RUS", "name")]),
        ("They sold cars in Damascus, Maryland.", []),
        ("The fire in Moscow, Idaho, burned for days. Moscow has one fire engine.", []),
        ("Damascus, Virginia, and Moscow, Pennsylvania, are small towns.", []),
        ("Turkey, Texas, has a museum.", []),
        ("The quake was felt in Turkey, Texas and Peru.", [("Turkey", "TUR", "country")]),
        ("Roast Turkey and Turkey sandwiches were on the table.", []),
        ("Turkeys cost more this year, the farm's owner said.", []),
        ("It was a game of Russian roulette.", []),
        ("A knife of Damascus steel lay there.", []),
        ("Moscow closed the road.", [("Moscow", "RUS", "capital")]),
    ],
)
def test_names_of_other_things(text, expected):
    """ordinary-news 25, E6."""
    assert found(text) == expected


def test_a_town_elsewhere_gives_way_to_the_country():
    text = "Russia protested. A man from Moscow, Idaho, wrote to the embassy. Moscow did not reply."
    assert [mention for mention, _, _ in found(text)] == ["Russia", "Moscow"]


@pytest.mark.parametrize(
    ("words", "targets"),
    [
        ("the Russo-Turkish talks", ["RUS", "TUR"]),
        ("the Turko-Syrian border", ["TUR", "SYR"]),
        ("US-Russian ties", ["RUS"]),
        ("a Turkish-Syrian firm", ["TUR", "SYR"]),
        ("Sino‑Russian trade", ["RUS"]),
        ("pro-Russian and anti-Turkish crowds", ["RUS", "TUR"]),
        ("Russian-backed men", ["RUS"]),
        ("the actor Ben Russo", []),
    ],
)
def test_each_part_of_a_compound_is_found(words, targets):
    """ordinary-news: "Russo-Turkish" loses Russia."""
    assert [target for _, target, _ in found(f"He spoke of {words} again.")] == targets


def test_offices_by_their_days():
    text = "Hafez al-Assad met Boris Yeltsin. Assad smiled."
    assert [mention for mention, _, _ in found(text, "1995-05-02")] == ["Hafez al-Assad", "Boris Yeltsin", "Assad"]
    assert found(text, "2016-05-02")[0] == ("al-Assad", "SYR", "name")
    text = "Bashar al-Assad fled. Ahmed al-Sharaa came. Al-Jolani spoke."
    assert [mention for mention, _, _ in found(text, "2025-05-02")] == ["Ahmed al-Sharaa", "Al-Jolani"]


def test_agencies_alone_are_no_mention():
    assert found("Anadolu, TASS, SANA and Interfax reported it.") == []
