"""A small folder of annotations, to be spoilt at will."""

import pytest
import yaml

CARD = {
    "corpus": "toy",
    "title": "Toy codes",
    "producer": "two people",
    "licence": "CC0",
    "procedure": "by hand",
    "sampling": "all mentions",
    "offsets": {"into": "cleaned"},
    "sample": "sample.csv",
    "columns": {
        "id": "no",
        "source_id": "article",
        "target": "country",
        "start": "from",
        "end": "to",
        "mention": "words",
        "inclusion_probability": "chance",
    },
    "coders": {"A": {"file": "first.csv", "kind": "person"}, "B": {"file": "second.tsv", "kind": "automatic"}},
    "questions": {
        "actor": {"1": "yes", "0": "no"},
        "sentiment": {"-": "negative", "0": "neutral", "+": "positive"},
        "holder": {"paper": "outlet", "RUS": "RUS", "?": "unresolved"},
        "stance": {"-": "against", "0": "none", "+": "favour"},
        "frames": {"war": "conflict", "talks": "diplomacy", "none": None},
    },
}
SAMPLE = """no,article,country,from,to,words,chance
m1,a1,RUS,0,6,Russia,0.5
m2,a1,TUR,17,23,Turkey,1
m3,a2,RUS,4,11,Russian,0.25
"""
FIRST = """no,actor,sentiment,holder,stance,frames
m1,1,-,paper,0,war;talks
m2,1,+,RUS,+,talks
m3,0,0,paper,0,none
"""
SECOND = """no,actor,sentiment,holder,stance,frames
m3,0,,paper,,none
m2,1,0,RUS,+,war
m1,1,-,?,0,war
""".replace(",", "\t")
NAMES = {"holders": ["TUR", "RUS"], "frames": ["conflict", "diplomacy", "economic"]}


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "annotations" / "toy"
    place.mkdir(parents=True)
    (place / "card.yaml").write_text(yaml.safe_dump(CARD, sort_keys=False), encoding="utf-8")
    (place / "sample.csv").write_text(SAMPLE, encoding="utf-8")
    (place / "first.csv").write_text(FIRST, encoding="utf-8")
    (place / "second.tsv").write_text(SECOND, encoding="utf-8")
    return place
