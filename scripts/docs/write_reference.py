"""Write the generated parts of the pages in docs/ anew, from schemas, settings, exhibits and results: `make docs`.

With --check nothing is written; pages that are not up to date are named, and the exit status is 1.
"""

import argparse
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

import polars as pl  # noqa: E402

from presslens.base.io import read_yaml, write_text  # noqa: E402
from presslens.base.schema import schema  # noqa: E402
from presslens.base.tables import read_csv  # noqa: E402
from presslens.exhibits.figures import FIGURES  # noqa: E402
from presslens.exhibits.tables import TABLES  # noqa: E402
from presslens.study.config import config_schema  # noqa: E402
from presslens.tell.hypotheses_claimed import claims_table  # noqa: E402
from presslens.tell.outcome_history import COLUMNS, history_table  # noqa: E402
from presslens.tell.reference import (  # noqa: E402
    column_table,
    exhibit_list,
    field_table,
    meanings,
    settings_table,
    with_blocks,
)

#: Schemas whose keys have a table of their own, under their name.
FILES = (
    *("card", "seed", "annotations", "checkpoint"),
    *("target", "holder", "frame", "hypotheses", "events", "labels", "nouns", "countries", "bare_words"),
    *("words", "sentences", "boilerplate", "agencies", "speech", "stance", "actor_rules", "topic"),
)


def blocks(config: Path) -> dict[str, list[str]]:
    """Lines of every generated block, by name; values of the study come from its ``config.yaml``."""
    made = {name.replace("_", "-"): field_table(schema(name)) for name in FILES}
    made["config"] = settings_table(config_schema(), config.read_text(encoding="utf-8"), read_yaml(config))
    made["columns"] = column_table(meanings(TABLES.values()))
    made["tables"] = exhibit_list(TABLES.values())
    made["figures"] = exhibit_list(FIGURES.values())
    history = read_csv(PROJECT / "docs/hypotheses_history.csv", COLUMNS)
    made["hypotheses-history"] = history_table(history)
    made["hypotheses-claimed"] = claims(PROJECT, "fa-kes", history)
    return made


def claims(project: Path, corpus: str, history: pl.DataFrame) -> list[str]:
    """What is claimed of a corpus's hypotheses in the committed results; that there is nothing, where they lack it."""
    path, types = project / f"results/{corpus}/tables/hypotheses.csv", TABLES["hypotheses"].types
    if not path.is_file() or read_csv(path).columns != list(types):
        return ["The committed results are of a version without these numbers."]
    return claims_table(read_csv(path, types), history.filter(pl.col("corpus") == corpus))


def pages(project: Path, config: Path | None = None) -> dict[Path, str]:
    """Every page of docs/ as it ought to be, of the project's study or of another."""
    made = blocks(config or project / "config.yaml")
    return {
        path: with_blocks(path.read_text(encoding="utf-8"), made, path.relative_to(project))
        for path in sorted((project / "docs").glob("*.md"))
    }


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument(
        "--check", action="store_true", help="write nothing, and name the pages that are not up to date"
    )
    check = parser.parse_args().check
    old = [path for path, text in pages(PROJECT).items() if path.read_text(encoding="utf-8") != text]
    for path in old:
        print(f"{path.relative_to(PROJECT)}: {'is not up to date; run: make docs' if check else 'written anew'}")
        if not check:
            write_text(pages(PROJECT)[path], path)
    return 1 if check and old else 0


if __name__ == "__main__":
    sys.exit(main())
