"""Draw the figures of a corpus from its results alone, and compare them: `make figures CORPUS=<name>`.

A figure of which a table is none of results (the article ribbon shows the ledger) is drawn where that table is there.
"""

import argparse
import sys
import tempfile
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / "src"), str(PROJECT)]

from scripts.draw.draw_figure import draw_figure  # noqa: E402

from presslens.base.errors import InputError  # noqa: E402
from presslens.base.io import read_json, read_yaml, write_json  # noqa: E402
from presslens.codebook.codebook import Codebook  # noqa: E402
from presslens.codebook.words import ENGLISH_CODE, words_file  # noqa: E402
from presslens.draw.page_settings import PAGE_KEYS  # noqa: E402
from presslens.exhibits.figures import FIGURES  # noqa: E402
from presslens.study.outputs import questions_behind, tables_behind  # noqa: E402
from presslens.study.study import Study  # noqa: E402


def redraw_figures(corpus: str, to: Path) -> dict[str, str]:
    """Draw each figure that results hold into a folder, and compare it with that of results.

    Parameters
    ----------
    to
        Folder for the figures.

    Returns
    -------
    By name of the figure: ``same`` (all of its files are those of results), which of them differ, or which table
    outside results is missing.

    Raises
    ------
    InputError
        There are no results of the corpus.
    """
    results = Path("results", corpus)
    if not (results / "figures.json").is_file():
        raise InputError(results / "figures.json", "is not there", "the name of a folder of results/")
    config = read_yaml("config.yaml")
    study = Study(config)
    texts, coded = read_json(results / "figures.json"), study.coded(corpus)
    verdicts = {}
    for name in texts:
        figure = FIGURES[name]
        questions, tables = questions_behind(figure, coded), tables_behind(figure, corpus, coded)
        if missing := [path for path in tables if not Path(path).is_file()]:
            verdicts[name] = f"needs {', '.join(missing)}"
            continue
        paths = {ending: str(to / f"{name}.{ending}") for ending in figure.files}
        write_json(texts[name], text := to / f"{name}.json")
        draw_figure(
            figure=name,
            tables=tables,
            card=[f"data/{corpus}.yaml"] if "card" in figure.reads else [],
            codebook=Codebook(study.codebook_files(corpus, *figure.codebook)),
            validations=study.validations(corpus, *questions),
            familiarity=study.familiarity(corpus, *questions),
            questions=questions,
            classifiers={
                question: classifier
                for question, classifier in study.models.classifiers.items()
                if question in figure.questions or figure.coded
            },
            settings={key: config["draw"][key] for key in figure.settings},
            page={key: value for key, value in config["draw"].items() if key in PAGE_KEYS},
            words=words_file(config["draw"].get("language", ENGLISH_CODE)),
            text=text,
            note=lambda _: None,
            **paths,
        )
        text.unlink()
        folder = results / "figures"
        other = [
            end for end, path in paths.items() if (folder / f"{name}.{end}").read_bytes() != Path(path).read_bytes()
        ]
        verdicts[name] = f"differs: {', '.join(other)}" if other else "same"
    return verdicts


def main() -> int:
    """Draw, and say what came out; 1 where a figure differs."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus")
    parser.add_argument("--to", help="folder for the figures; without it they are only compared")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="presslens-figures-") as folder:
        to = Path(arguments.to or folder)
        to.mkdir(parents=True, exist_ok=True)
        try:
            verdicts = redraw_figures(arguments.corpus, to)
        except InputError as fault:
            print(f"presslens: {fault}", file=sys.stderr)
            return 1
    same = [name for name, verdict in verdicts.items() if verdict == "same"]
    print(f"figures: {arguments.corpus}: {len(same)} of {len(verdicts)} drawn, byte for byte those of results")
    for name, verdict in verdicts.items():
        if verdict != "same":
            print(f"figures: {name}: {verdict}")
    return 1 if any(verdict.startswith("differs") for verdict in verdicts.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
