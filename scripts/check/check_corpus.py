"""Look at a corpus before a run: `make check-corpus CORPUS=mine`, for the card data/mine.yaml.

Prints what was found, worst first, each in a line with file and key or row. The exit status is 1 where something would
stop a run, else 0.
"""

import argparse
import sys
from contextlib import suppress
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.base.errors import InputError  # noqa: E402
from presslens.study.corpus_check import check_corpus  # noqa: E402


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="check_corpus", description=__doc__.splitlines()[0])
    parser.add_argument("corpus", nargs="?", default="", help="name of a card in data/")
    parser.add_argument("--study", type=Path, default=Path(), help="folder of the study; left out: this one")
    given = parser.parse_args(arguments)
    try:
        text, fine = check_corpus(given.corpus, given.study)
    except InputError as fault:
        print(fault, file=sys.stderr)
        return 1
    with suppress(BrokenPipeError):  # whoever reads along may stop early
        print(text, flush=True)
    return 0 if fine else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
