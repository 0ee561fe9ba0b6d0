"""Draw mentions of a corpus, as a sheet for coders."""

import json
import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import polars as pl

from presslens.annotate.coding_sheet import draw_sheet
from presslens.annotate.drawn import FRAME_ENDING, PLACE, read_drawn
from presslens.annotate.purposes import FITTING, VALIDATION
from presslens.annotate.sample_design import Design
from presslens.annotate.sheets import drawing_alone, put_in_place
from presslens.annotate.to_tools import doccano_lines, label_studio_config, label_studio_tasks
from presslens.base.io import read_table, remove_leftovers, sha256, write_csv, write_json, write_table, write_text
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS
from presslens.codebook.topics import NAMED
from presslens.run.job import run
from presslens.tell.coding_manual import codes_of, coding_manual
from presslens.tell.draft_card import draft_card


def draw_sample(
    articles: str,
    sentences: str,
    ledger: str,
    annotations: Sequence[str],
    codebook: Codebook,
    draw: str,
    seed: int,
    sheet: str,
    note: Callable[[str], None],
) -> None:
    """From the ledger to a sheet of mentions with their sentences and an empty column per question.

    Beside it is written how it was drawn (``to_code_<n>.json``), how likely every mention was to be drawn by now
    (``to_code_<n>.frame.parquet``), a manual for coders, and the folder ``to_code_<n>`` with the sample of all waves
    and a draft of its card. What other sheets of the folder hold, and what is annotated, is left out. A file that is
    there is never written over.

    Parameters
    ----------
    articles, sentences, ledger
        Tables of the corpus.
    annotations
        The annotations of the corpus that were placed; none where nobody annotated.
    codebook
        What the manual quotes: targets, holders, frames, and what labels mean.
    draw
        Mentions wanted, in digits, perhaps how they are drawn, and perhaps a number that tells this sheet from others.
    seed
        Of the draw, unless its name has one.
    sheet
        The sheet.
    """
    path = Path(sheet)
    with drawing_alone(path.parent):
        remove_leftovers(path.parent)
        drawn = read_drawn(path.parent)
        for table in annotations:
            placed = read_table(table, ["id", *PLACE, "purpose"])
            drawn.files[table] = len(placed)
            for key, *place, purpose in placed.iter_rows():
                drawn.add(place, key)
                if purpose == FITTING and key not in drawn.rows:
                    source, *rest = map(str, place)
                    drawn.fitting.add((source, *rest))
        design = Design.read(draw)
        seeds = [seed if design.seed is None else design.seed, len(drawn.places)]
        tables = (read_table(name) for name in (articles, sentences, ledger))
        found = draw_sheet(*tables, drawn, design, np.random.default_rng(seeds), path)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        write_csv(found.sheet, part)
        put_in_place(part, path)
        record = {
            "sheet": path.name,
            "design": draw,
            "purpose": design.purpose,
            "drawn": len(found.sheet),
            "population": found.population,
            "mentions_in_the_ledger": found.n_mentions,
            "mentions_drawn_before_or_like_them": found.n_drawn_before,
            "drawn_before": drawn.files,
            "seed": seeds,
            "ledger_sha256": sha256(ledger),
            "mentions": found.sheet.select("id", *PLACE).rows(),
        }
        write_json(record, part)
        put_in_place(part, path.with_suffix(".json"))
        if not design.training:
            write_table(found.frame, part)
            put_in_place(part, path.with_name(path.stem + FRAME_ENDING))
        entries = {part: codebook.documents(part) for part in NAMED}
        if not (manual := path.with_name("manual.md")).exists():
            write_text(coding_manual(entries, codebook.labels), part)
            put_in_place(part, manual)
        names = {kind: [str(entry["code"]) for entry in documents] for kind, documents in entries.items()}
        _write_draft(path, found.waves, names, pooled=not found.n_lost)
        _write_for_tools(path, found.sheet, names)
    population = f"{found.population} that look different and were not drawn before"
    note(f"{len(found.sheet)} mentions drawn from {population}: {sheet}")
    if found.n_lost:
        note(f"{found.n_lost} mentions drawn before are not in {path.stem}/sample.csv: their chances are not known")
    if len(found.sheet) != design.n:
        note(
            f"{len(found.sheet)} of {design.n}: a later wave of another design holds as many as asked for up to chance"
        )


def _write_draft(sheet: Path, waves: pl.DataFrame, names: dict[str, list[str]], pooled: bool) -> None:
    """The folder that becomes ``annotations/<corpus>/``: the sample of all waves, and a card."""
    folder = sheet.with_suffix("")
    folder.mkdir(exist_ok=True)
    valid = waves.filter(purpose=VALIDATION)
    designs = [Design.read(draw) for draw in valid["draw"].unique(maintain_order=True)]
    texts = {"card.yaml": draft_card(sheet.parent.name, len(valid), designs, names, pooled)}
    part = folder / f".sample.{os.getpid()}.part"
    if not (sample := folder / "sample.csv").exists():
        write_csv(waves, part)
        put_in_place(part, sample)
    for name, text in texts.items():
        if not (folder / name).exists():
            write_text(text, part)
            put_in_place(part, folder / name)


def _write_for_tools(sheet: Path, rows: pl.DataFrame, names: dict[str, list[str]]) -> None:
    """What doccano and Label Studio take in: apart from the draft, since it holds sentences."""
    folder = sheet.with_name(f"{sheet.stem}_for_tools")
    folder.mkdir(exist_ok=True)
    codes = {name: list(codes_of(question, names)) for name, question in QUESTIONS.items()}
    part = folder / f".tools.{os.getpid()}.part"
    texts = {
        "doccano.jsonl": doccano_lines(rows),
        "label_studio.json": json.dumps(label_studio_tasks(rows), ensure_ascii=False, indent=1) + "\n",
        "label_studio.xml": label_studio_config(codes),
    }
    for name, text in texts.items():
        if not (folder / name).exists():
            write_text(text, part)
            put_in_place(part, folder / name)


if __name__ == "__main__":
    run(draw_sample, snakemake, keeps=False)
