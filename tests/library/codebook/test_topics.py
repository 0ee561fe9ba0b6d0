"""Topics: what a field of news adds to the codebook, where it counts, and what can be wrong with it."""

import shutil
from pathlib import Path

import pytest

from presslens.attribute.attribution import Attributor
from presslens.attribute.holding import holders_of
from presslens.base.errors import InputErrors
from presslens.codebook.additions import addition_schema, read_with_additions
from presslens.codebook.by_topic import ByTopic
from presslens.codebook.codebook import SINGLE, Codebook, part_files
from presslens.codebook.topics import NAMED, TOPICS, topic_names, topics_with, with_topics
from presslens.codebook.whole import codebook_findings
from presslens.language.language import load_language
from presslens.tokenise.sentences import SentenceSplitter
from tests.shipped import CONFIG, PROJECT

FOLDER = PROJECT / "codebook"
ENGLISH = load_language("en")


def book(topics, folder=FOLDER):
    names = CONFIG | {TOPICS: topics}
    return Codebook(path for part in (*NAMED, *SINGLE, TOPICS) for path in part_files(part, names, folder))


@pytest.fixture(scope="module")
def ordinary():
    return book([])


@pytest.fixture(scope="module")
def on_the_war():
    return book(["syrian-war"])


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """A study's folder with a copy of the codebook; its topic."""
    shutil.copytree(FOLDER, tmp_path / "codebook")
    monkeypatch.chdir(tmp_path)
    return Path("codebook/topics/syrian-war")


def faults(**names):
    return [finding.line for finding in codebook_findings(CONFIG | names) if finding.severity == "fault"]


def holders(codebook, text):
    """Holder of each place where the text says Turkey."""
    split = SentenceSplitter(ENGLISH, codebook.sentences, codebook.agencies)
    found = Attributor(codebook.speakers, codebook.speech, ENGLISH, codebook.agencies).attribute(text, split(text))
    places = [(start, start + 6) for start in range(len(text)) if text.startswith("Turkey", start)]
    return [held.holder for held in holders_of(places, found)]


def test_the_opposition_is_a_holder_with_its_topic_alone(ordinary, on_the_war):
    assert "OPP" not in {holder.code for holder in ordinary.holders}
    assert "OPP" in {holder.code for holder in on_the_war.holders}
    assert not (FOLDER / "holders/OPP.yaml").exists()
    assert topics_with("holders", "OPP", FOLDER) == ["syrian-war"]
    assert topics_with("holders", "UN", FOLDER) == []


def test_what_a_topic_adds_stands_behind_what_is_there(ordinary, on_the_war):
    for part in ("targets", "holders", "frames"):
        without = {entry.code: entry for entry in getattr(ordinary, part)}
        for entry in getattr(on_the_war, part):
            if entry.code in without:
                assert entry.label == without[entry.code].label
    (syria,) = (target for target in on_the_war.targets if target.code == "SYR")
    assert not [alias for target in ordinary.targets for alias in target.contextual if target.code == "SYR"]
    assert {"the regime", "state media"} <= {alias.text for alias in syria.contextual}
    assert ordinary.events == ordinary.hypotheses == []
    assert on_the_war.events
    assert on_the_war.hypotheses


@pytest.mark.parametrize(
    ("text", "with_topic", "without"),
    [
        ("Rebels said Turkey had sent drones.", "OPP", "unresolved"),
        ("Rebels in Mali said Turkey had sent drones.", "unresolved", "unresolved"),
        ("Activists in Oslo said Turkey had jailed a reporter.", "unresolved", "unresolved"),
        ("The opposition said Turkey had lost its way.", "OPP", "unresolved"),
        ("Rescue workers said Turkey was slow to help.", "OPP", "unresolved"),
        ("State media said Turkey had closed the road.", "SYR", "unresolved"),
        ("The Syrian opposition said Turkey had closed the road.", "OPP", "OTHER"),
        ("The foreign minister of Greece said Turkey had closed the road.", "OTHER", "OTHER"),
    ],
)
def test_who_nobody_names_is_the_opposition_in_news_on_the_war_alone(ordinary, on_the_war, text, with_topic, without):
    assert holders(on_the_war, text) == [with_topic]
    assert holders(ordinary, text) == [without]


def test_an_article_that_has_none_of_the_names_is_ordinary_news(on_the_war):
    codes = ByTopic(on_the_war, lambda some: {holder.code for holder in some.holders})
    assert "OPP" in codes.of("Rebels shelled a village near Idlib.")
    assert "OPP" in codes.of("SYRIA: the rebels advance.")
    assert "OPP" not in codes.of("Rebels shelled a village in Mali.")
    assert codes.of("Syria and Mali.") is codes.of("Talks on Syria.")


def test_a_topic_without_names_is_every_articles(copied):
    path = copied / "topic.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("names:"), text.index("source:")
    path.write_text(text[:start] + text[end:], encoding="utf-8")
    codes = ByTopic(book(["syrian-war"], "codebook"), lambda some: {holder.code for holder in some.holders})
    assert "OPP" in codes.of("Rebels shelled a village in Mali.")


def test_names_of_a_study_hold_those_that_its_topics_bring():
    assert with_topics(CONFIG | {TOPICS: []}, FOLDER)["holders"] == CONFIG["holders"]
    assert with_topics(CONFIG, FOLDER)["holders"] == [*CONFIG["holders"], "OPP"]
    assert topic_names(FOLDER) == ["syrian-war"]


def test_a_topic_leaves_out_what_the_study_does_not_use():
    files = part_files("targets", CONFIG | {"targets": ["TUR"]}, FOLDER)
    assert [Path(path).name for path in files] == ["TUR.yaml"]


def test_two_topics_add_one_behind_the_other(copied):
    other = Path("codebook/topics/other")
    (other / "frames").mkdir(parents=True)
    shutil.copy(copied / "topic.yaml", other / "topic.yaml")
    (other / "frames/diplomacy.yaml").write_text("cues: [conclave of Ruritania]\n")
    (other / "speech.yaml").write_text("deeds: [truce of Ruritania]\n")
    assert faults(topics=["syrian-war", "other"]) == []
    both = book(["syrian-war", "other"], "codebook")
    (diplomacy,) = (frame for frame in both.frames if frame.code == "diplomacy")
    assert diplomacy.cues[-1] == "conclave of Ruritania"
    assert "Astana" in diplomacy.cues
    assert both.speech.deeds == ("caliphate", "truce of Ruritania")
    assert [topic.name for topic in both.topics] == ["syrian-war", "other"]


@pytest.mark.parametrize(
    ("file", "content", "complaint"),
    [
        ("frames/conflict.yaml", "colour: '#123456'\n", "frames/conflict.yaml: unknown key 'colour'; allowed: cues"),
        ("frames/conflict.yaml", "cues: [war]\n", "frames/conflict.yaml: cues: 'war' stands in the codebook already"),
        ("frames/conflict.yaml", "cues: war\n", "frames/conflict.yaml: cues: found 'war'; allowed: a list"),
        ("frames/conflict.yaml", "", "frames/conflict.yaml: found None; allowed: a block of keys"),
        ("frames/conflict.yaml", "cues: ['*!']\n", "allowed: a phrase with a letter or a digit in it"),
        ("labels.yaml", "sentiment: {}\n", "labels.yaml: unknown key 'sentiment'"),
        ("frams.yaml", "cues: [war]\n", "frams.yaml: is no file of the codebook; allowed: targets, holders"),
        ("holders/EU.yaml", "names: [Brussels]\n", "holders/EU.yaml: key 'code', 'label'"),
        ("holders/UN.yaml", "names: [Tass]\n", "holders/UN.yaml: names: 'Tass' is"),
        ("topic.yaml", "label: War\n", "topic.yaml: key 'definition', 'source' is missing"),
        ("hypotheses.yaml", "hypotheses: [{id: a}]\n", "hypotheses.yaml: hypotheses.0: key 'primary'"),
    ],
)
def test_what_is_wrong_with_a_file_of_a_topic_is_told(copied, file, content, complaint):
    (copied / file).write_text(content, encoding="utf-8")
    lines = faults()
    assert any(complaint in line for line in lines), lines
    assert all(line.startswith("codebook/") and "\n" not in line for line in lines)
    assert faults(topics=[]) == []


def test_an_addition_may_say_what_it_is_for():
    assert {"definition", "source", "cues", "not"} <= addition_schema("frame")["properties"].keys()
    assert "colour" not in addition_schema("frame")["properties"]


def test_without_additions_a_file_is_what_it_was(tmp_path):
    path = tmp_path / "topic.yaml"
    path.write_text("label: a\ndefinition: b\nsource: c\n", encoding="utf-8")
    assert read_with_additions([path], "topic") == {"label": "a", "definition": "b", "source": "c"}
    more = tmp_path / "more.yaml"
    more.write_text("label: [a]\n", encoding="utf-8")
    with pytest.raises(InputErrors, match=r"more\.yaml: label"):
        read_with_additions([path, more], "topic")
