"""Draw mentions of a corpus at random, as a sheet for coders."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from presslens.annotate.coding_sheet import draw_sheet
from presslens.annotate.drawn import PLACE, read_drawn
from presslens.annotate.sheets import drawing_alone, put_in_place, size_of
from presslens.base.io import read_table, remove_leftovers, sha256, write_csv, write_json, write_text
from presslens.codebook.codebook import Codebook
from presslens.codebook.topics import NAMED
from presslens.run.job import run
from presslens.tell.coding_manual import coding_manual


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

    Beside it is written how it was drawn (``to_code_<n>.json``), and a manual for coders. What other sheets of the
    folder hold, and what is annotated, is left out. A file that is there is never written over.

    Parameters
    ----------
    articles, sentences, ledger
        Tables of the corpus.
    annotations
        The annotations of the corpus that were placed; none where nobody annotated.
    codebook
        What the manual quotes: targets, holders, frames, and what labels mean.
    draw
        Mentions wanted, in digits, and perhaps a number that tells this sheet from others.
    seed
        Of the draw.
    sheet
        The sheet.
    """
    path = Path(sheet)
    with drawing_alone(path.parent):
        remove_leftovers(path.parent)
        drawn = read_drawn(path.parent)
        for table in annotations:
            placed = read_table(table, ["id", *PLACE])
            drawn.files[table] = len(placed)
            for key, *place in placed.iter_rows():
                drawn.add(place, key)
        rng = np.random.default_rng([seed, len(drawn.places)])
        tables = (read_table(name) for name in (articles, sentences, ledger))
        found = draw_sheet(*tables, drawn, size_of(draw), rng, path)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        write_csv(found.sheet, part)
        put_in_place(part, path)
        record = {
            "sheet": path.name,
            "drawn": len(found.sheet),
            "population": found.population,
            "mentions_in_the_ledger": found.n_mentions,
            "mentions_drawn_before_or_like_them": found.n_drawn_before,
            "drawn_before": drawn.files,
            "seed": [seed, len(drawn.places)],
            "ledger_sha256": sha256(ledger),
            "mentions": found.sheet.select("id", *PLACE).rows(),
        }
        write_json(record, part)
        put_in_place(part, path.with_suffix(".json"))
        if not (manual := path.with_name("manual.md")).exists():
            entries = {part: codebook.documents(part) for part in NAMED}
            write_text(coding_manual(entries, codebook.labels), part)
            put_in_place(part, manual)
    population = f"{found.population} that look different and were not drawn before"
    note(f"{len(found.sheet)} mentions drawn from {population}: {sheet}")


if __name__ == "__main__":
    run(draw_sample, snakemake)
