"""A sheet as files that other tools take in; labels read ``<question>=<code>``, so that exports come back unedited."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import quoteattr

import polars as pl

from presslens.codebook.questions import QUESTIONS


def doccano_lines(sheet: pl.DataFrame) -> str:
    """Lines of jsonl for a project of text classification of doccano; no label is in sight.

    >>> doccano_lines(pl.DataFrame({"id": ["m1"], "target": ["TUR"], "before": [""], "sentence": ["[[Turkey]] left."]}))
    '{"text": "[[Turkey]] left.", "mention_id": "m1", "target": "TUR", "label": []}\\n'
    """
    rows = ({**_shown(row), "label": []} for row in sheet.iter_rows(named=True))
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def label_studio_tasks(sheet: pl.DataFrame) -> list[dict]:
    """Tasks of Label Studio, without predictions."""
    shown = (_shown(row) for row in sheet.iter_rows(named=True))
    return [{"data": {"id": row.pop("mention_id"), **row}} for row in shown]


def label_studio_config(codes: Mapping[str, Sequence[str]]) -> str:
    """The labelling interface of Label Studio: a choice per question, of its codes."""
    lines = ["<View>", '  <Text name="text" value="$text"/>', '  <Text name="target" value="$target"/>']
    for question, allowed in codes.items():
        choice = "single" if QUESTIONS[question].exclusive else "multiple"
        lines.append(f'  <Choices name={quoteattr(question)} toName="text" choice="{choice}" showInLine="true">')
        lines += [f"    <Choice value={quoteattr(f'{question}={code}')}/>" for code in allowed]
        lines.append("  </Choices>")
    return "\n".join([*lines, "</View>"]) + "\n"


def _shown(row: Mapping) -> dict:
    text = " ".join(filter(None, (row["before"], row["sentence"])))
    return {"text": text, "mention_id": row["id"], "target": row["target"]}
