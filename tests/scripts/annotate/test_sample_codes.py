import polars as pl
import yaml
from scripts.annotate.sample_codes import sample_codes

from tests.library.annotate.conftest import NAMES


def test_fitting_codes_are_left_out_and_chances_counted(folder, tmp_path):
    card = yaml.safe_load((folder / "card.yaml").read_text()) | {"strata": ["target"]}
    (folder / "card.yaml").write_text(yaml.safe_dump(card))
    located = {"article_id": ["a"] * 12, "start": range(12), "target": ["TUR"] * 10 + ["RUS"] * 2}
    pl.DataFrame(located).write_parquet(tmp_path / "ledger.parquet")
    placed = {"article_id": ["a"] * 6, "start": range(6), "purpose": ["fitting"] + ["validation"] * 5}
    pl.DataFrame(placed).with_columns(inclusion_probability=0.9).write_parquet(tmp_path / "annotations.parquet")
    notes = []
    sample_codes(
        card=str(folder / "card.yaml"),
        names=NAMES,
        confidence=0.95,
        annotations=str(tmp_path / "annotations.parquet"),
        ledger=str(tmp_path / "ledger.parquet"),
        sampled=str(tmp_path / "sampled.parquet"),
        frame=str(tmp_path / "frame.parquet"),
        note=notes.append,
    )
    assert pl.read_parquet(tmp_path / "sampled.parquet")["start"].to_list() == [1, 2, 3, 4, 5]
    assert pl.read_parquet(tmp_path / "frame.parquet")["probability"].to_list() == [0.5] * 10 + [0.0] * 2
    assert notes == [
        "5 coded mentions of 12 located ones, in 2 strata",
        "2 located mentions in strata without a code: their answers stand uncorrected",
    ]
