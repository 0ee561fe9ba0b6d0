"""A corpus as the pipeline leaves it, made in seconds by its quick classifiers, and its reader."""

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import chdir
from pathlib import Path

import polars as pl
import yaml
from scripts.attribute.attribute_holders import attribute_holders
from scripts.classify.classify_question import classify_question
from scripts.classify.score_tone import score_tone
from scripts.estimate.estimate_tables import estimate_tables
from scripts.ledger.join_ledger import join_ledger
from scripts.locate.locate_mentions import locate_mentions
from scripts.tell.build_reader import build_reader
from scripts.tokenise.tokenise_articles import tokenise_articles

from presslens.base.io import read_csv, read_table, read_yaml, write_json, write_table
from presslens.codebook.codebook import NAMED, SINGLE, Codebook, part_files
from presslens.codebook.questions import QUESTIONS
from presslens.exhibits.tables import ESTIMATES, TABLES
from presslens.study.models import Models
from presslens.tell.reader import needs
from tests.shipped import CONFIG_FILE, PROJECT

CONFIG = read_yaml(CONFIG_FILE)
CONFIG["estimate"] |= {"resamples": 100, "min_articles": 2, "min_count": 1}
CODEBOOK = Codebook(path for part in (*NAMED, *SINGLE) for path in part_files(part, CONFIG, PROJECT / "codebook"))
NAMES = {part: CONFIG[part] for part in ("targets", "holders", "frames")}
SETTINGS = {
    "actor": {"classifier": "rules"},
    "sentiment": {
        "classifier": "linear",
        "abstain_below": 0.4,
        "linear": {"model": "models/sentiment_linear"},
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


def make_corpus(root: Path, articles: Sequence[Mapping], card: Mapping) -> Path:
    """Run the steps from articles to tables, in a project of its own."""
    root.mkdir(exist_ok=True)
    for name in ("codebook", "models"):
        (root / name).symlink_to(PROJECT / name)
    with chdir(root):
        _run_steps(articles, card["name"])
    (root / "data").mkdir()
    (root / f"data/{card['name']}.yaml").write_text(yaml.safe_dump(dict(card)), encoding="utf-8")
    (root / str(card["path"])).mkdir()
    (root / str(card["path"]) / "one.txt").write_text(
        "The corpus lies in its tables; a study has a file.", encoding="utf-8"
    )
    return root


def _run_steps(articles: Sequence[Mapping], name: str) -> None:
    folder, results = Path("resources") / name, Path("results") / name
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
    for asked, settings in SETTINGS.items():
        question = QUESTIONS[asked]
        of_mention = question.unit == "mention"
        classify_question(
            *(asked, settings, question.labels_in(NAMES), *three[:2], [three[2]] if of_mention else []),
            *([path["holders"]] if question.sees_holder else [], CODEBOOK, [], []),
            *(path[asked], path[f"{asked}_evidence"], print),
        )
    score_tone(*three[:2], path["tone"], print)
    join_ledger(
        *(name, str(folder / "articles.parquet"), [path["sentences"]], [path["mentions"]], [path["holders"]]),
        *([path[name] for name in SETTINGS], [path["tone"]], [], [], {}, NAMES),
        *(str(folder / "ledger.parquet"), str(folder / "sentences.parquet"), str(folder / "coded.json"), print),
    )
    empty = {"exclusions": ("source_id", "reason", "detail"), "removals": ("article_id", "reason")}
    for table, columns in empty.items():
        write_table(pl.DataFrame(schema=dict.fromkeys(columns, pl.String)), folder / f"{table}.parquet")
    write_json({"000-000000000000": []}, folder / "shards.json")
    (results / "tables").mkdir(parents=True)
    for estimate in MADE:
        row = ESTIMATES[estimate]
        estimate_tables(
            *(estimate, [str(folder / f"{one}.parquet") for one in row.reads], [path[one] for one in row.shards], []),
            *(CODEBOOK, {part: CONFIG[part] for part in row.names}),
            row.settings_in(CONFIG["estimate"], Models(CONFIG["classify"]).decisions),
            [str(results / f"tables/{table.name}.csv") for table in row.tables],
            *([], lambda done, total: None, print),
        )


def make_reader(root: Path, name: str = "made") -> Path:
    """The reader of a project of :func:`make_corpus`; its folder."""
    config = {**CONFIG, "corpora": [name], "classify": {**CONFIG["classify"], **SETTINGS}}
    with chdir(root):
        build_reader(
            corpus=name,
            config=config,
            card=f"data/{name}.yaml",
            coded=f"resources/{name}/coded.json",
            results=[str(path) for path in sorted(Path(f"results/{name}/tables").glob("*.csv"))],
            validations=[],
            familiarity=[],
            codebook=CODEBOOK,
            index=f"reader/{name}/index.html",
            listing=f"resources/{name}/reader.json",
            note=print,
        )
    return root / "reader" / name


def read(root: Path, table: str, name: str = "made") -> pl.DataFrame:
    """A table of a corpus."""
    return read_table(root / f"resources/{name}/{table}.parquet")


def result(root: Path, table: str, name: str = "made") -> pl.DataFrame:
    """A table of results."""
    return read_csv(root / f"results/{name}/tables/{table}.csv", TABLES[table].types)
