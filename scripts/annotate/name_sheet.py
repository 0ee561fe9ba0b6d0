"""Name the next sheet to draw: `make sample CORPUS=mine N=200 DESIGN=stratified BY=target,outlet SEED=7`.

Prints work/<corpus>/to_code_<...>.csv, a name that is free. The exit status is 1 where a word is not allowed.
"""

import argparse
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.annotate.sample_design import sheet_draw  # noqa: E402
from presslens.annotate.sheets import drawn_names, free_sheet  # noqa: E402
from presslens.base.errors import InputError  # noqa: E402


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="name_sheet", description=__doc__.splitlines()[0])
    for name in ("corpus", "n", "design", "by", "seed"):
        parser.add_argument(name, help="may be empty" if name in ("design", "by", "seed") else None)
    parser.add_argument("--study", type=Path, default=Path(), help="folder of the study; left out: this one")
    given = parser.parse_args(arguments)
    try:
        if not (given.study / "data" / f"{Path(given.corpus).name}.yaml").is_file() or "/" in given.corpus:
            raise InputError("CORPUS", f"found {given.corpus!r}", "the name of a card in data/")
        draw = sheet_draw(given.n, given.design, given.by, given.seed)
        print(free_sheet(given.corpus, draw, drawn_names(given.study)))
    except InputError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
