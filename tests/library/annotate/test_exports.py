"""Exports of four tools, made by hand after their documented formats, come in as a coder's table does."""

import json

import pytest
import yaml

from presslens.annotate.reading import read_annotations
from presslens.base.errors import InputError
from presslens.cards.annotations import load_annotation_card
from tests.library.annotate.conftest import CARD, NAMES

TEXT = "Russia warns and Turkey hopes."
OTHER = "The Russian way."
ACTOR, PLACE = ["actor=1", "Praise"], ["actor=0"]


def doccano():
    whole = {"id": 12, "text": OTHER, "mention_id": "m3", "label": PLACE}
    spans = [[0, 6, "actor=1"], [0, 6, "Praise"], [17, 23, "actor=1"], [7, 12, "actor=1"]]
    return "jsonl", "\n".join(map(json.dumps, [{"id": 1, "text": TEXT, "source_id": "a1", "label": spans}, whole]))


def prodigy():
    marks = [(0, 6, "actor=1"), (0, 6, "Praise"), (17, 23, "actor=1")]
    spans = [{"start": start, "end": end, "label": label} for start, end, label in marks]
    tasks = [{"text": TEXT, "meta": {"source_id": "a1"}, "spans": spans, "answer": "accept"}]
    tasks += [{"text": OTHER, "meta": {"id": "m3"}, "options": [], "accept": PLACE, "answer": "accept"}]
    return "jsonl", "\n".join(map(json.dumps, tasks))


def label_studio():
    marks = [(0, 6, ACTOR), (17, 23, ["actor=1"])]
    spans = [{"type": "labels", "value": {"start": a, "end": b, "text": TEXT[a:b], "labels": c}} for a, b, c in marks]
    choice = [{"type": "choices", "value": {"choices": PLACE}}]
    tasks = [{"data": {"text": TEXT, "source_id": "a1"}, "annotations": [{"result": spans}]}]
    return "json", json.dumps([*tasks, {"data": {"text": OTHER, "id": "m3"}, "annotations": [{"result": choice}]}])


def inception():
    found = [{"%ID": 1, "%TYPE": "uima.cas.Sofa", "sofaString": TEXT}]
    found += [{"%ID": 2, "%TYPE": "de.tudarmstadt.DocumentMetaData", "@sofa": 1, "documentTitle": "a1.txt"}]
    for begin, end, actor in ((0, 6, "1"), (17, 23, "1")):
        found.append({"%TYPE": "webanno.custom.Target", "@sofa": 1, "begin": begin, "end": end, "actor": actor})
    found[2]["sentiment"] = "+"
    return "json", json.dumps({"%TYPES": {}, "%FEATURE_STRUCTURES": found, "%VIEWS": {}})


def read(folder, tool, ending, text):
    (folder / f"export.{ending}").write_text(text, encoding="utf-8")
    card = CARD | {"labels": {"Praise": "sentiment=+"}, "questions": {q: CARD["questions"][q] for q in ("actor",)}}
    card["questions"]["sentiment"] = {"+": "positive", "0": "neutral", "": "neutral"}
    card["coders"] = {"A": {"file": f"export.{ending}", "kind": "person", "tool": tool}}
    card["questions"]["sentiment"].pop("")
    (folder / "card.yaml").write_text(yaml.safe_dump(card), encoding="utf-8")
    if tool == "inception":  # one article a file
        (folder / "sample.csv").write_text("".join((folder / "sample.csv").read_text().splitlines(True)[:3]))
    return read_annotations(load_annotation_card(folder / "card.yaml", NAMES), NAMES).codes["A"]


@pytest.mark.parametrize(
    ("tool", "made"),
    [("doccano", doccano), ("prodigy", prodigy), ("label-studio", label_studio), ("inception", inception)],
)
def test_an_export_comes_in_right(folder, tool, made):
    ending, text = made()
    if tool == "inception":
        text = text.replace('"end": 23, ', '"end": 23, "sentiment": "0", ')
    else:
        span = '{"start": 17, "end": 23, "label": "actor=1"}'
        text = text.replace('[17, 23, "actor=1"]', '[17, 23, "actor=1"], [17, 23, "sentiment=0"]')
        text = text.replace(span, f"{span}, {span.replace('actor=1', 'sentiment=0')}")
        text = text.replace('"Turkey", "labels": ["actor=1"]', '"Turkey", "labels": ["actor=1", "sentiment=0"]')
    codes = read(folder, tool, ending, text)
    assert codes["actor"].to_list() == ["yes", "yes", "no"][: len(codes)]
    assert codes["sentiment"].to_list() == ["positive", "neutral", None][: len(codes)]


@pytest.mark.parametrize(
    ("tool", "ending", "text", "said"),
    [
        ("doccano", "jsonl", '{"text": "x"}', "item 1: is not as doccano writes it"),
        ("doccano", "jsonl", '{"text": "x", "mention_id": "m1", "label": ["joy"]}', "row 1: found the label 'joy'"),
        ("doccano", "jsonl", "{", "item 1: "),
        ("prodigy", "jsonl", "[1]", "item 1: found list"),
        (
            "prodigy",
            "jsonl",
            '{"text": "x", "spans": [{"start": 0, "end": 9, "label": "a"}]}',
            "from 0 to 9 in 1",
        ),
        ("label-studio", "json", '{"data": 1}', "found dict; a list of tasks"),
        ("inception", "json", '{"%TYPES": {}}', "is not as inception writes it"),
        (
            "doccano",
            "jsonl",
            json.dumps({"text": "Xussia", "source_id": "a1", "label": [[0, 6, "actor=1"]]}),
            "'Xussia' at 0",
        ),
    ],
)
def test_a_broken_one_is_told_by_file_and_item(folder, tool, ending, text, said):
    with pytest.raises(InputError) as told:
        read(folder, tool, ending, text)
    first = str(told.value).splitlines()[0]
    assert said in str(told.value)
    assert f"export.{ending}" in first
