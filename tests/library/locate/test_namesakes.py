"""Namesakes: a leader's name that somebody else bears is no mention of the leader's country."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.language.language import load_language
from presslens.locate.strangers import Strangers
from tests.library.locate.shipped import CODEBOOK, FINDER, found


def words(text, day="2022-05-02"):
    return [(mention, target) for mention, target, _ in found(text, day)]


@pytest.mark.parametrize(
    "text",
    [
        "Daniil Medvedev lost the first set in Vienna. Medvedev said the light was poor.",
        "Emine Erdogan planted a tree near Bursa.",
        "His son Bilal Erdogan owns two ships. Erdogan said the ships were old.",
        "Lyudmila Putin moved to a small town by the sea.",
        "The frigate Admiral Ushakov left the harbour at dawn.",
        "Asad Umar told reporters that prices would fall. Umar added nothing.",
        "The striker Shoaib Assad scored twice, his coach said.",
        "Hulya Gul, a painter, showed her work in Izmir. Gul has painted since she was nine.",
        "Professor Lavrov teaches chemistry in Leeds.",
        "Yesterday Mrs Erdogan visited a school.",
        "Medvedev wins again\nDaniil Medvedev won in straight sets, his third title of the year.",
        "The Assads left the palace at night, a guard's son said.",
    ],
)
def test_somebody_elses_name_is_no_mention(text):
    """ordinary-news 25."""
    assert words(text, "2010-05-02") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Sergei Ivanov, a baker from Omsk, won the lottery. Ivanov bought a van.", "2014-05-02"),
        ("Ali Haidar, a farmer in the valley, lost three cows.", "2015-05-02"),
        ("Mikhail Bogdanov, a dentist from Tver, ran the race.", "2015-05-02"),
    ],
)
def test_a_full_name_with_a_private_calling_is_no_leader(text, day):
    """ordinary-news 25."""
    assert words(text, day) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Valadimir Putin and Mevut Cavusoglu met.", ["Putin", "Cavusoglu"]),
        ("V. Putin and Faysal Mekdad spoke by telephone.", ["Putin", "Mekdad"]),
        ("On Monday Putin left. Perhaps Erdogan knows. Blaming Lavrov is easy.", ["Putin", "Erdogan", "Lavrov"]),
        ("Gen. Gerasimov, Mr. Peskov and Ms. Zakharova came.", ["Gerasimov", "Peskov", "Zakharova"]),
        ("They met General Shoigu.", ["Shoigu"]),
        ("Turkey's Erdogan left.", ["Turkey's Erdogan"]),
        ("Obama Meets Putin In Vienna", ["Putin"]),
        ("The Putin Price Plan is no plan of ours.", ["Putin"]),
        ("Critics say Putin Thursday broke his word.", ["Putin"]),
        ("Sergei Ivanov, a former defence minister, came late.", ["Sergei Ivanov"]),
    ],
)  # fmt: skip
def test_leaders_stay_leaders(text, expected):
    assert [mention for mention, _ in words(text, "2015-05-02")] == expected


def test_a_relative_does_not_take_the_leaders_name_away():
    text = "President Putin opened the bridge. Lyudmila Putin was not there. Putin smiled."
    assert [mention for mention, _ in words(text)] == ["Putin", "Putin"]
    text = "Fog lay on the road.\nPutin opened the bridge. Later Lyudmila Putin came, too. Putin smiled."
    assert [mention for mention, _ in words(text)] == ["Putin", "Putin"]


def test_a_text_that_lost_its_commas_tells_nothing_by_the_word_before():
    lost = "In Homs shells fell on the market and nobody was hurt. " * 15 + "In rural Ghouta Assad met his men."
    assert words(lost, "2016-05-02")[-1] == ("Assad", "SYR")


def test_family_names_of_lesser_leaders_follow_their_full_name():
    assert words("Metin Gurak spoke. Yasar Guler listened. Guler said little.") == [
        ("Yasar Guler", "TUR"),
        ("Guler", "TUR"),
    ]
    assert words("Hilda Guler spoke. Guler said little.") == []
    assert words("Yasar Guler spoke. The singer Ara Guler sang.") == [("Yasar Guler", "TUR")]


PIECES = st.sampled_from(
    ["Putin", "Assad", "al-Assad", "Asad", "Emine", "Erdogan", "V.", "Gen.", "Mr.", "President", "the", "said", ",",
     ", a baker from", "Moscow", "Idaho", "Turkey", "Texas", "University", "Avenue", "Russo", "-", "'s", "’s", ".",
     "\n", "Sergei Ivanov", "Ali Haidar"]
)  # fmt: skip


@settings(max_examples=200, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=40).map(" ".join))
def test_any_text(text):
    for mention in FINDER.find(text, [(0, len(text))]):
        assert 0 <= mention.start < mention.end <= len(text)


def test_a_namesake_speaks_for_nobody():
    """ordinary-news 25: the words of another Gul or Medvedev are no state's."""
    text = "Hulya Gul said the road was closed. Putin said the bridge was open."
    spans = [(0, 35), (36, len(text))]
    assert [span.of(text) for span in Strangers(CODEBOOK.targets, load_language("en")).spans(text, spans)] == ["Gul"]


def test_common_given_names_and_short_sentences():
    assert words("The actor Ali Erdogan sang in Oslo. Erdogan was ill.") == []
    assert words("Ahmed Assad, 24, drove a taxi. Assad was born in Hama.", "2015-05-02") == []
    text = "Erdogan's son Bilal Erdogan was in Rome; President Erdogan was not."
    assert [mention for mention, _ in words(text)] == ["Erdogan", "Erdogan"]
    assert [mention for mention, _ in words("Ex-President Medvedev wrote a book.")] == ["Medvedev"]
