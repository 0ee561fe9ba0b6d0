import polars as pl

from presslens.tell.summary import summary

TABLE = "measure,value\narticles,4\narticles without a known outlet,{outlets}\nactor mentions,40\n"


def test_what_was_left_out_is_said(tmp_path):
    (tmp_path / "tables").mkdir()
    table = tmp_path / "tables/corpus.csv"
    table.write_text(TABLE.format(outlets=0))
    unplaced = tmp_path / "unplaced.parquet"
    assert summary("mine", tmp_path, unplaced) == "mine: 4 articles, 40 actor mentions."
    table.write_text(TABLE.format(outlets=2) + "files set aside: date cannot be read,1\n")
    pl.DataFrame({"id": ["a", "b"]}).write_parquet(unplaced)
    assert summary("mine", tmp_path, unplaced) == (
        "mine: 4 articles, 40 actor mentions; set aside: 1 date cannot be read (resources/mine/exclusions.parquet); "
        f"without a known outlet: 2; annotations without a place: 2 ({unplaced})."
    )
