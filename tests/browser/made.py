"""A corpus as the pipeline leaves it, made in seconds by its quick classifiers, and its reader."""

import datetime as dt
from collections.abc import Mapping, Sequence
from contextlib import chdir
from pathlib import Path

import polars as pl
import yaml
from scripts.annotate.place_annotations import place_annotations
from scripts.annotate.sample_codes import sample_codes
from scripts.attribute.attribute_holders import attribute_holders
from scripts.classify.classify_question import classify_question
from scripts.classify.score_tone import score_tone
from scripts.estimate.estimate_tables import estimate_tables
from scripts.ledger.join_ledger import join_ledger
from scripts.locate.locate_mentions import locate_mentions
from scripts.tell.build_reader import build_reader
from scripts.tokenise.tokenise_articles import tokenise_articles

from presslens.base.io import read_csv, read_table, read_yaml, write_csv, write_json, write_table
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
#: The one shard of a corpus.
SHARD = "shards/000-000000000000"
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


def make_corpus(root: Path, articles: Sequence[Mapping], card: Mapping, coders: Sequence[str] = ()) -> Path:
    """Run the steps from articles to tables, in a project of its own.

    Parameters
    ----------
    coders
        Names of those who coded every third mention; none: nobody did.
    """
    root.mkdir(exist_ok=True)
    for name in ("codebook", "models"):
        (root / name).symlink_to(PROJECT / name)
    (root / "data").mkdir()
    (root / f"data/{card['name']}.yaml").write_text(yaml.safe_dump(dict(card)), encoding="utf-8")
    (root / str(card["path"])).mkdir()
    (root / str(card["path"]) / "one.txt").write_text(
        "The corpus lies in its tables; a study has a file.", encoding="utf-8"
    )
    with chdir(root):
        _run_steps(articles, card["name"], coders)
    return root


#: What coders may say, by question; the first coder takes them in turn, the others the one behind at every fourth.
CODES = {
    "actor": {"1": "yes", "0": "no"},
    "sentiment": {"-1": "negative", "0": "neutral", "1": "positive"},
    "holder": {"OUTLET": "outlet", "TUR": "TUR", "RUS": "RUS"},
    "stance": {"-1": "against", "0": "none", "1": "favour"},
    "frames": {"conflict": "conflict", "diplomacy": "diplomacy", "none": None},
}


def _code(name: str, coders: Sequence[str]) -> None:
    """A folder of annotations, of every third mention, and what the pipeline makes of it."""
    folder, made = Path("annotations") / name, Path("resources") / name
    folder.mkdir(parents=True)
    every = read_table(made / "ledger.parquet").gather_every(3).with_row_index("id")
    sample = every.select(pl.format("item {}", "id").alias("id"), "source_id", "target", "start", "end", "mention")
    write_csv(sample.with_columns(inclusion_probability=pl.lit(1 / 3)), folder / "sample.csv")
    for place, _ in enumerate(coders):
        given = {
            question: [list(codes)[(n + (place > 0 and n % 4 == 0)) % len(codes)] for n in range(len(sample))]
            for question, codes in CODES.items()
        }
        # Of what is no actor nothing else is asked, but frames.
        codes = pl.DataFrame({"id": sample["id"], **given}).with_columns(
            pl.when(pl.col("actor") == "1").then(pl.col(question)).otherwise(None).alias(question)
            for question in ("sentiment", "stance")
        )
        write_csv(codes, folder / f"coder_{place}.csv")
    card = {
        **{"corpus": name, "title": "Codes", "producer": "Tests", "licence": "CC BY 4.0", "procedure": "Made up."},
        **{"sampling": "Every third.", "offsets": {"into": "cleaned"}, "sample": "sample.csv"},
        "columns": {column: column for column in (*sample.columns, "inclusion_probability")},
        "coders": {one: {"file": f"coder_{place}.csv", "kind": "person"} for place, one in enumerate(coders)},
        "questions": CODES,
    }
    (folder / "card.yaml").write_text(yaml.safe_dump(card, sort_keys=False), encoding="utf-8")
    names = {part: NAMES[part] for part in ("holders", "frames")}
    mentions = str(made / SHARD / "mentions.parquet")
    where = {one: str(made / f"{one}.parquet") for one in ("articles", "removals", "annotations", "ledger")}
    where |= {one: str(made / f"{one}.parquet") for one in ("annotations_unplaced", "sampled_codes", "sampling_frame")}
    place_annotations(
        *(str(folder / "card.yaml"), names, f"data/{name}.yaml", [], where["articles"], where["removals"], [mentions]),
        *(where["annotations"], where["annotations_unplaced"], print),
    )
    sample_codes(
        *(str(folder / "card.yaml"), names, where["annotations"], where["ledger"], 0.95),
        *(where["sampled_codes"], where["sampling_frame"], print),
    )


def _run_steps(articles: Sequence[Mapping], name: str, coders: Sequence[str]) -> None:
    folder = Path("resources") / name
    shard = folder / SHARD
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
    empty = {"exclusions": ("source_id", "reason", "detail"), "removals": ("article_id", "reason")}
    for table, columns in empty.items():
        write_table(pl.DataFrame(schema=dict.fromkeys(columns, pl.String)), folder / f"{table}.parquet")
    shards = str(folder / "shards.json")
    write_json({Path(path["mentions"]).parent.name: len(read_table(folder / "articles.parquet"))}, shards)

    def join(annotations: Sequence[str]) -> None:
        made = ("ledger.parquet", "ledger.csv", "sentences.parquet", "coded.json")
        join_ledger(
            *(
                name,
                str(folder / "articles.parquet"),
                shards,
                [path["sentences"]],
                [path["mentions"]],
                [path["holders"]],
            ),
            *([path[one] for one in SETTINGS], [path["tone"]], annotations, [], {}, NAMES),
            *(*(str(folder / file) for file in made), print),
        )

    join([])
    if coders:
        _code(name, coders)
        join([str(folder / "annotations.parquet")])
    _estimate(name, path, bool(coders))


def _estimate(name: str, shards: Mapping[str, str], coded: bool) -> None:
    folder, results = Path("resources") / name, Path("results") / name
    (results / "tables").mkdir(parents=True, exist_ok=True)
    codes = [str(folder / f"{one}.parquet") for one in ("sampled_codes", "sampling_frame")] if coded else []
    for estimate in MADE:
        row = ESTIMATES[estimate]
        estimate_tables(
            *(estimate, [str(folder / f"{one}.parquet") for one in row.reads], [shards[one] for one in row.shards]),
            *(codes, CODEBOOK, {part: CONFIG[part] for part in row.names}),
            row.settings_in(CONFIG["estimate"], Models(CONFIG["classify"]).decisions),
            [str(results / f"tables/{table.name}.csv") for table in row.tables],
            *([], lambda done, total: None, print),
        )


def repeat_corpus(root: Path, times: int, name: str = "made") -> None:
    """Make a corpus ``times`` as large: every article comes so often, each time with an identity, outlet, title and
    day of its own, and nothing is read or judged again. Tables of results are made anew.
    """
    with chdir(root):
        folder = Path("resources") / name
        for path in [*sorted(folder.glob("*.parquet")), *sorted((folder / SHARD).glob("*.parquet"))]:
            write_table(_repeated(read_table(path), times), path)
        _estimate(name, {path.stem: str(path) for path in (folder / SHARD).glob("*.parquet")}, False)


def _repeated(table: pl.DataFrame, times: int) -> pl.DataFrame:
    if "article_id" not in table.columns:
        return table
    every = table.with_row_index("_row").join(pl.DataFrame({"_time": range(times)}), how="cross")
    number = pl.col("_time") * 1_000_003 + pl.col("article_id").str.to_integer(base=16, dtype=pl.Int64)
    told = {
        "article_id": pl.col("_time").cast(pl.String).str.zfill(6) + pl.col("article_id").str.slice(6),
        "source_id": pl.format("{} of {}", "source_id", "_time") if "source_id" in table.columns else None,
        "story_id": pl.format("{}/{}", "story_id", "_time") if "story_id" in table.columns else None,
        "outlet": pl.format("Outlet {}", number % 40),
        "title": pl.format("Report {} on the talks", number),
        "date": pl.lit(dt.date(2015, 1, 1)) + pl.duration(days=number * 7919 % 1800),
    }
    kept = [one.alias(column) for column, one in told.items() if column in table.columns and one is not None]
    return every.with_columns(kept).sort("_time", "_row").select(table.columns).cast(dict(table.schema))


def make_reader(root: Path, name: str = "made", place: Path | None = None) -> Path:
    """The reader of a project of :func:`make_corpus`; its folder, which is ``place`` where that is told."""
    folder = place or root / "reader" / name
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
            index=str(folder / "index.html"),
            listing=str(folder.with_suffix(".json")),
            note=print,
        )
    return folder


def read(root: Path, table: str, name: str = "made") -> pl.DataFrame:
    """A table of a corpus."""
    return read_table(root / f"resources/{name}/{table}.parquet")


def result(root: Path, table: str, name: str = "made") -> pl.DataFrame:
    """A table of results."""
    return read_csv(root / f"results/{name}/tables/{table}.csv", TABLES[table].types)
