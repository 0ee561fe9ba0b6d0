"""Annotations of a corpus are all that its own heads need."""

import json
import re

import polars as pl
import pytest
import yaml

from .conftest import copy_of_project
from .town import ANNOTATION_CARD, CORPUS_CARD, articles, write

pytestmark = pytest.mark.workflow


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
    assert not {"shards/features", "shards/holders"} & ran

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
    assert set(scores["predictions"]) == {"unseen articles"}
    assert set(scores["n"]) == {90}
    assert dict(scores.select("score", "value").iter_rows())["accuracy"] > 0.9  # on articles not fitted to
    # The ledger holds the answers out of fold, not those of heads that remember the codes.
    placed = pl.read_parquet(study.folder / "resources/town/annotations.parquet").select("id", "article_id", "start")
    unseen = pl.read_csv(study.folder / "resources/town/heads/out_of_fold.csv").filter(question="sentiment")
    coded = fitted.filter("coded").join(placed, on=["article_id", "start"]).sort("id")
    assert fitted["coded"].sum() == len(coded) == 90
    assert coded["p_negative"].to_list() == unseen.sort("id")["p_negative"].cast(pl.Float64).to_list()
    counts = json.loads((study.folder / "resources/town/coded.json").read_text())
    assert counts["out_of_fold"] == {"sentiment": 90}
    # Nothing was fitted for actors: the answers out of fold are those of the ledger.
    assert set(validation(study, "actor")["predictions"]) == {"unseen articles"}
    held_out = pl.read_csv(study.folder / "resources/town/heads/out_of_fold.csv").filter(question="actor")
    assert sorted(held_out["p_yes"]) == pytest.approx(sorted(shipped["p_actor"]), abs=1e-6)
    assert not study.planned(*wanted)

    # A model that has learned from these annotations already is taken as it is shipped.
    study.edit("models/encoder/model.json", '"trained_on": []', '"trained_on": ["town"]')
    planned = study.planned(*wanted)
    assert "shards/sentiment" in planned
    assert "heads/heads" not in planned
