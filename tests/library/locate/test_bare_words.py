"""Bare words for a state: whose government, whose army, told from the text around them."""

from pathlib import Path

import pytest

from presslens.base.io import read_yaml
from presslens.codebook.countries import load_countries
from presslens.codebook.targets import load_targets
from presslens.language.language import load_language
from presslens.locate.evidence import Reason
from presslens.locate.mentions import MentionFinder

CODEBOOK = Path(__file__).parents[3] / "codebook"
TARGETS = load_targets([CODEBOOK / f"targets/{c}.yaml" for c in ("TUR", "RUS", "SYR")], CODEBOOK / "nouns.yaml")
FINDER = MentionFinder(
    TARGETS, load_language("en"), load_countries(CODEBOOK / "countries.yaml"), read_yaml(CODEBOOK / "bare_words.yaml")
)
ON_SYRIA = ["Syria is at war.", "Aid for Syria is late.", "Syrians flee.", "The roads of Syria are closed."]
ON_TURKEY = ["Turkey votes on Sunday.", "Prices rise in Turkey.", "Turks queue for bread.", "Ankara is tense."]
ON_RUSSIA = ["Russia votes on Sunday.", "Prices rise in Russia.", "Russians queue for bread.", "Moscow is tense."]


def bare(sentences, **known):
    """The bare words found, with their targets."""
    spans, text = [], ""
    for sentence in sentences:
        spans.append((len(text), len(text) + len(sentence)))
        text += sentence + " "
    found = FINDER.find(text, spans, **known)
    return [(text[m.start : m.end], m.target) for m in found if m.reason is not Reason.NAME and m.kind != "name"]


@pytest.mark.parametrize(
    ("article", "sentence", "target"),
    [
        (ON_TURKEY, "Survivors in the city accused the government of neglect.", "TUR"),
        (ON_TURKEY, "The army was called in.", "TUR"),
        (ON_TURKEY, "The foreign ministry summoned the ambassador.", "TUR"),
        (ON_RUSSIA, "The government promised more money.", "RUS"),
        (ON_RUSSIA, "Critics of the authorities were held.", "RUS"),
        (ON_RUSSIA, "The military said it lost a drone.", "RUS"),
        (ON_SYRIA, "Shells fell as the army advanced.", "SYR"),
        (ON_SYRIA, "Rebels fight the regime.", "SYR"),
        (ON_SYRIA, "In Ankara, the government was silent.", "TUR"),
        (ON_SYRIA, "The government in Moscow was silent.", "RUS"),
        (ON_SYRIA, "Russian and regime jets flew low.", "SYR"),
        (ON_SYRIA, "They mourn those who opposed the regime of President Assad.", "SYR"),
        (ON_SYRIA, "Mr Putin and his government were silent.", "RUS"),
        (ON_SYRIA, "Moscow says Russia has the ear of the regime.", "SYR"),
        (ON_TURKEY, "It was a setback for Turkey’s newly elected government.", "TUR"),
    ],
)
def test_the_country_that_is_meant(article, sentence, target):
    assert [found for _, found in bare([*article, sentence])] == [target]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. government won.",
        "The US government won.",
        "The government of Lebanon fell.",
        "The government of China was silent.",
        "The government in Baghdad was silent.",
        "They compared it with the regime of Kim Jong Un.",
        "Venezuela's leftist regime was silent.",
        "North Korea's regime was silent.",
        "It is a corporate-defined trade regime.",
        "The sanctions regime is weak.",
        "They live under despotic regimes.",
        "Governments around the world were silent.",
        "A government needs money.",
        "The city government was silent.",
        "The provincial government was silent.",
        "A rebel army took the town.",
        "The Salvation Army sent soup.",
        "The Kurdish army was silent.",
        "The Tigrayan regional government was silent.",
        "They want a new system of government.",
        "It spoke of regime-change wars.",
        "The Office of Government Ethics was silent.",
        "Greece and its government were silent.",
    ],
)
@pytest.mark.parametrize("article", [ON_SYRIA, ON_TURKEY, ON_RUSSIA])
def test_what_is_another_countrys_or_nobodys(article, sentence):
    assert bare([*article, sentence]) == []


def test_one_passing_name_is_not_enough():
    article = ["The White House was silent.", "Congress votes on Monday.", "Syria is far away."]
    assert bare([*article, "Americans are tired.", "Republicans know it.", "The government spends too much."]) == []


def test_the_title_and_the_papers_country_tell_too():
    article = ["Prices rose in May.", "Bakers in Moscow are angry.", "Bread costs more.", "Milk costs more."]
    sentences = [*article, "The government was silent."]
    assert bare(sentences, title="Russia pays more for bread", home="RUS") == [("The government", "RUS")]
    assert bare(sentences, title="France pays more for bread", home="FRA") == []


def test_the_reason_is_that_which_counted_most():
    text = "The government of Russia fell. " + "Russia voted. " * 3 + "The government won."
    spans = [(0, 30), (31, 44), (45, 58), (59, 72), (73, len(text))]
    found = [m for m in FINDER.find(text, spans) if m.kind == "government"]
    assert [m.reason for m in found] == [Reason.PHRASE, Reason.ARTICLE]
    assert found[0].confidence == 1 > found[1].confidence > 0.45
    assert {m.reason for m in FINDER.find(text, spans) if m.kind == "country"} == {Reason.NAME}


def test_an_s_is_a_plurals_where_apostrophes_are_kept():
    kept = [*ON_SYRIA, "Syria’s neighbours met.", "The governments forces met."]
    assert bare(kept) == []
    assert bare([*ON_SYRIA, "The governments forces met."]) == [("The governments", "SYR")]


def test_without_the_world_the_targets_compete_alone():
    finder = MentionFinder(TARGETS, load_language("en"))
    text = "Turkey votes. Turkey queues. Turkey waits. The government won."
    assert [m.alias for m in finder.find(text, [(0, 13), (14, 28), (29, 42), (43, len(text))])] == ["Turkey"] * 3
