"""A study with a corpus whose mentions were drawn for coders, as tests of coding pages need it."""

import json
from pathlib import Path

import polars as pl
import yaml
from scripts.annotate.draw_sample import draw_sample

from presslens.base.io import read_yaml
from presslens.codebook.codebook import Codebook
from presslens.study.study import Study

PROJECT = Path(__file__).resolve().parents[1]
CARD = {
    **{"name": "toy", "title": "Toy", "producer": "Me", "licence": "mine", "language": "en"},
    **{"reader": "table", "path": "data/toy", "columns": {"text": "Body"}},
}
#: What the ledger answers; no page may hold any of it.
ANSWERS = {"sentiment": "negative", "p_negative": 0.987654, "holder": "UN", "holder_rule": "a rule of speech"}


def study_with_sheet(root, sentences, n, draw=None):
    """A study in ``root`` with a corpus ``toy``: an article of three sentences per text, ``Turkey`` its mention.

    Its sheet, ``work/toy/to_code_<draw>.csv``, holds ``n`` of them.
    """
    (root / "data/toy").mkdir(parents=True)
    for name in ("codebook", "models"):
        (root / name).symlink_to(PROJECT / name)
    config = read_yaml(PROJECT / "config.yaml") | {"corpora": ["toy"], "topics": []}
    (root / "config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (root / "data/toy.yaml").write_text(yaml.safe_dump(CARD), encoding="utf-8")
    (root / "data/toy/a.csv").write_text("Body\nTurkey waited.\n", encoding="utf-8")
    articles, spans, ledger = [], [], []
    for number, sentence in enumerate(sentences):
        key = f"a{number:04d}"
        before, after = f"It rained on day {number}.", "Nobody in Moscow said more."
        text = f"{before}\n\n{sentence} {after}"
        low = len(before) + 2
        articles.append((key, f"s{number}<img src=x onerror=pwned=1>", text))
        spans += [
            (key, 0, 0, len(before)),
            (key, 1, low, low + len(sentence)),
            (key, 2, low + len(sentence) + 1, len(text)),
        ]
        at = text.index("Turkey", low)
        ledger.append((key, f"s{number}<img src=x onerror=pwned=1>", 1, at, at + 6, "Turkey", "TUR"))
    place = root / "resources/toy"
    place.mkdir(parents=True)
    pl.DataFrame(articles, schema=["article_id", "source_id", "text"], orient="row").write_parquet(
        place / "articles.parquet"
    )
    pl.DataFrame(spans, schema=["article_id", "sentence_index", "start", "end"], orient="row").write_parquet(
        place / "sentences.parquet"
    )
    columns = ["article_id", "source_id", "sentence_index", "start", "end", "mention", "target"]
    answers = [pl.lit(value).alias(name) for name, value in ANSWERS.items()]
    pl.DataFrame(ledger, schema=columns, orient="row").with_columns(answers).write_parquet(place / "ledger.parquet")
    sheet = root / f"work/toy/to_code_{draw or n}.csv"
    study = Study(config, root)
    parts = ("targets", "holders", "frames", "labels")
    draw_sample(
        **{name: str(place / f"{name}.parquet") for name in ("articles", "sentences", "ledger")},
        annotations=[],
        codebook=Codebook(root / path for path in study.codebook_files("toy", *parts)),
        draw=str(draw or n),
        seed=1,
        sheet=str(sheet),
        note=lambda line: None,
    )
    return sheet


def page_data(page):
    """What a coding page holds as data."""
    text = Path(page).read_text(encoding="utf-8")
    return json.loads(text.partition('<script type="application/json" id="data">')[2].partition("</script>")[0])


def saved_file(data, answers, coder=None, seen=None, **changed):
    """A csv file as the page saves it, for ``answers`` by id: a dict of columns; ``seen`` by id of settled ones."""
    about = {"skipped": "", "not_target": "", "note": "", "seconds": "4.0", "coder": coder or data["page"]["coder"]}
    about |= {"batch": data["page"]["batch"], "manual": data["page"]["manual"], "page": data["page"]["version"]}
    about |= {"revision": "1"} | changed
    questions = [question["name"] for question in data["questions"]]
    header = ["id", *questions, *about]
    header += ["seen"] if seen else []
    rows = [{**dict.fromkeys(questions, ""), **about, **given, "id": key} for key, given in answers.items()]
    rows = [{**row, "seen": (seen or {}).get(row["id"], "")} for row in rows]
    return "\n".join([",".join(header), *(",".join(row[name] for name in header) for row in rows)]) + "\n"
