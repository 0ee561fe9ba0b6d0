"""Make the tables of one estimate, for machines and for papers."""

import inspect
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from pkgutil import resolve_name
from typing import Any

import polars as pl
import polars.selectors as cs

from presslens.base.bootstrap import Settings
from presslens.base.io import read_table, scan_table, write_csv
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import QUESTIONS
from presslens.estimate.correction.pseudo_outcomes import uncoded, with_codes
from presslens.estimate.groups import with_groups
from presslens.exhibits.exhibit import Estimate
from presslens.exhibits.tables import ESTIMATES
from presslens.ledger.packed import packed
from presslens.tell.latex import write_latex

#: Tables of which an estimate takes some rows at a time.
_LONGEST = ("word_counts", "other_answers")


def estimate_tables(
    estimate: str,
    tables: Sequence[str],
    shards: Sequence[str],
    codes: Sequence[str],
    codebook: Codebook,
    names: Mapping[str, Sequence[str]],
    settings: Mapping[str, object],
    csv: Sequence[str],
    tex: Sequence[str],
    progress: Callable[[int, int], None],
    note: Callable[[str], None],
    refused: Sequence[str] = (),
) -> None:
    """Call the function of an estimate with what it asks for, and write what it gives.

    Parameters
    ----------
    estimate
        Name of a row of :data:`presslens.exhibits.tables.ESTIMATES`.
    tables, shards
        Parquet files of the corpus and of its shards, each known by its name; those of the same name become one table.
    codebook
        Parts that the estimate reads.
    codes
        The sampled codes and the chance of each located mention, by which the estimate corrects; none where nobody
        coded, or where it does not correct.
    names, settings
        See :class:`presslens.exhibits.exhibit.Estimate`.
    csv, tex
        Files to write, named as the estimate's tables; LaTeX of those that have a printed version.
    refused
        Questions that are not answered in the language of the corpus: what needs one of them is left empty.
    """
    row = ESTIMATES[estimate]
    if lacking := [question for question in row.questions if question in refused]:
        _write({table.name: pl.DataFrame(schema=table.types) for table in row.tables}, row, csv, tex)
        note(f"nothing is counted without {', '.join(lacking)}")
        return
    given: dict[str, Any] = {
        "codebook": codebook,
        "tables": row.tables,
        "names": names,
        "progress": progress,
        **settings,
    }
    if "bootstrap" in given:
        given["bootstrap"] = Settings(**given["bootstrap"])
    decided: Iterable[str] = given.get("decisions", ())
    given |= {Path(path).stem: read_for(path, decided) for path in tables}
    for name in row.shards:
        given[name] = pl.concat([read_for(path, decided) for path in shards if Path(path).stem == name])
    if row.by_codes:
        ledger = given["ledger"]
        given["coded"] = with_codes(with_groups(ledger), *map(read_table, codes)) if codes else uncoded(ledger)
    function = resolve_name(row.function)
    found = function(**{name: given[name] for name in inspect.signature(function).parameters})
    _write(found, row, csv, tex)
    note("; ".join(f"{name}: {len(table)} rows" for name, table in found.items()))


def _write(found: Mapping[str, pl.DataFrame], row: Estimate, csv: Sequence[str], tex: Sequence[str]) -> None:
    """The tables of an estimate, each to the file of its name."""
    # Categories are a way to hold names; what is written is text.
    found = {name: table.with_columns(cs.categorical().cast(pl.String)) for name, table in found.items()}
    for path in csv:
        write_csv(found[Path(path).stem], path)
    printed = {table.name: table.printed for table in row.tables}
    for path in tex:
        write_latex(found[Path(path).stem].select(printed[Path(path).stem]), path)


def read_for(path: str, decided: Iterable[str] = ()) -> pl.DataFrame | pl.LazyFrame:
    """A table of the corpus or of a shard, so much of it as an estimate may ask for; the longest are not read yet.

    Parameters
    ----------
    decided
        Questions that the estimate decides anew: it asks how likely each answer is.
    """
    name, table = Path(path).stem, scan_table(path)
    if name in _LONGEST:
        return table
    asked = (QUESTIONS[question] for question in decided)
    return packed(name, table, {column for one in asked for column in one.probability_columns(one.labels).values()})
