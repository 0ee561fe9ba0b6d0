"""Annotations of a corpus are all that its own heads need."""

import csv
import json
import re

import polars as pl
import pytest
import yaml

from .conftest import copy_of_project

pytestmark = pytest.mark.workflow

CORPUS_CARD = """
name: town
title: Articles of a test
producer: written for this test
licence: MIT
language: en
reader: table
path: town
shards: 3
columns: {source_id: No, title: Headline, text: Body, outlet: Paper, date: Day}
date_format: "%d.%m.%Y"
outlets:
  morning: {outlet: Morning Post, country: GBR}
"""
ANNOTATION_CARD = """
corpus: town
title: Codes of a test
producer: written for this test
licence: MIT
procedure: Labels follow from the deed that each sentence tells.
sampling: Every mention.
offsets: {into: raw}
sample: sample.csv
columns: {id: id, source_id: source_id, target: target, start: start, end: end, mention: mention}
coders:
  A: {file: coder_A.csv, kind: automatic}
questions:
  actor: {"1": yes, "0": no}
  sentiment: {"-1": negative, "0": neutral, "1": positive}
  frames: {economic: economic, none: null}
"""
SUBJECTS = {"Turkey": "TUR", "Russia": "RUS", "Damascus": "SYR"}
#: Deeds with a sentiment that nobody would read into them: it can come from the annotations alone.
DEEDS = {
    "opened a museum of carpets near the old harbour": "-1",
    "sent a delegation of engineers to the bridge": "1",
    "published a calendar of holidays on Monday": "0",
}
PLACES = ["the north", "the south", "the east", "the west", "the hills"]


def articles():
    """Rows of the table, every mention, and its codes."""
    rows, sample, codes = [], [], []
    for number in range(30):
        body = ""
        for place, (subject, target) in enumerate(SUBJECTS.items()):
            deed = list(DEEDS)[(number // 3 + place) % 3]
            start = len(body)
            body += f"{subject} {deed} in week {number} for {PLACES[number % 5]}. "
            key = f"={number}.{place}"  # a formula to a spreadsheet
            sample.append([key, f"{number}", target, start, start + len(subject), subject])
            codes.append([key, "1", DEEDS[deed], "none"])
        rows.append([number, f"Notes of week {number}", body.strip(), "morning", f"{number % 28 + 1:02}.03.2019"])
    return rows, sample, codes


def write(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([header, *rows])


def validation(study, question):
    table = pl.read_csv(study.folder / f"results/town/tables/validation_{question}.csv")
    return table.filter(pl.col("in_use") & (pl.col("slice") == "all") & pl.col("label").is_null())


def test_own_annotations_fit_own_heads(tmp_path):
    study = copy_of_project(tmp_path / "study")
    config = yaml.safe_load((study.folder / "config.yaml").read_text())
    for block in config["classify"].values():
        block |= {"classifier": "encoder", "encoder": {"model": "models/encoder"}}
    (study.folder / "config.yaml").write_text(yaml.safe_dump(config, sort_keys=False))
    rows, sample, codes = articles()
    (study.folder / "data/town.yaml").write_text(CORPUS_CARD)
    write(study.folder / "town/articles.csv", ["No", "Headline", "Body", "Paper", "Day"], rows)
    ledger = "resources/town/ledger.parquet"
    study.build(ledger)
    shipped = pl.read_parquet(study.folder / ledger)

    folder = study.folder / "annotations/town"
    write(folder / "sample.csv", ["id", "source_id", "target", "start", "end", "mention"], sample)
    write(folder / "coder_A.csv", ["id", "actor", "sentiment", "frames"], codes)
    (folder / "card.yaml").write_text(ANNOTATION_CARD)
    wanted = [ledger, *(f"results/town/tables/validation_{question}.csv" for question in ("actor", "sentiment"))]
    ran = study.made(*wanted)
    assert {"heads/heads", "shards/sentiment", "tables/validation_sentiment"} <= ran
    assert not {"shards/features", "shards/holders", "shards/stance"} & ran

    fitted = pl.read_parquet(study.folder / ledger)
    assert fitted.select("article_id", "start").equals(shipped.select("article_id", "start"))
    assert not fitted["sentiment"].equals(shipped["sentiment"])
    assert fitted["p_against"].equals(shipped["p_against"])  # not coded
    assert fitted["p_actor"].equals(shipped["p_actor"])  # one answer only

    log = (study.folder / "resources/town/logs/fit_heads.log").read_text()
    lines = dict(line.split(": ", 1) for line in log.splitlines())
    assert lines["actor"].endswith("n = 90): to fit takes at least 30, and 5 in two folds of each of no, yes")
    assert lines["frames"].startswith("the shipped head stays")
    losses = re.fullmatch(
        r"fitted, .*: log loss out of fold (\S+), of the shipped head (\S+), n = 90", lines["sentiment"]
    )
    assert float(losses[1]) < float(losses[2])
    document = json.loads((study.folder / "resources/town/heads/heads.json").read_text())
    assert document["fitted"] == {"sentiment": 90}

    scores = validation(study, "sentiment")
    assert set(scores["predictions"]) == {"out_of_fold"}
    assert set(scores["n"]) == {90}
    assert dict(scores.select("score", "value").iter_rows())["accuracy"] > 0.9  # on articles not fitted to
    # Nothing was fitted for actors: the answers out of fold are those of the ledger.
    assert set(validation(study, "actor")["predictions"]) == {"out_of_fold"}
    held_out = pl.read_csv(study.folder / "resources/town/heads/out_of_fold.csv").filter(question="actor")
    assert sorted(held_out["p_yes"]) == pytest.approx(sorted(shipped["p_actor"]), abs=1e-6)
    assert not study.planned(*wanted)

    # A model that has learned from these annotations already is taken as it is shipped.
    study.edit("models/encoder/model.json", '"trained_on": [', '"trained_on": ["town",')
    planned = study.planned(*wanted)
    assert "shards/sentiment" in planned
    assert "heads/heads" not in planned
