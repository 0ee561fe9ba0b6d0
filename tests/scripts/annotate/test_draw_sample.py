import polars as pl
from scripts.annotate.draw_sample import draw_sample

TEXT = "It rained.\n\nEnvoys of Turkey met Russians."


def test_a_sheet_is_drawn_from_the_ledger(tmp_path):
    tables = {
        "articles": pl.DataFrame({"article_id": ["a"], "text": [TEXT]}),
        "sentences": pl.DataFrame({"article_id": ["a"], "sentence_index": [1], "start": [12], "end": [len(TEXT)]}),
        "ledger": pl.DataFrame(
            {
                "article_id": ["a", "a"],
                "source_id": ["7", "7"],
                "sentence_index": [1, 1],
                "start": [22, 33],
                "end": [28, 41],
                "mention": ["Turkey", "Russians"],
                "target": ["TUR", "RUS"],
            }
        ),
    }
    for name, table in tables.items():
        table.write_parquet(tmp_path / f"{name}.parquet")
    paths = {name: str(tmp_path / f"{name}.parquet") for name in tables}
    notes = []
    draw_sample(**paths, n="5", seed=1, sample=str(tmp_path / "to_code_5.csv"), note=notes.append)
    sheet = pl.read_csv(tmp_path / "to_code_5.csv")
    assert sorted(sheet["target"]) == ["RUS", "TUR"]
    assert sheet.columns[-5:] == ["actor", "sentiment", "holder", "stance", "frames"]
    assert notes == ["2 of 2 mentions drawn"]
