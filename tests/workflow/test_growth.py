"""New things to study are one yaml file and one line of config, without code."""

import polars as pl
import pytest

pytestmark = pytest.mark.workflow

IRAN = """
code: IRN
label: Iran
definition: The Islamic Republic of Iran as a state.
colour: "#CC79A7"
source: written for this test
country: [Iran]
demonym: [Iranian]
capital: [Tehran]
leader:
  - {name: Hassan Rouhani, forms: [Rouhani], office: president, from: "2013-08-03", to: "2021-08-03"}
"""
HOPE = """
code: hope
label: Hope
definition: The sentence speaks of hope.
rules: [Present when somebody hopes.]
colour: "#117733"
source: written for this test
cues: [hope*, optimis*]
examples: [They hoped for rain.]
"""


def test_a_new_target_and_a_new_frame_without_code(fresh):
    (fresh.folder / "codebook/targets/IRN.yaml").write_text(IRAN)
    (fresh.folder / "codebook/frames/hope.yaml").write_text(HOPE)
    fresh.edit("config.yaml", "  - SYR\nactors", "  - SYR\n  - IRN\nactors")
    fresh.edit("config.yaml", "  - morality\n", "  - morality\n  - hope\n")
    (fresh.folder / "seeds/iran.txt").write_text(
        "Talks\n\nIran hopes for peace. Tehran and Rouhani said Iranian soldiers left."
    )
    fresh.build()
    ledger = pl.read_parquet(fresh.folder / "resources/seeds/ledger.parquet")
    iran = ledger.filter(target="IRN")
    assert iran["mention"].to_list() == ["Iran", "Tehran", "Rouhani", "Iranian soldiers"]
    assert iran["alias_kind"].to_list() == ["country", "capital", "leader", "army"]
    assert "hope" in iran["frames"][0].to_list()
    assert "p_frame_hope" in ledger.columns
    results = fresh.results()
    assert b"\nIRN," in results["tables/sentiment_by_target.csv"]
    assert b",hope," in results["tables/frames_by_target.csv"]
    assert b"Hope" not in results["tables/frames_by_target.csv"]
