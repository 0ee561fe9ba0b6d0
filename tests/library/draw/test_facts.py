"""What notes and captions quote of tables."""

from pathlib import Path

import polars as pl
import pytest

from presslens.base.io import write_csv
from presslens.codebook.codebook import Codebook
from presslens.draw.facts import (
    ShareFacts,
    countries_left_out,
    groups_left_out,
    largest_shift,
    marked_events,
    outlets_left_out,
    share_facts,
    voices_in_words,
)
from presslens.exhibits.tables import TABLES

NONE = Codebook(())
CODEBOOK = Path(__file__).parents[3] / "codebook"
NAMES = Codebook([CODEBOOK / "targets/RUS.yaml", CODEBOOK / "nouns.yaml"])


def written(folder, name, rows):
    types = TABLES[name].types
    path = folder / f"{name}.csv"
    write_csv(pl.DataFrame([dict.fromkeys(types) | row for row in rows], schema=types), path)
    return str(path)


def row(n, n_mentions, n_articles=1, low=0.1, **keys):
    numbers = {"n": n, "n_mentions": n_mentions, "n_articles": n_articles, "low": low}
    return numbers | keys


def test_facts_count_each_group_once(tmp_path):
    rows = [
        row(1, 4, 2, holder="TUR", target="RUS", stance="against"),
        row(3, 4, 2, holder="TUR", target="RUS", stance="none"),
        row(1, 1, 1, None, holder="UN", target="RUS", stance="none"),
    ]
    path = written(tmp_path, "stance_by_holder", rows)
    assert share_facts(TABLES["stance_by_holder"], path) == ShareFacts(5, 2, 1, 0)


def test_facts_of_corrected_shares(tmp_path):
    rows = [
        row(1, 4, 2, None, holder="TUR", target="RUS", stance="against", corrected=0.0, n_codes=30),
        row(3, 4, 2, None, holder="TUR", target="RUS", stance="none", n_codes=40),
        row(1, 1, 1, holder="UN", target="RUS", stance="none", corrected=0.5, n_codes=20),
    ]
    path = written(tmp_path, "stance_by_holder", rows)
    # A corrected share has its own interval; forty codes corrected nothing.
    assert share_facts(TABLES["stance_by_holder"], path) == ShareFacts(5, 2, 1, 30)


def test_words_on_voices_name_corrected_means_only_where_there_are(tmp_path):
    rows = [{"question": "stance", "target": "RUS", "n_codes_all": 9, "n_codes_outlet": 5, "n_codes_quoted": 4}]
    said = voices_in_words({"voices_by_target": written(tmp_path, "voices_by_target", rows)}, NAMES, {})
    assert (said["marks"], said["uncorrected"]) == ("", "Classifier error is not in the lines.")
    rows[0] |= {"corrected_outlet": 0.1}
    said = voices_in_words({"voices_by_target": written(tmp_path, "voices_by_target", rows)}, NAMES, {})
    assert said["marks"].startswith("Filled: corrected by codes, at most 5 a mean;")
    assert "in these alone" in said["uncorrected"]


@pytest.mark.parametrize(("name", "label"), [("holder_by_outlet", "holder"), ("sentiment_by_country", "sentiment")])
def test_groups_are_all_keys_but_the_label(tmp_path, name, label):
    group = TABLES[name].groups[0]
    found = [("a", "RUS", "x", 1, 4), ("a", "RUS", "y", 3, 4), ("a", "TUR", "x", 2, 2), ("b", "RUS", "x", 5, 5)]
    rows = [row(n, of, **{group: value, "target": target, label: said}) for value, target, said, n, of in found]
    assert share_facts(TABLES[name], written(tmp_path, name, rows)).n_mentions == 4 + 2 + 5


def test_an_empty_table(tmp_path):
    path = written(tmp_path, "stance_by_holder", [])
    assert share_facts(TABLES["stance_by_holder"], path) == ShareFacts(0, 0, 0, 0)


@pytest.mark.parametrize("name", ["hypotheses", "cue_tone_by_outlet", "words_by_target"])
def test_tables_that_hold_no_shares_of_mentions(name, tmp_path):
    assert share_facts(TABLES[name], tmp_path / "not read.csv") is None


def test_a_table_that_is_not_there_yet(tmp_path):
    path = str(tmp_path / "t.csv")
    with pytest.raises(FileNotFoundError) as fault:
        share_facts(TABLES["stance_by_holder"], path)
    assert fault.value.filename == path


def shift(target, value, low, high):
    means = {"question": "stance", "target": target, "mean_all": 0.1, "mean_outlet": 0.1 + value}
    return means | {"shift": value, "low_shift": low, "high_shift": high}


def test_the_largest_sure_shift_is_told(tmp_path):
    rows = [shift("TUR", 0.3, -0.1, 0.6), shift("RUS", -0.2, -0.3, -0.1), shift("SYR", 0.1, 0.05, 0.2)]
    rows += [shift("all", 0.9, 0.8, 1.0), shift("USA", 0.9, None, None)]
    path = written(tmp_path, "voices_by_target", rows)
    # new-user, small: a name, no code
    assert largest_shift({"voices_by_target": path}, NAMES, {})["shift"] == (
        "What changes most when quoted content is left out: stance of Russia, mean +0.10 over all mentions, -0.10 in "
        "the outlet's own voice alone (shift -0.20, from -0.30 to -0.10; table voices by target)."
    )
    path = written(tmp_path, "voices_by_target", rows[:1])
    assert largest_shift({"voices_by_target": path}, NONE, {})["shift"].startswith("No mean changes")


def test_events_within_the_quarters_are_numbered(tmp_path):
    events = tmp_path / "events.yaml"
    days = {"2016-02-27": "truce", "2016-12-22": "retreat", "2020-03-05": "ceasefire"}
    events.write_text(
        "label: Events\ndefinition: x\nevents:\n"
        + "".join(f"  - {{date: {day}, label: {name}, source: x}}\n" for day, name in days.items())
    )
    path = written(
        tmp_path, "frames_over_time", [row(1, 1, quarter=q, frames="conflict") for q in ("2016-Q1", "2016-Q4")]
    )
    facts = marked_events({"frames_over_time": path}, Codebook([events]), {"few": 5})
    looks = {"period": "quarter", "few_told": "Hollow: fewer than 5 stories."}
    assert facts == {"events": "Events: 1 truce (2016-02-27); 2 retreat (2016-12-22).", **looks}
    path = written(tmp_path, "frames_over_time", [])
    assert marked_events({"frames_over_time": path}, Codebook([events]), {"few": 5}) == {
        **looks,
        "events": "",
        "few_told": "",
    }
    # Beside corrected shares those that are not corrected are hollow, too.
    rows = [row(1, 1, quarter="2016-Q1", frames="conflict", corrected=0.5)]
    path = written(tmp_path, "frames_over_time", rows)
    assert marked_events({"frames_over_time": path}, Codebook([events]), {"few": 5})["few_told"] == ""
    rows.append(row(1, 1, quarter="2016-Q4", frames="conflict", corrected=None))
    path = written(tmp_path, "frames_over_time", rows)
    assert (
        marked_events({"frames_over_time": path}, Codebook([events]), {"few": 5})["few_told"]
        == "Small and open: fewer than 5 stories."
    )


def test_where_dates_lie_far_apart_the_note_promises_no_intervals(tmp_path):
    """hostile 16: 1600 and 2199."""
    rows = [row(1, 1, quarter=quarter, frames="conflict") for quarter in ("1600-Q1", "2199-Q4")]
    path = written(tmp_path, "frames_over_time", rows)
    facts = marked_events({"frames_over_time": path}, Codebook([CODEBOOK / "events.yaml"]), {"few": 5})
    assert facts["period"] == "periods of 10 years"
    assert facts["intervals"].startswith("Dates lie far apart: the table")


def test_the_note_counts_outlets_that_have_no_row(tmp_path):
    """hostile 21: how many are not shown stands on the figure's face."""
    rows = [{"outlet": f"O{n}", "outlet_country": "DEU", "target": target} for n in range(7) for target in "ab"]
    paths = {"mentions_by_outlet": written(tmp_path, "mentions_by_outlet", rows)}
    assert outlets_left_out(paths, NONE, {"most": 7}) == {"left_out": ""}
    said = outlets_left_out(paths, NONE, {"most": 5})["left_out"]
    assert said == (
        "Of 7 outlets the 5 with most actor mentions; 2 are not shown, and stand in the table of the same name."
    )
    assert countries_left_out(paths, NONE, {"most": 0})["left_out"].startswith("Of 1 countries of outlets the 0 with")


def test_the_note_counts_years_that_have_no_row(tmp_path):
    """hostile 16: dates of 600 years are a page of rows."""
    rows = [row(1, 1, year=str(year), target="RUS", sentiment="neutral") for year in range(1600, 2200)]
    paths = {"sentiment_by_year": written(tmp_path, "sentiment_by_year", rows)}
    said = groups_left_out(paths, NONE, {"most": 30, "group": "year"})["left_out"]
    assert said.startswith("Of 600 years the 30 with most actor mentions; 570 are not shown")
