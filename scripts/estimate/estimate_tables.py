"""Make the tables of one estimate, for machines and for papers."""

import inspect
from pathlib import Path
from pkgutil import resolve_name

import polars as pl

from presslens.base.bootstrap import Settings
from presslens.base.io import read_table, write_csv
from presslens.exhibits.tables import ESTIMATES
from presslens.study.job import run
from presslens.tell.latex import write_latex


def estimate_tables(estimate, tables, shards, codebook, names, settings, csv, tex, note):
    """Call the function of an estimate with what it asks for, and write what it gives.

    Parameters
    ----------
    estimate
        Name of a row of :data:`presslens.exhibits.tables.ESTIMATES`.
    tables, shards
        Parquet files of the corpus and of its shards, each known by its name; those of the same name become one table.
    codebook
        Parts that the estimate reads.
    names, settings
        See :class:`presslens.exhibits.exhibit.Estimate`.
    csv, tex
        Files to write, in the order of the estimate's tables.
    """
    row = ESTIMATES[estimate]
    given = {"codebook": codebook, "tables": row.tables, "names": names, **settings}
    if "bootstrap" in given:
        given["bootstrap"] = Settings(**given["bootstrap"])
    for path in tables:
        given[Path(path).stem] = read_table(path)
    for name in row.shards:
        given[name] = pl.concat([read_table(path) for path in shards if Path(path).stem == name])
    function = resolve_name(row.function)
    found = function(**{name: given[name] for name in inspect.signature(function).parameters})
    for table, csv_path, tex_path in zip(row.tables, csv, tex, strict=True):
        write_csv(found[table.name], csv_path)
        write_latex(found[table.name].select(table.printed), tex_path)
        note(f"{table.name}: {len(found[table.name])} rows")


if __name__ == "__main__":
    run(estimate_tables, snakemake)
