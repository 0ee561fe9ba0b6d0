"""A corpus of three articles, as the pipeline leaves it."""

import datetime as dt
import re
from pathlib import Path

import numpy as np
import polars as pl
import pytest

from presslens.base.io import read_yaml
from presslens.classify.others import others_table
from presslens.codebook.questions import QUESTIONS
from presslens.estimate.word_counts import word_counts

TEXTS = {
    "a0": ("s0", "The Post", "GBR", dt.date(2016, 2, 3), "Turkey attacked the town. Moscow claimed that Turkey lied."),
    "a1": ("s1", "The Post", "GBR", dt.date(2017, 8, 9), "Russia praised peace talks warmly."),
    "a2": ("s2", None, None, None, "Russia bombed rebels again."),
}
MENTIONS = [
    ("a0", 0, 0, "Turkey", "TUR", True, "negative", "outlet", "none", ["conflict"]),
    ("a0", 1, 26, "Moscow", "RUS", True, "neutral", "outlet", "none", []),
    ("a0", 1, 46, "Turkey", "TUR", True, "negative", "RUS", "against", []),
    ("a1", 0, 0, "Russia", "RUS", True, "positive", "outlet", "favour", ["diplomacy", "conflict"]),
    ("a2", 0, 0, "Russia", "RUS", False, "neutral", "outlet", "none", ["conflict"]),
]
NAMES = read_yaml(Path(__file__).parents[3] / "config.yaml")
#: Probability columns of the ledger: here every label was answered.
PROBABILITIES = {
    question.name: dict.fromkeys(question.probability_columns(question.labels_in(NAMES)).values(), 0.5)
    for question in QUESTIONS.values()
}


def _sentences():
    for article, (*_, text) in TEXTS.items():
        start = 0
        for place, sentence in enumerate(re.findall(r"[^.]+\.", text)):
            start = text.index(sentence.strip(), start)
            words = [
                match.span() for match in re.finditer(r"\w+", text) if start <= match.start() < start + len(sentence)
            ]
            yield article, place, start, start + len(sentence.strip()), [a for a, _ in words], [b for _, b in words]


@pytest.fixture
def corpus(tmp_path):
    """Paths of its tables by name."""
    about = {
        article: dict(zip(("story_id", "outlet", "outlet_country", "date"), row, strict=False))
        for article, row in TEXTS.items()
    }
    articles = [
        {"article_id": key, "source_id": key, "language": "en", "text": row[-1], **about[key]}
        for key, row in TEXTS.items()
    ]
    names = (
        "article_id",
        "sentence_index",
        "start",
        "mention",
        "target",
        "actor",
        "sentiment",
        "holder",
        "stance",
        "frames",
    )
    ledger = []
    for row in MENTIONS:
        record = dict(zip(names, row, strict=True))
        record |= {name: value for columns in PROBABILITIES.values() for name, value in columns.items()}
        ledger.append(
            record
            | about[row[0]]
            | {"end": row[2] + len(row[3]), "alias_kind": "country", "coded": row[0] == "a1"}
            | {"holder_rule": "narration"}
        )
    columns = ["article_id", "sentence_index", "start", "end", "token_starts", "token_ends"]
    sentences = pl.DataFrame(list(_sentences()), schema=columns, orient="row")
    claimed = {"cue_start": 33, "cue": "claimed", "cue_tone": "loaded", "holder": "RUS", "article_id": "a0"}
    held = {(a, s): frames for a, s, *_, frames in MENTIONS}
    frames = [
        {"article_id": a, "sentence_index": s, "frames": f} | PROBABILITIES["frames"]
        for (a, s), f in sorted(held.items())
    ]
    tables = {
        "articles": pl.DataFrame(articles),
        "exclusions": pl.DataFrame({"source_id": ["x"], "reason": ["empty"]}),
        "removals": pl.DataFrame({"article_id": ["a0"], "reason": ["boilerplate"]}),
        "sentences": sentences.with_columns(pl.col("sentence_index").cast(pl.Int32)),
        "ledger": pl.DataFrame(ledger).with_columns(pl.col("sentence_index").cast(pl.Int32)),
        "frames": pl.DataFrame(frames, schema_overrides={"frames": pl.List(pl.String)}),
        "attributions": pl.DataFrame([claimed]),
        "other_answers": others_table(pl.DataFrame(ledger), {("stance", "cues"): np.full((len(ledger), 3), 1 / 3)}),
        **{
            name: pl.DataFrame(ledger).select("article_id", "start", name, *PROBABILITIES[name])
            for name in ("actor", "sentiment", "stance")
        },
    }
    tables["word_counts"] = word_counts(tables["articles"], tables["sentences"], tables["ledger"], NAMES, 1)
    for name, table in tables.items():
        table.write_parquet(tmp_path / f"{name}.parquet")
    return {name: str(tmp_path / f"{name}.parquet") for name in tables}
