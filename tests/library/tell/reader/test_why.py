from presslens.attribute.rules import Known, Rule, label_of
from presslens.tell.reader.why import SEEN, TOLD, why


def test_every_rule_and_every_speaker_has_its_words():
    assert set(SEEN) == set(Rule)
    assert set(TOLD) == set(Known)
    labels = [label_of(rule, known) for rule in Rule for known in (None, *Known)]
    assert len({why(label) for label in labels}) == len(labels)
