"""Codes of several coders, with a frame that is new: what is asked, what is not, and what is wrong with a sheet."""

import csv

import polars as pl
import pytest
from pypdf import PdfReader

from .conftest import assert_no_traceback, copy_of, said
from .test_growth import HOPE, annotate, named, put, town  # noqa: F401

pytestmark = pytest.mark.workflow


@pytest.fixture
def coded(town, tmp_path):  # noqa: F811
    """The town with the codes of two people, who differ on the first mention, and with a frame nobody was asked for."""
    study = copy_of(town, tmp_path / "study")
    annotate(study, {"-1": "economic", "0": "none", "1": "economic"})
    folder = study.folder / "annotations/town"
    with (folder / "coder_A.csv").open(newline="") as file:
        header, first, *others = csv.reader(file)
    second = [*first[:2], {"-1": "0", "0": "1", "1": "0"}[first[2]], *first[3:]]
    with (folder / "coder_B.csv").open("w", newline="") as file:
        csv.writer(file, delimiter=";").writerows([header, *others, second])  # as a spreadsheet saves it
    study.edit(
        "annotations/town/card.yaml",
        "  A: {file: coder_A.csv, kind: automatic}\n",
        "  A: {file: coder_A.csv, kind: person}\n  B: {file: coder_B.csv, kind: person}\n",
    )
    put(study, "codebook/frames/hope.yaml", HOPE)
    named(study, "frames", "hope")
    return study


def table(study, name):
    return pl.read_csv(study.folder / f"results/town/tables/{name}.csv")


def test_a_frame_that_nobody_was_asked_for_is_in_no_table_of_agreement(coded):
    """new-user 2: a new frame with annotations of frames; and, small, every mention coded is accounted for."""
    names = ("agreement", "validation_frames", "validation_sentiment")
    coded.build(*(f"results/town/tables/{name}.csv" for name in names), "results/town/data_statement.md")
    agreement = table(coded, "agreement").filter(question="frames")
    assert agreement["frame"].to_list() == ["economic"]
    assert agreement["agreement"].to_list() == [1]
    frames = table(coded, "validation_frames").filter(label="hope")
    assert set(frames["score"]) == {"not_coded"}
    assert frames["value"].null_count() == len(frames) > 0
    used = table(coded, "validation_sentiment").filter(pl.col("in_use") & (pl.col("slice") == "all"))
    counts = {(score, label): n for score, label, n in used.select("score", "label", "n").iter_rows()}
    assert (counts["coded", None], counts["left_out", "coders differ"], counts["macro_f1", None]) == (90, 1, 89)
    assert set(used["predictions"]) == {"unseen articles"}
    statement = (coded.folder / "results/town/data_statement.md").read_text()
    assert "| sentiment | 90 | 89 | 1 coders differ |" in statement


def test_codes_to_learn_from_alone_check_and_correct_nothing(town, tmp_path):  # noqa: F811
    study = copy_of(town, tmp_path / "study")
    annotate(study)
    sample = study.folder / "annotations/town/sample.csv"
    header, *rows = sample.read_text().splitlines()
    sample.write_text("\n".join([f"{header},purpose", *(f"{row},fitting" for row in rows)]) + "\n")
    study.edit("annotations/town/card.yaml", "mention: mention}", "mention: mention, purpose: purpose}")
    study.build("results/town/manifest.json")
    folder = study.folder / "results/town"
    for question in ("actor", "sentiment"):
        scores = table(study, f"validation_{question}")
        assert set(scores["score"]) == {"coded", "left_out"}
        assert scores["value"].null_count() == len(scores)
    shares = table(study, "sentiment_by_target")
    assert shares["corrected"].null_count() == len(shares)
    assert set(shares["correction_note"]) == {"no mention drawn at random was coded"}
    statement = (folder / "data_statement.md").read_text()
    assert "check nothing: UNVALIDATED" in statement
    assert "have not been validated on this corpus" in statement
    report = (folder / "report/index.html").read_text()
    assert "UNVALIDATED.</strong> All coded mentions were chosen to learn from" in report
    assert "Checked against" not in report
    for caption in (folder / "figures").glob("sentiment_by_*.txt"):
        assert caption.read_text().startswith("UNVALIDATED on this corpus")
    paper = " ".join(page.extract_text() for page in PdfReader(folder / "paper.pdf").pages)
    assert "the numbers are unvalidated, and none is corrected" in " ".join(paper.split())
    assert "estimates are corrected by those" not in " ".join(paper.split())


def test_what_is_wrong_with_a_sheet_is_told_once(coded):
    """Two rules read the codes; the one that comes second does not run."""
    coded.edit("annotations/town/coder_B.csv", ";0;", ";9;")
    wanted = ["results/town/tables/agreement.csv", "resources/town/annotations.parquet"]
    done = coded.run("--cores", 2, "--keep-going", *wanted)
    assert done.returncode != 0
    assert_no_traceback(done)
    lines = [line for line in said(done).splitlines() if line.startswith("presslens: ") and "coder_B.csv" in line]
    assert len(lines) == 1
    assert lines[0].endswith("column 'sentiment': found '9'; allowed: -1, 0, 1")


def test_a_file_that_the_card_names_and_nobody_has_is_told_before_any_job(coded):
    """Also a manual: one that nobody can read is none."""
    (coded.folder / "annotations/town/coder_B.csv").unlink()
    coded.edit("annotations/town/card.yaml", "sample: sample.csv", "sample: sample.csv\nmanual: manual.md")
    done = coded.run("--cores", 2, "--dry-run")
    assert done.returncode != 0
    assert_no_traceback(done)
    for key, name in (("coders.B.file", "coder_B.csv"), ("manual", "manual.md")):
        assert f"annotations/town/card.yaml: {key}: found '{name}'; a file of this folder; there is none" in said(done)
