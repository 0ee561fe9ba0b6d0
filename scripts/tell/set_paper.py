"""Set the paper of a corpus from its results and the text in `paper/` alone, without a run."""

import argparse
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(PROJECT / "src"))

from presslens.base.errors import InputError  # noqa: E402
from presslens.base.io import read_bytes, read_json, replacing  # noqa: E402
from presslens.tell.manifest import paper_files  # noqa: E402
from presslens.tell.paper.typeset import NUMBERS, PICTURES, typeset  # noqa: E402


def set_paper(results: str, pdf: str, text: str = str(PROJECT)) -> None:
    """Set the paper.

    Parameters
    ----------
    results
        Folder of a corpus's results, with its numbers and figures.
    pdf
        File to write.
    text
        Folder in which ``paper/`` lies.

    Raises
    ------
    InputError
        A file is missing, or the text has a fault.
    """
    document = read_json(Path(results) / NUMBERS)
    if not isinstance(document, dict) or "figures" not in document:
        raise InputError(Path(results) / NUMBERS, "holds no numbers of a paper", "the file that write_paper writes")
    pictures = {f"{name}.pdf": read_bytes(Path(results) / PICTURES / f"{name}.pdf") for name in document["figures"]}
    made = typeset({path.name: read_bytes(path) for path in paper_files(Path(text))}, document, pictures)
    with replacing(pdf) as part:
        part.write_bytes(made)


def main() -> int:
    """Set the paper of a folder of results; 1 with a line that says why not."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("results", help="a folder such as results/seeds")
    parser.add_argument("pdf", help="the file to write")
    arguments = parser.parse_args()
    try:
        set_paper(arguments.results, arguments.pdf)
    except InputError as fault:
        print(fault, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
