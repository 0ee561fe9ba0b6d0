"""Draw the pictures of docs/figures.md anew, from the committed tables of FA-KES: one per option of the block draw."""

import sys
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

PROJECT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(PROJECT / "src"), str(PROJECT)]

from PIL import Image  # noqa: E402
from scripts.draw.draw_figure import draw_figure  # noqa: E402

from presslens.base.files import replacing  # noqa: E402
from presslens.base.io import read_yaml, write_json  # noqa: E402
from presslens.codebook.codebook import Codebook  # noqa: E402
from presslens.codebook.words import ENGLISH_CODE, words_file, words_in  # noqa: E402
from presslens.exhibits.figures import FIGURES  # noqa: E402
from presslens.study.outputs import questions_behind, tables_behind  # noqa: E402
from presslens.study.study import Study  # noqa: E402
from presslens.tell.captions import settings_in_words  # noqa: E402
from presslens.tell.figure_captions import words_of  # noqa: E402

CORPUS = "fa-kes"
#: Colours of a picture, so that it stays small.
SHADES = 48
#: Figure and settings by the name of the picture.
EXAMPLES: dict[str, tuple[str, dict[str, Any]]] = {
    "width": ("frames_by_target", {"width": "89 mm"}),
    "size": ("sentiment_by_target", {"width": "5 in", "size": 10}),
    "german": ("sentiment_by_target", {"width": "5 in", "language": "de"}),
    "turkish": ("sentiment_by_target", {"width": "5 in", "language": "tr"}),
    "russian": ("sentiment_by_target", {"width": "5 in", "language": "ru"}),
    "arabic": ("sentiment_by_target", {"width": "5 in", "language": "ar"}),
    "grey": ("outlet_and_quoted", {"width": "5 in", "palette": "grey"}),
    "outside": ("stance_by_holder", {"width": "5 in", "caption": "outside"}),
    "together": (
        "frames_by_target",
        {"width": "89 mm", "size": 7, "language": "tr", "palette": "grey", "caption": "outside"},
    ),
}


def draw_example(name: str, draw: Mapping[str, Any], folder: Path) -> dict[str, Path]:
    """Draw a figure of the corpus into a folder; its files by ending."""
    config = read_yaml(PROJECT / "config.yaml")
    study = Study(config, PROJECT)
    figure, coded = FIGURES[name], study.coded(CORPUS)
    questions = questions_behind(figure, coded)
    tables = {Path(path).stem: str(PROJECT / path) for path in tables_behind(figure, CORPUS, coded)}
    codebook = Codebook(PROJECT / path for path in study.codebook_files(CORPUS, *figure.codebook))
    words = [str(PROJECT / path) for path in words_file(draw.get("language", ENGLISH_CODE))]
    settings = settings_in_words(config) | config["draw"] | draw
    files = {kind: folder / f"{name}.{kind}" for kind in figure.files}
    write_json(words_of(figure, tables, codebook, settings, "", words_in(words)), said := folder / f"{name}.json")
    draw_figure(
        figure=name,
        tables=list(tables.values()),
        card=[],
        codebook=codebook,
        validations=[str(PROJECT / path) for path in study.validations(CORPUS, *questions)],
        familiarity=[str(PROJECT / path) for path in study.familiarity(CORPUS, *questions)],
        questions=questions,
        classifiers=study.models.classifiers,
        settings={},
        page=draw,
        words=words,
        text=said,
        note=lambda line: None,
        **{kind: str(path) for kind, path in files.items()},
    )
    return files


def main() -> None:
    target = PROJECT / "docs/figures"
    target.mkdir(exist_ok=True)
    for picture, (name, draw) in EXAMPLES.items():
        with TemporaryDirectory() as folder, Image.open(draw_example(name, draw, Path(folder))["png"]) as drawn:
            small = drawn.convert("RGB").resize((drawn.width * 2 // 3, drawn.height * 2 // 3), Image.Resampling.LANCZOS)
        with replacing(target / f"{picture}.png") as part:
            small.quantize(SHADES, dither=Image.Dither.NONE).save(part, format="png", optimize=True)


if __name__ == "__main__":
    main()
