"""A corpus as the pipeline leaves it, made in seconds by its quick classifiers, and its reader."""

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import polars as pl
from scripts.attribute.attribute_holders import attribute_holders
from scripts.classify.classify_question import classify_question
from scripts.classify.score_tone import score_tone
from scripts.estimate.estimate_tables import estimate_tables
from scripts.ledger.join_ledger import join_ledger
from scripts.locate.locate_mentions import locate_mentions
from scripts.tell.build_reader import build_reader
from scripts.tokenise.tokenise_articles import tokenise_articles

from presslens.base.io import read_table, read_yaml, write_table, write_text
from presslens.codebook.codebook import NAMED, SINGLE, Codebook, part_files
from presslens.codebook.questions import QUESTIONS
from presslens.exhibits.tables import ESTIMATES
from presslens.study.models import Models
from presslens.tell.captions import settings_in_words
from presslens.tell.reader import needs
from tests.shipped import CONFIG_FILE, PROJECT

CONFIG = read_yaml(CONFIG_FILE)
CONFIG["estimate"] |= {"resamples": 20, "min_articles": 2, "min_count": 1, "multiverse": False}
CODEBOOK = Codebook(path for part in (*NAMED, *SINGLE) for path in part_files(part, CONFIG, PROJECT / "codebook"))
NAMES = {part: CONFIG[part] for part in ("targets", "holders", "frames")}
SETTINGS = {
    "actor": {"classifier": "rules"},
    "sentiment": {
        "classifier": "linear",
        "abstain_below": 0.4,
        "linear": {"model": str(PROJECT / "models/sentiment_linear")},
    },
    "stance": {"classifier": "cues", "abstain_below": 0.4},
    "frames": {"classifier": "cues", "threshold": 0.4},
}
#: Estimates that make tables of these tests.
MADE = ("describe_corpus", "estimate_shares", "count_verbs", "relate_frames")
SCHEMA = {
    **{"article_id": pl.String, "source_id": pl.String, "outlet": pl.String, "outlet_country": pl.String},
    **{"date": pl.Date, "title": pl.String, "url": pl.String, "language": pl.String, "text": pl.String},
    "story_id": pl.String,
}


def article(number: int, text: str, **more: object) -> dict:
    """An article of a corpus; whatever is not told is made up from its number."""
    key = f"{number:016x}"
    made = {
        "article_id": key,
        "source_id": f"text {number}",
        "outlet": ("The Post", "Morning News", None)[number % 3],
        "outlet_country": ("GBR", "USA", None)[number % 3],
        "date": dt.date(2016 + number % 4, 1 + number % 12, 1 + number % 28),
        "title": f"Report {number}",
        "url": None,
        "language": "en",
        "story_id": key,
    }
    return {**made, "text": text, **more}


def make_corpus(folder: Path, articles: Sequence[Mapping], card: Mapping, codes: pl.DataFrame | None = None) -> Path:
    """Run the steps from articles to tables; everything lies in ``folder``."""
    shard = folder / "shards/000-000000000000"
    shard.mkdir(parents=True)
    path = {name: str(shard / f"{name}.parquet") for name in (*needs.of_shards(), "articles", "sentences", "mentions")}
    path |= {name: str(shard / f"{name}.parquet") for name in QUESTIONS}
    write_table(pl.DataFrame(articles, schema=SCHEMA), folder / "articles.parquet")
    write_table(pl.DataFrame(articles, schema=SCHEMA), path["articles"])
    tokenise_articles(path["articles"], CODEBOOK, "en", path["sentences"])
    locate_mentions(path["articles"], path["sentences"], CODEBOOK, "en", path["mentions"])
    three = [path[name] for name in ("articles", "sentences", "mentions")]
    attribute_holders(*three, CODEBOOK, "en", path["attributions"], path["holders"])
    for name, settings in SETTINGS.items():
        question = QUESTIONS[name]
        of_mention = question.unit == "mention"
        classify_question(
            *(name, settings, question.labels_in(NAMES), *three[:2], [three[2]] if of_mention else []),
            *([path["holders"]] if question.sees_holder else [], CODEBOOK, [], []),
            *(path[name], path[f"{name}_evidence"], print),
        )
    score_tone(*three[:2], path["tone"], print)
    placed = []
    if codes is not None:
        write_table(codes, folder / "annotations.parquet")
        placed = [str(folder / "annotations.parquet")]
    join_ledger(
        *(card["name"], str(folder / "articles.parquet"), [path["sentences"]], [path["mentions"]], [path["holders"]]),
        *([path[name] for name in SETTINGS], [path["tone"]], placed, [], {}, NAMES),
        *(str(folder / "ledger.parquet"), str(folder / "sentences.parquet"), str(folder / "coded.json"), print),
    )
    empty = {"exclusions": ("source_id", "reason", "detail"), "removals": ("article_id", "reason")}
    for name, columns in empty.items():
        write_table(pl.DataFrame(schema=dict.fromkeys(columns, pl.String)), folder / f"{name}.parquet")
    (folder / "tables").mkdir()
    for name in MADE:
        row = ESTIMATES[name]
        estimate_tables(
            *(name, [str(folder / f"{one}.parquet") for one in row.reads], [path[one] for one in row.shards], []),
            *(CODEBOOK, {part: CONFIG[part] for part in row.names}),
            row.settings_in(CONFIG["estimate"], Models(CONFIG["classify"]).decisions),
            [str(folder / f"tables/{table.name}.csv") for table in row.tables],
            *([], lambda done, total: None, print),
        )
    write_text("".join(f"{key}: {value!r}\n" for key, value in card.items()), folder / f"{card['name']}.yaml")
    return folder


def make_reader(corpus: Path, card: Mapping, folder: Path) -> Path:
    """The reader of a corpus of :func:`make_corpus`."""
    annotations = [str(path) for path in [corpus / "annotations.parquet"] if path.exists()]
    build_reader(
        corpus=card["name"],
        card=str(corpus / f"{card['name']}.yaml"),
        tables=[str(corpus / f"{name}.parquet") for name in needs.OF_CORPUS],
        shards=[str(path) for name in needs.of_shards() for path in corpus.glob(f"shards/*/{name}.parquet")],
        annotations=annotations,
        coded=str(corpus / "coded.json"),
        results=[str(path) for path in sorted(corpus.glob("tables/*.csv"))],
        validations=[],
        familiarity=[],
        codebook=CODEBOOK,
        names=NAMES,
        classifiers={name: settings["classifier"] for name, settings in SETTINGS.items()},
        models={},
        folders={},
        settings={**CONFIG["estimate"], "decisions": Models(CONFIG["classify"]).decisions},
        words=settings_in_words(CONFIG),
        index=str(folder / "index.html"),
        listing=str(folder.with_suffix(".json")),
        note=print,
    )
    return folder


def read(corpus: Path, name: str) -> pl.DataFrame:
    """A table of a corpus."""
    return read_table(corpus / f"{name}.parquet")
