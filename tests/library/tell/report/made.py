"""A report of a small corpus that nobody coded, with one piece of text wherever text comes from outside."""

import polars as pl
from PIL import Image
from scripts.tell.write_report import write_report

from presslens.base.io import write_csv, write_json
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import STANCE
from presslens.exhibits.figures import FIGURES
from presslens.exhibits.tables import TABLES
from presslens.tell.markdown import escape
from tests.shipped import CONFIG, PROJECT, all_codebook_files

#: Figures that have something to show, one of each kind.
SHOWN = ("sentiment_by_target", "sentiment_by_outlet", "stance_by_holder", "holder_by_outlet", "frames_by_target")
SHOWN += ("outlet_and_quoted", "cue_tone_by_outlet", "words_by_target", "hypotheses", "article_ribbon")
CLASSIFIERS = {"actor": "encoder", "sentiment": "encoder", "stance": "encoder", "frames": "cues"}


def rows_of(name, text):
    """Two rows of a table, the second with the text in its first key that holds outside text."""
    table = TABLES[name]
    shares = {"n": 3, "n_mentions": 8, "n_reports": 12, "n_articles": 4, "n_clusters": 6, "share": 0.4, "low": 0.2}
    shares |= {"high": 0.6, "target": "SYR", "holder": "OTHER", "sentiment": "negative", "stance": "against"}
    shares |= {
        "frames": "conflict",
        "cue_tone": "loaded",
        "question": "sentiment",
        "primary": True,
        "distinctive": True,
    }
    shares |= {"outcome": "these outlets only", "corrected_outcome": "not estimated", "direction": "higher"}
    shares |= {"correction_note": text, "first": text, "second": "others", "statement": text, "hypothesis": "one"}
    shares |= {"feature": text, "kind": "word", "verb": text, "outlet": text, "outlet_country": "SYR", "period": "all"}
    shares |= {"mean_all": -0.1, "mean_outlet": -0.2, "mean_quoted": 0.3, "z_clustered": 3.0, "log_odds": 1.0}
    shares |= {"difference": 0.3, "year": "2016", "unit": "stories", "label": "", "note": text, "reason": text}
    first = {column: shares.get(column) for column in table.types}
    second = first | {key: {"target": "RUS", "outlet": "The Post", "feature": "war"}.get(key, first[key])
                      for key in table.keys}  # fmt: skip
    rows = [first, second]
    if name == "stance_by_holder":
        rows = [row | {"stance": label} for row in rows for label in STANCE.labels]
    return pl.DataFrame(rows, schema=table.types).unique(list(table.keys), keep="first", maintain_order=True)


def make_report(folder, text="The Sun", shown=SHOWN, filled=True):
    """Write a report and what it is made of; the path of the page.

    Parameters
    ----------
    text
        Stands for outlets, words, statements, captions, the title of the corpus and what was set aside.
    filled
        False: every table is empty.
    """
    work = folder / "made"
    work.mkdir(parents=True, exist_ok=True)
    kept = [table for table in TABLES.values() if table.is_for(())]
    for table in kept:
        some = filled and table.name not in ("corpus", "familiarity")
        content = rows_of(table.name, text) if some else pl.DataFrame(schema=table.types)
        write_csv(content, work / f"{table.name}.csv")
    counts = {
        "articles": "2",
        "outlets": "1",
        "mentions": "16",
        "actor mentions": "16",
        f"files set aside: {text}": "1",
    }
    write_csv(pl.DataFrame({"measure": list(counts), "value": list(counts.values())}), work / "corpus.csv")
    for name in shown:
        Image.new("RGB", (1400, 900), "white").save(work / f"{name}.png")
    write_json({name: {"note": text, "caption": text} for name in shown}, work / "figures.json")
    card = {"name": "mine", "title": text, "producer": text, "licence": text, "citation": text, "language": "en"}
    lines = [f"{key}: {write_yaml_text(value)}" for key, value in card.items()]
    (work / "mine.yaml").write_text("\n".join([*lines, "reader: text_folder", "path: seeds"]), encoding="utf-8")
    statement = f"# Data statement\n\n## Sources\n| outlet | n |\n| --- | ---: |\n| {escape(text)} | 2 |\n\n## Limits\n"
    (work / "data_statement.md").write_text(f"{statement}- {escape(text)}\n", encoding="utf-8")
    nobody = {"mentions": 16, "actor_mentions": 16, "coded": 0, "coded_actor_mentions": 0, "out_of_fold": {}}
    write_json(nobody, work / "coded.json")
    for name in ("ledger", "package", "lock"):
        (work / name).write_text(name)
    page = folder / "results/mine/report/index.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    settings = {key: "…" for table in TABLES.values() for key in _braces(table.caption)}
    write_report(
        corpus="mine",
        card=str(work / "mine.yaml"),
        annotations=[],
        statement=str(work / "data_statement.md"),
        tables=[str(work / f"{table.name}.csv") for table in kept],
        pictures=[str(work / f"{name}.png") for name in shown],
        words=str(work / "figures.json"),
        package=str(work / "package"),
        ledger=str(work / "ledger"),
        coded=str(work / "coded.json"),
        codebook=Codebook(dict.fromkeys(all_codebook_files())),
        questions=[],
        classifiers=CLASSIFIERS,
        settings=settings | {"confidence": "95 %"} | CONFIG["draw"],
        lock=str(work / "lock"),
        requirements=str(PROJECT / "envs/requirements.in"),
        citation=str(PROJECT / "CITATION.cff"),
        report=str(page),
        note=lambda line: None,
    )
    assert set(shown) <= set(FIGURES)
    return page


def write_yaml_text(text):
    """A text as YAML has it in double quotes."""
    import json

    return json.dumps(text)


def _braces(caption):
    import re

    return re.findall(r"{(\w+)}", caption)
