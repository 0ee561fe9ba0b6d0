import polars as pl
from scripts.annotate.agree_coders import agree_coders

from tests.library.annotate.conftest import NAMES


def test_the_table_has_a_row_per_question_and_per_coded_frame(folder, tmp_path):
    csv, tex, notes = tmp_path / "agreement.csv", tmp_path / "agreement.tex", []
    placed = tmp_path / "annotations.parquet"
    pl.DataFrame({"source_id": ["a1", "a2"], "story_id": ["s", "s"]}).write_parquet(placed)
    settings = {"annotations": str(placed), "confidence": 0.9}
    agree_coders(card=str(folder / "card.yaml"), names=NAMES, **settings, csv=csv, tex=tex, note=notes.append)
    table = pl.read_csv(csv)
    assert table["question"].to_list() == ["actor", "sentiment", "holder", "stance", "frames", "frames"]
    assert table["frame"].to_list()[4:] == ["conflict", "diplomacy"]  # nobody was asked for economic
    rows = {row["question"]: row for row in table.iter_rows(named=True)}
    assert (rows["actor"]["agreement"], rows["actor"]["alpha"], rows["actor"]["kappa"]) == (1, 1, 1)
    assert (rows["sentiment"]["mentions"], rows["sentiment"]["n"], rows["sentiment"]["agreement"]) == ("actors", 2, 0.5)
    assert set(table["part"]) == {"all"}
    assert rows["actor"]["n_stories"] == 1
    assert tex.read_text().startswith(r"\begin{tabular}")
    assert notes == ["3 of 3 mentions are for validation, 2 coders"]
