"""Mentions: right place, longest alias, once only, hostile text."""

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from presslens.codebook.codebook import part_files
from presslens.codebook.targets import load_targets
from presslens.language.language import load_language
from presslens.locate.mentions import MentionFinder
from tests.shipped import CONFIG

CODEBOOK = Path(__file__).parents[3] / "codebook"
TARGETS = load_targets(part_files("targets", CONFIG, CODEBOOK), CODEBOOK / "nouns.yaml")
FINDER = MentionFinder(TARGETS, load_language("en"))
IN_2016 = dt.date(2016, 5, 2)


def found(text, date=IN_2016):
    return [(text[m.start : m.end], m.target, m.kind) for m in FINDER.find(text, [(0, len(text))], date)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkey’s army crossed.", [("Turkey", "TUR", "country")]),
        ("Russias envoy and Assads troops", [("Russias", "RUS", "country"), ("Assads", "SYR", "leader")]),
        ("Recep Tayyip Erdoğan spoke.", [("Recep Tayyip Erdoğan", "TUR", "leader")]),
        ("RUSSIA AND THE SYRIAN ARMY", [("RUSSIA", "RUS", "country"), ("SYRIAN ARMY", "SYR", "army")]),
        ("the Syrian\u00a0Army left", [("Syrian\u00a0Army", "SYR", "army")]),
        ("a Russia\u2011backed group", [("Russia", "RUS", "country")]),
        ("pro-Assad and anti-Russian crowds", [("Assad", "SYR", "leader"), ("Russian", "RUS", "demonym")]),
        ("roast turkey with grease", []),
        ("Syriac texts and Russianness", []),
        ("The Free Syrian Army and the Syrian Observatory for Human Rights", [("Syrian", "SYR", "name")] * 2),
        ("an analyst at Carnegie Moscow Center", [("Moscow", "RUS", "name")]),
        ("the late Hafez al-Assad by Lake Assad", [("al-Assad", "SYR", "name"), ("Assad", "SYR", "name")]),
        (
            "Syrian President Bashar al-Assad",
            [("Syrian President Bashar al-Assad", "SYR", "leader")],
        ),
        (
            "Turkish and Syrian government forces",
            [("Turkish", "TUR", "demonym"), ("Syrian government forces", "SYR", "army")],
        ),
    ],
)
def test_names_of_the_press(text, expected):
    assert found(text) == expected


def test_leaders_count_only_in_their_term():
    text = "Assad met Ahmed al-Sharaa."
    assert found(text, dt.date(2016, 1, 1)) == [("Assad", "SYR", "leader")]
    assert found(text, dt.date(2025, 6, 1)) == [("Ahmed al-Sharaa", "SYR", "leader")]
    assert len(found(text, None)) == 2


def test_an_alias_inside_a_phrase_that_does_not_count():
    # "Foreign Minister" is open to any case, the country is not.
    assert found("the turkish army and Syrian army") == [("Syrian army", "SYR", "army")]


@pytest.mark.parametrize(
    ("text", "n"),
    [
        ("In Syria government forces advanced.", 2),
        ("Aid for Syria came. Assad regime forces shelled the road.", 3),
        ("Aid for Syria came. The Assad regime shelled the road.", 2),
        ("Fighting went on in Syria. On Monday government forces advanced.", 2),
        ("Fighting went on in Syria, and 40 government soldiers died.", 2),
        ("Fighting went on in Syria. Iraqi government forces advanced.", 1),
        ("Fighting went on in Syria. Russia-backed government forces advanced.", 3),
        ("Iraq saw clashes. On Monday government forces advanced.", 0),
        ("Syria burned. The armys guns and state media were busy.", 3),
        ("Syria burned. The Free Syrian Armys men came.", 2),
        ("Syria burned. Iranian state media looked on.", 1),
        ("The regime fell silent.", 0),
        ("Syria burned while the regime fell silent.", 2),
        ("Syria expects no regime change.", 1),
    ],
)
def test_contextual_aliases_need_the_country_and_no_other_name(text, n):
    assert len(found(text)) == n


def test_a_shared_contextual_alias_goes_to_the_country_named_last(tmp_path):
    path = tmp_path / "IRN.yaml"
    path.write_text(
        "{code: IRN, label: Iran, definition: Iran, colour: '#CC79A7', source: a test, country: [Iran], "
        "demonym: [Iranian], contextual: [{kind: government, phrases: [the regime]}]}"
    )
    targets = [*TARGETS, *load_targets([path], CODEBOOK / "nouns.yaml")]
    text = "Syria shook; the regime fell. Iran shook; the regime stood."
    found = [
        m.target for m in MentionFinder(targets, load_language("en")).find(text, [(0, 29), (30, len(text))], IN_2016)
    ]
    assert found == ["SYR", "SYR", "IRN", "IRN"]


def test_bare_words_need_more_than_a_passing_name():
    passing = "Turkey votes. Ankara pays for refugees from Syria. Turkey and Erdogan know: the government spends."
    assert [m.target for m in FINDER.find(passing, [(0, len(passing))], IN_2016)] == ["TUR", "TUR", "SYR", "TUR", "TUR"]
    both = "Turkey votes. Syria does not. Turkey knows: the government spends."
    assert [m.target for m in FINDER.find(both, [(0, len(both))], IN_2016)] == ["TUR", "SYR", "TUR"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Syria split. An army checkpoint fell.", ["Syria", "army"]),
        ("Syria split between rebel and government sectors.", ["Syria", "government"]),
        ("Syria fears an interim government and a rebel army.", ["Syria"]),
        ("Syria saw governments and armies come.", ["Syria"]),
        ("Bashar al-Assads government and al-Assads army.", ["Bashar al-Assad", "al-Assad"]),
        ("Syria army and Syrias government.", ["Syria", "Syria"]),
        ("Syria said the turkish army fled.", ["Syria"]),
        ("Syria took the town from anti-regime fighters.", ["Syria", "regime"]),
    ],
)
def test_bare_words_before_another_noun(text, expected):
    assert [m.alias for m in FINDER.find(text, [(0, len(text))], IN_2016)] == expected


def test_no_mention_crosses_a_sentence_border():
    text = "He is Syrian. Army life was hard."
    spans = [(0, 13), (14, len(text))]
    assert [(m.sentence_index, m.alias) for m in FINDER.find(text, spans)] == [(0, "Syrian"), (1, "army")]
    cut = "the Syrian army"
    assert [m.alias for m in FINDER.find(cut, [(0, 10), (10, 15)])] == ["Syrian", "army"]


PIECES = st.sampled_from(
    ["Turkey", "Syrian", "army", "Army", "the regime", "government forces", "Erdoğan", "al-", "Assad", "Free",
     "'s", "’", "-", "Moscow", "Center", "Carnegie",
     ".", "\n", "\u00a0", "\u0301", "İ", "ß", "ſ", "\ud800", "x" * 50]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(
    st.one_of(st.text(max_size=200), st.lists(st.one_of(PIECES, st.just(" ")), max_size=40).map("".join)),
    st.data(),
)
def test_any_text(text, data):
    cuts = sorted({0, len(text), *data.draw(st.lists(st.integers(0, len(text)), max_size=5))})
    sentences = list(pairwise(cuts))
    previous = 0
    for mention in FINDER.find(text, sentences, data.draw(st.sampled_from([None, IN_2016]))):
        first, last = sentences[mention.sentence_index]
        assert max(previous, first) <= mention.start < mention.end <= last
        # Alone, the span is the same mention (contextual aliases apart).
        alone = FINDER.find(text[mention.start : mention.end], [(0, mention.end - mention.start)])
        assert not alone or (alone[0].start, alone[0].target) == (0, mention.target)
        previous = mention.end


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Tur\u00adkey closed the border with Sy\u00adria. The Rus\u200bsian army withdrew.", ["TUR", "SYR", "RUS"]),
        ("The Turk-\nish army and the Rus-\nsian police met.", ["TUR", "RUS"]),
        ("They met Bashar al-\nAssad on Monday.", ["SYR"]),
        ("\uff34\uff35\uff32\uff2b\uff25\uff39 and \u2066Syria\u2069 met.", ["TUR", "SYR"]),
        ("The turk-\nish bath was closed.", []),
        ("Erdog\u0306\u00adan left.", ["TUR"]),
    ],
)
def test_names_with_unseen_characters_and_over_the_end_of_a_line(text, names):
    """ordinary-news 24 and E4, hostile 5: each name once, and the mention is its place in the text."""
    mentions = FINDER.find(text, [(0, len(text))], IN_2016)
    assert [mention.target for mention in mentions] == names
    assert all(text[m.start : m.end].strip() == text[m.start : m.end] for m in mentions)
