"""What every page of the reader is told first: the corpus, how far to trust its labels, and what codes stand for."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from presslens.base.io import sha256
from presslens.cards.corpora import CorpusCard
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS
from presslens.draw.order import holder_rows
from presslens.draw.style import Stamp
from presslens.ledger.coded import CodedMentions
from presslens.tell.reader.articles import CUE, REPORT, ReportNames
from presslens.tell.reader.contrast import shades
from presslens.tell.reader.mentions import PLACES, Dictionaries, asked
from presslens.tell.reader.packing import Names
from presslens.tell.reader.why import why

#: Mentions of an article that its small ribbon in the list of articles shows.
RIBBON = 60
#: The first character of ribbons: that of a mention is so many behind it as its target and its light say.
FIRST = "0"


@dataclass(frozen=True)
class Model:
    """Who answers a question: the classifier, where its files lie, and one hash of all of them; both may be missing."""

    classifier: str
    folder: str | None = None
    sha256: str | None = None


def model_of(classifier: str, folder: str | None, files: Sequence[str]) -> Model:
    """The model behind a classifier; its hash is that of the names and hashes of its files, in order."""
    lines = "".join(f"{path} {sha256(path)}\n" for path in sorted(files))
    return Model(classifier, folder, hashlib.sha256(lines.encode()).hexdigest() if files else None)


def dictionaries(codebook: Codebook) -> Dictionaries:
    """The numbers of targets, holders and labels."""
    names = {part: [entry.code for entry in getattr(codebook, part)] for part in ("holders", "frames")}
    classes = {question.name: question.labels_in(names) for question in asked()}
    return Dictionaries([target.code for target in codebook.targets], list(holder_rows(codebook)), classes)


def head(
    card: CorpusCard,
    checked: Stamp,
    coded: CodedMentions,
    models: Mapping[str, Model],
    articles: pl.DataFrame,
    ledger: pl.DataFrame,
    sentences: pl.DataFrame,
) -> dict[str, object]:
    """The corpus in words and numbers."""
    dates = [
        day.isoformat() for day in (articles["date"].drop_nulls().sort()[[0, -1]] if articles["date"].count() else ())
    ]
    return {
        "name": card.name,
        "title": card.title,
        "producer": card.producer,
        "licence": card.licence,
        "citation": card.citation,
        "publish": card.publish_texts,
        "stamp": checked.text,
        "alarm": checked.alarm,
        "coded": coded.sentence,
        "out_of_fold": list(coded.out_of_fold),
        "models": {question: [model.classifier, model.folder, model.sha256] for question, model in models.items()},
        "dates": dates,
        "n": {
            "articles": len(articles),
            "stories": articles["story_id"].n_unique(),
            "outlets": articles["outlet"].drop_nulls().n_unique(),
            "sentences": len(sentences),
            "mentions": len(ledger),
            "actors": int(ledger["actor"].sum() or 0),
        },
    }


def legend(codebook: Codebook, known: Dictionaries) -> dict[str, object]:
    """What codes, labels and places stand for; colours for light and dark pages."""
    questions = []
    for name, labels in known.labels.items():
        shown = _labels(codebook, name, labels)
        question = QUESTIONS[name]
        classes = len(question.probability_columns(known.classes[name]))
        questions.append(
            {"name": name, "noun": question.noun, "unit": question.unit, "several": not question.exclusive}
            | {"flag": question.flag, "labels": shown, "classes": classes}
        )
    return {
        "targets": [[target.code, target.label, target.colour, shades(target.colour)] for target in codebook.targets],
        "holders": [[code, label] for code, label in holder_rows(codebook).items()],
        "questions": questions,
        "places": list(PLACES),
        "report": list(REPORT),
        "cue": list(CUE),
    }


def _labels(codebook: Codebook, question: str, labels: Sequence[str]) -> list[list[object]]:
    """Of each label its code, what it is called, its sign, what it means, its colour, its shades and its marker."""
    drawn = codebook.labels.get(question, {})
    frames = codebook.documents("frames") if QUESTIONS[question].labels_from == "frames" else []
    entries = {frame["code"]: frame for frame in frames}
    found: list[list[object]] = []
    for label in labels:
        entry = {"label": label, "definition": "", "colour": "", **entries.get(label, {}), **drawn.get(label, {})}
        colours = shades(entry["colour"]) if entry["colour"] else {}
        shape = (entry.get("sign", ""), entry["definition"], entry["colour"], colours, entry.get("marker", ""))
        found.append([label, entry["label"], *shape])
    return found


def named(known: Dictionaries, reports: ReportNames) -> dict[str, object]:
    """The dictionaries, once all articles are packed; rules of holders each with why they hold."""
    found: dict[str, object] = {key: names.listed for key, names in known.names.items()}
    found |= {"report_mode": reports.modes.listed, "report_rule": reports.rules.listed}
    found["why"] = [why(rule) for rule in known.names["rule"].listed]
    return found


def article_columns(articles: pl.DataFrame, ledger: pl.DataFrame, known: Dictionaries) -> dict[str, object]:
    """The list of articles, by column.

    Returns
    -------
    ``id``, ``source`` and ``title`` as they are; ``outlet``, ``country`` and ``story`` as numbers into ``outlets``,
    ``countries`` and of stories; ``date`` in days since 1970, null where it is
    unknown; ``counts``, by target the mentions of each article; ``coded``, its coded mentions; ``ribbon``, a character
    for each of its first :data:`RIBBON` mentions.
    """
    outlets, countries, stories = Names(), Names(), Names()
    per_target = ledger.group_by("article_id", "target").len().rows()
    counts = {(article, target): n for article, target, n in per_target}
    coded = dict(ledger.filter("coded").group_by("article_id").len().iter_rows())
    ids = articles["article_id"].to_list()
    ribbons = _ribbons(ledger, known)
    days = articles["date"].dt.epoch("d").to_list()
    return {
        "id": ids,
        "source": articles["source_id"].to_list(),
        "title": articles["title"].to_list(),
        "outlet": [outlets.number(name) for name in articles["outlet"]],
        "country": [countries.number(name) for name in articles["outlet_country"]],
        "story": [stories.number(name) for name in articles["story_id"]],
        "date": days,
        "counts": [[counts.get((article, target), 0) for article in ids] for target in known.targets],
        "coded": [coded.get(article, 0) for article in ids],
        "ribbon": [ribbons.get(article, "") for article in ids],
        "outlets": outlets.listed,
        "countries": countries.listed,
    }


def _ribbons(ledger: pl.DataFrame, known: Dictionaries) -> dict[str, str]:
    """By article, a character for each mention: its target and how it is shown, by the first question with poles."""
    question = next(question for question in asked() if question.polarity)
    labels = known.labels[question.name]
    found: dict[str, str] = {}
    for article, target, actor, answer in ledger.select("article_id", "target", "actor", question.name).iter_rows():
        if target in known.targets and len(found.get(article, "")) < RIBBON:
            light = labels.index(answer) + 1 if actor and answer in labels else 0
            place = known.targets.index(target) * (len(labels) + 1) + light
            found[article] = found.get(article, "") + chr(ord(FIRST) + place)
    return found
