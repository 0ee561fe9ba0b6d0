"""Each construction has its example, and labels for readers are what tables have always said."""

import pytest

from presslens.attribute.reports import CONSTRUCTIONS
from presslens.attribute.rules import Kind, Known, Rule, label_of
from tests.library.attribute.conftest import sentences_of


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("Moscow said that the bridge was cut.", Rule.SPEAKER_VERB_CONTENT),
        ("Moscow accused Turkey of cutting the bridge.", Rule.SPEAKER_VERB_OBJECT),
        ("Moscow called Turkey a thief.", Rule.JUDGEMENT),
        ("Moscow denied that the bridge was cut.", Rule.DENIAL),
        ("Moscow said the bridge was cut and warned that more would follow.", Rule.SECOND_VERB),
        ("The bridge was cut at night, Moscow said.", Rule.CONTENT_SPEAKER_VERB),
        ("The bridge was cut at night, said the Russian defence ministry.", Rule.CONTENT_VERB_SPEAKER),
        ("The bridge, Moscow said on Monday, was cut at night.", Rule.AROUND_SPEAKER),
        ("Turkey was accused by Moscow of cutting the bridge.", Rule.PASSIVE),
        ("Turkey accused of cutting the bridge by Moscow", Rule.SHORT_PASSIVE),
        ("Moscow said the bridge was cut, adding that more would follow.", Rule.PARTICIPLE),
        ("According to Moscow, the bridge was cut.", Rule.ACCORDING_TO),
        ("The town laughed at Russian claims that the bridge was cut.", Rule.NOUN_OF_SPEECH),
        ("Moscow: The bridge was cut at night", Rule.SPEAKER_AND_COLON),
        ("Ten die as bridge is cut - monitor", Rule.SPEAKER_LAST),
        ('"The bridge was cut at night," Lavrov said.', Rule.QUOTE_THEN_SPEAKER),
        ('Lavrov said: "The bridge was cut at night."', Rule.SPEAKER_THEN_QUOTE),
        ('The army "will not leave the town", Lavrov said.', Rule.WORDS_BEFORE_QUOTE),
        ('"The bridge was cut at night." Rain fell.', Rule.QUOTE_CONTINUES),
        ("Moscow said the bridge was cut. We must build another.", Rule.SENTENCE_GOES_ON),
    ],
)
def test_construction(attributor, text, rule):
    assert rule in {found.rule for found in attributor.attribute(text, sentences_of(text))}


@pytest.mark.parametrize(
    "text",
    [
        "Moscow announced a truce.",
        "The raid was not confirmed.",
        "A truce announced by Moscow began.",
        "An alleged attack on Turkey began.",
        "Moscow called a meeting.",
        "Moscow accused of cutting the bridge",
        "The raid should be condemned.",
    ],
)
def test_nothing_is_said(attributor, text):
    assert attributor.attribute(text, sentences_of(text)) == []


def test_each_construction_is_tried_once():
    assert len(set(CONSTRUCTIONS)) == len(CONSTRUCTIONS)


def test_labels_are_those_of_the_ledger():
    assert label_of(Rule.CONTENT_SPEAKER_VERB, Known.NAME) == "content, speaker, verb: name"
    assert label_of(Rule.QUOTE_CONTINUES, None) == "quote continues"
    assert {kind.value for kind in (Kind.NAME, Kind.PLACE, Kind.DEMONYM)} <= {known.label for known in Known}
    assert len({rule.label for rule in Rule}) == len(Rule)


def test_decisions_read_members():
    assert [rule for rule in Rule if rule.content_precedes] == [Rule.CONTENT_SPEAKER_VERB, Rule.CONTENT_VERB_SPEAKER]
    assert {rule for rule in Rule if rule.content_follows} == {
        Rule.SPEAKER_VERB_CONTENT,
        Rule.SPEAKER_VERB_OBJECT,
        Rule.SPEAKER_VERB_DEED,
        Rule.JUDGEMENT,
        Rule.DENIAL,
        Rule.SECOND_VERB,
    }
