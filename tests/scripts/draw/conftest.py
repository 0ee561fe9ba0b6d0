"""Small tables of every kind that a figure is drawn from, of two targets, two outlets and two years."""

from itertools import product
from pathlib import Path

import polars as pl
import pytest

from presslens.base.io import read_yaml, write_csv, write_table
from presslens.codebook.questions import QUESTIONS
from presslens.exhibits.tables import TABLES
from tests.shipped import CONFIG_FILE

PROJECT = Path(__file__).parents[3]
CONFIG = read_yaml(CONFIG_FILE)
#: Questions that coders answered.
CODED = ["actor", "sentiment", "holder", "stance"]

VALUES = {
    "target": ["TUR", "RUS"],
    "outlet": ["The Post", "The Times"],
    "outlet_country": ["GBR", "TUR"],
    "year": ["2016", "2017"],
    "quarter": ["2016-Q1", "2017-Q3"],
    "holder": ["outlet", "UN"],
    "frames": ["conflict", "economic"],
    "cue_tone": ["loaded", "neutral"],
    **{name: [*QUESTIONS[name].labels, "uncertain"] for name in ("sentiment", "stance")},
}


def framed(name, rows):
    """Rows as the table of a name: what a row leaves out is empty."""
    types = TABLES[name].types
    return pl.DataFrame([dict.fromkeys(types) | row for row in rows], schema=types)


def shares(name):
    """Each label has an equal share of 20 mentions."""
    table = TABLES[name]
    n = 20 // len(VALUES[table.outcome])
    numbers = {"n": n, "n_mentions": 20, "n_reports": 20, "n_sentences": 9, "n_articles": 8, "n_clusters": 7}
    numbers |= {"share": n / 20, "low": n / 40, "high": n / 10, "method": "Korn-Graubard"}
    rows = [dict(zip(table.keys, keys, strict=True)) for keys in product(*(VALUES[key] for key in table.keys))]
    return framed(name, [{key: value for key, value in numbers.items() if key in table.types} | row for row in rows])


def others():
    mentions = [
        {"outlet": outlet, "outlet_country": country, "target": target}
        for outlet, country in zip(VALUES["outlet"], VALUES["outlet_country"], strict=True)
        for target in VALUES["target"]
    ]
    voices = [
        {"question": question, "target": target, "n_outlet": 5, "n_quoted": 3, "mean_all": 0.1, "mean_outlet": 0.2}
        | {
            "mean_quoted": -0.1,
            "low_outlet": 0.1,
            "high_outlet": 0.3,
            "shift": 0.1,
            "low_shift": 0.05,
            "high_shift": 0.2,
        }
        for question in ("sentiment", "stance")
        for target in [*CONFIG["targets"], "all"]
    ]
    sides = {f"n_{what}_{side}": 9 for what in ("mentions", "stories") for side in ("first", "second")}
    sides |= {"effective_outlets_first": 1.1, "effective_outlets_second": 2.0}
    hypothesis = {"primary": True, "target": "TUR", "question": "sentiment", "holder": "all", **sides}
    hypothesis |= {
        "unit": "outlets",
        "period": "all",
        "low_outlets": -0.6,
        "high_outlets": 0.0,
        "difference_outlets": -0.3,
    }
    hypothesis |= {"first": "Russian", "second": "All others", "direction": "lower"}
    hypotheses = [
        hypothesis | {"hypothesis": "a", "difference": -0.3, "low": -0.5, "high": -0.1, "outcome": "supported"},
        hypothesis | {"hypothesis": "b", "outcome": "not testable"},
    ]
    words = [
        {"kind": "word", "feature": feature, "z_clustered": z, "p_adjusted": abs(z) / 9, "distinctive": z > 1}
        for feature, z in (("talks", 2.5), ("war", 0.3), ("peace", -1.4))
    ]
    tables = {"mentions_by_outlet": mentions, "voices_by_target": voices, "hypotheses": hypotheses} | multiverse()
    for column, name in (("target", "words_by_target"), ("outlet_country", "words_by_country")):
        tables[name] = [row | {column: value} for value in VALUES[column] for row in words]
    for question in CODED:
        score = {"question": question, "classifier": "encoder", "in_use": True, "predictions": "unseen articles"}
        score |= {"coders": "2 persons", "slice": "all", "n": 400, "score": "macro_f1", "value": 0.8, "low": 0.7}
        tables[f"validation_{question}"] = [score | {"high": 0.9}]
        labels = QUESTIONS[question].labels
        tables[f"confusion_{question}"] = [
            {"classifier": "encoder", "annotated": told, "predicted": said, "n": 3}
            for told, said in product(labels, labels)
        ]
        bins = [(0.5, 0.6, 3, 0.55, 0.4), (0.9, 1.0, 9, 0.95, 1.0)]
        tables[f"reliability_{question}"] = [
            {"classifier": "encoder"} | dict(zip(("low", "high", "n", "confidence", "accuracy"), row, strict=True))
            for row in bins
        ]
    return {name: framed(name, rows) for name, rows in tables.items()}


def multiverse():
    """A claim of every part, in three specifications of two levels."""
    claims = {
        "a": (True, "Russian", "All others"),
        "b": (False, "Russian", "All others"),
        "negative_TUR": (None, "TUR", None),
    }
    about = {"question": "sentiment", "target": "TUR", "direction": "higher", "label": "negative"}
    summary = [
        about
        | {"claim": claim, "primary": primary, "first": first, "second": second, "n_estimated": 3, "estimate": 0.1}
        for claim, (primary, first, second) in claims.items()
    ]
    level = {
        "answers": "encoder, as run",
        "certainty": "any",
        "weights": "units alike",
        "voice": "own voice",
        "subset": "all",
    }
    specifications = [
        level
        | {"claim": claim, "unit": unit, "cluster": cluster, "declared": place == 0, "n_clusters": 9}
        | {"estimate": 0.1 * (place + 1), "low": 0.0, "high": 0.5}
        for claim in claims
        for place, (unit, cluster) in enumerate((("mention", "stories"), ("mention", "outlets"), ("story", "stories")))
    ]
    return {"multiverse_summary": summary, "multiverse": specifications}


def pipeline():
    ledger = [("a", 0, 3, "Ankara", "TUR", True, "negative", "outlet", "none")]
    ledger += [("a", 1, 20, "Moscow", "RUS", False, "neutral", "UN", "none")]
    ledger += [("b", 0, 0, "Russia", "RUS", True, "positive", "UN", "favour")]
    names = ["article_id", "sentence_index", "start", "mention", "target", "actor", "sentiment", "holder", "stance"]
    articles = [("a", "one", "The Post", "Talks fail"), ("b", "two", "The Times", "Talks go on")]
    sentences = [("a", 0), ("a", 1), ("b", 0)]
    return {
        "ledger": pl.DataFrame(ledger, schema=names, orient="row"),
        "articles": pl.DataFrame(articles, schema=["article_id", "source_id", "outlet", "title"], orient="row"),
        "sentences": pl.DataFrame(sentences, schema=["article_id", "sentence_index"], orient="row"),
    }


@pytest.fixture(scope="session")
def paths(tmp_path_factory):
    """Path of every table by name."""
    folder = tmp_path_factory.mktemp("corpus")
    tables = {name: shares(name) for name, table in TABLES.items() if table.outcome in VALUES} | others()
    for name, table in tables.items():
        write_csv(table, folder / f"{name}.csv")
    for name, table in pipeline().items():
        write_table(table, folder / f"{name}.parquet")
    return {path.stem: str(path) for path in folder.iterdir()}
