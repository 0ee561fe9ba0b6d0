"""All that a paper's text may quote of a corpus, in one document for JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import polars as pl

from presslens.base.characters import shown
from presslens.cards.annotations import AnnotationCard
from presslens.cards.corpora import CorpusCard
from presslens.codebook.codebook import Codebook
from presslens.codebook.frames import Frame
from presslens.codebook.iso_codes import country_name
from presslens.codebook.questions import QUESTIONS
from presslens.codebook.targets import Target
from presslens.draw.order import holder_rows
from presslens.estimate.intervals import FEWEST
from presslens.ledger.coded import CodedMentions
from presslens.tell.paper.checklist import ITEMS, require_facts
from presslens.tell.paper.numbers import Number, counted, named, setting
from presslens.tell.paper.parts import ALL, FIGURES_SHOWN, LINKS, NOT_READ, PARTS
from presslens.tell.paper.picks import commonest_voices, extremes, largest_pairs, leading_frames, verdicts
from presslens.tell.paper.written import key_part

#: Settings of ``estimate`` that the paper quotes, with their units.
_SETTINGS = {"resamples": "count", "confidence": "percent", "seed": "word", "min_articles": "count"}


def paper_document(
    corpus: str,
    tables: Mapping[str, pl.DataFrame],
    card: CorpusCard,
    coding: AnnotationCard | None,
    coded: CodedMentions,
    codebook: Codebook,
    config: Mapping[str, Any],
    environment: Mapping[str, Any],
    figures: Mapping[str, Mapping[str, str]],
    cells: str = LINKS,
) -> dict[str, Any]:
    """Numbers, words and what the sentences hang on; outside text is there as data, and harmless characters alone.

    Parameters
    ----------
    tables
        Of results, by name, as far as the corpus has them.
    coding
        The card of its annotations; None where nobody coded.
    codebook
        Targets, holders and frames as they count on the corpus.
    config
        The study as it was run.
    environment
        ``lock``: SHA-256 of the lock; ``packages``: version by name.
    figures
        Words under the figures that have something to show, by name.
    cells
        :data:`presslens.tell.paper.parts.LINKS` or :data:`presslens.tell.paper.parts.FOOTNOTES`.

    Raises
    ------
    InputError
        Something that the checklist needs is blank.
    """
    numbers, rows = named(PARTS, _quoted(tables), corpus)
    targets = [code for code in config["targets"] if code in {target.code for target in codebook.targets}]
    compared = extremes(rows.get("sentiment_by_outlet", []), targets, "negative")
    numbers |= {
        f"count.compared.{target}": counted("sentiment_by_outlet", f"{target}: an interval", int(str(found["n"])))
        for target, found in compared.items()
    }
    judged, counts = verdicts(rows.get("hypotheses", []))
    numbers |= counts | _settings(config) | _of_codes(coded)
    words = _words(card, coding, codebook, config, environment) | {"out_of_fold": list(coded.out_of_fold)}
    words |= {"refused": coded.refused} if coded.refused else {}
    require_facts(words, coding is not None)
    return {
        "corpus": corpus,
        "cells": cells,
        "numbers": {name: number.document for name, number in numbers.items()},
        "links": {number.place: number.link for number in numbers.values()},
        "words": words,
        "rows": {
            "outlets": _outlets(rows.get("mentions_by_outlet", []), card, codebook),
            "set_aside": [row for row in rows.get("corpus", []) if "set aside" in str(row["measure"])],
            "agreement": rows.get("agreement", []),
            "scores": _scores(numbers),
            "hypotheses": judged,
            "claims": [_few(row) for row in rows.get("claims", [])],
            "pairs": largest_pairs(rows.get("stance_by_holder", [])),
            "voices": [
                {name: row[name] for name in ("key", "question", "target", "note")} for row in rows.get("voices", [])
            ],
            "extremes": compared,
            "speakers": commonest_voices(rows.get("holder", []), targets),
            "frames": leading_frames(rows.get("frames", []), targets),
        },
        "figures": {name: dict(text) for name, text in figures.items() if name in FIGURES_SHOWN},
        "checklist": list(ITEMS),
        # JSON has no order of keys.
        "order": {part: list(words[part]) for part in ("targets", "holders", "frames")},
    }


def _few(row: Mapping[str, object]) -> dict[str, object]:
    """Of a claim of the multiverse, its words."""
    names = (
        "key",
        "claim",
        "primary",
        "target",
        "question",
        "label",
        "first",
        "second",
        "direction",
        "decides",
        "moved_by",
    )
    return {name: row[name] for name in names}


def _settings(config: Mapping[str, Any]) -> dict[str, Number]:
    found = {
        f"setting.{name}": setting(f"config.estimate.{name}", config["estimate"][name], unit)
        for name, unit in _SETTINGS.items()
    }
    for question, block in config["classify"].items():
        for name in ("abstain_below", "threshold"):
            if name in block:
                place = f"config.classify.{question}.{name}"
                found[f"setting.{question}.{name}"] = setting(place, float(block[name]), "number")
    stories = config["ingest"]["stories"]
    found["setting.similarity"] = setting("config.ingest.stories.similarity", stories["similarity"], "number")
    found["setting.containment"] = setting("config.ingest.stories.containment", stories["containment"], "number")
    # Fixed in the code, and told by every caption.
    found["setting.fewest_stories"] = setting("captions of tables: stories behind an interval", FEWEST, "count")
    return found


def _of_codes(coded: CodedMentions) -> dict[str, Number]:
    counts = {name: value for name, value in coded.document.items() if isinstance(value, int)}
    return {f"coded.{name}": setting(f"mentions.{name}", value, "count") for name, value in counts.items()}


def _words(
    card: CorpusCard,
    coding: AnnotationCard | None,
    codebook: Codebook,
    config: Mapping[str, Any],
    environment: Mapping[str, Any],
) -> dict[str, Any]:
    plain = {name: _one_line(getattr(card, name)) for name in ("title", "producer", "citation", "licence", "note")}
    codes = {
        "coders": _one_line(coding.describe_coders()) if coding else "",
        "persons": bool(coding) and any(coder.kind == "person" for coder in coding.coders) if coding else False,
        "coders_folder": f"annotations/{coding.corpus}" if coding else "",
        "coders_limits": [_one_line(limit) for limit in coding.limits] if coding else [],
        "coders_questions": list(coding.questions) if coding else [],
    }
    for name in ("title", "producer", "licence", "procedure", "sampling", "read_by_project"):
        codes[name if name in ("procedure", "sampling", "read_by_project") else f"coders_{name}"] = (
            _one_line(getattr(coding, name)) if coding else ""
        )
    return {
        **plain,
        **codes,
        "language": card.language,
        "topics": list(card.topics),
        "files": [
            {"name": shown(name), "url": shown(entry.url), "sha256": shown(entry.sha256)}
            for name, entry in card.files.items()
        ],
        "targets": _in_order(codebook.targets, config["targets"]),
        "holders": {code: shown(label) for code, label in holder_rows(codebook).items()},
        "frames": _in_order(codebook.frames, config["frames"]),
        "classifiers": {question: block["classifier"] for question, block in config["classify"].items()},
        "multiverse": bool(config["estimate"]["multiverse"]),
        "lock": environment["lock"],
        "packages": dict(environment["packages"]),
    }


def _quoted(tables: Mapping[str, pl.DataFrame]) -> dict[str, pl.DataFrame]:
    """The tables; of agreement the rows of all coders, which stand before those of pairs."""
    agreement = tables.get("agreement")
    if agreement is None or agreement.is_empty():
        return dict(tables)
    return {**tables, "agreement": agreement.filter(pl.col("coders") == agreement["coders"][0])}


def _outlets(rows: Sequence[Mapping[str, object]], card: CorpusCard, codebook: Codebook) -> list[dict[str, object]]:
    """Outlets in the order of the table: name, country, the card's note, the numbers of each target by key."""
    notes = {entry.outlet: entry.note for entry in card.outlets.values()}
    found: dict[object, dict[str, Any]] = {}
    for row in rows:
        entry = found.setdefault(row["outlet"], {"outlet": row["outlet"], "targets": {}})
        entry["targets"][row["target"]] = row["key"]
        code = row["outlet_country"]
        known = isinstance(code, str) and code not in ("", "unknown")
        entry["country"] = shown(country_name(str(code), codebook.targets)) if known else ""
        entry["note"] = _one_line(notes.get(str(row["outlet"])))
    return list(found.values())


def _scores(numbers: Mapping[str, Number]) -> list[dict[str, object]]:
    """Questions with scores: the slice to quote, articles that nobody read for rules where there is one."""
    found: list[dict[str, object]] = []
    for question in QUESTIONS:
        for slice_ in (NOT_READ, ALL):
            key = f"score.{question}.{key_part(slice_)}"
            if f"{key}.accuracy.value" in numbers:
                told = numbers[f"{key}.accuracy.value"].cell.split(",")
                base = f"baseline.{question}.{key_part(slice_)}"
                entry = {"question": question, "key": key, "baseline": base, "slice": slice_}
                found.append({**entry, "classifier": told[1], "predictions": told[2]})
                break
    return found


def _one_line(value: object) -> str:
    return shown(" ".join(str(value).split())) if value else ""


def _in_order(entries: Sequence[Target] | Sequence[Frame], codes: Sequence[str]) -> dict[str, str]:
    """Label by code, in the order of the study; those that a topic adds come last."""
    labels = {entry.code: shown(entry.label) for entry in entries}
    return {code: labels[code] for code in [*(code for code in codes if code in labels), *labels]}
