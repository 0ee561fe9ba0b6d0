"""Annotated mentions find their place, or the reason why not is told."""

from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest

from presslens.annotate.adjudication import adjudicate
from presslens.annotate.placing import N_FOLDS, check_offsets, fold_of, place_sample
from presslens.annotate.truth import stored
from presslens.base.errors import InputError, InputErrors
from presslens.cards.annotations import AnnotationCard, Coder, Offsets, SampleColumns
from presslens.cards.corpora import BoilerplateSpan
from presslens.codebook.questions import ACTOR, FRAMES, HOLDER
from presslens.ingest.patterns import compile_patterns
from presslens.ingest.spans import clean_spans

RAW = "  ADVERT Russia spoke.\x91Turkey\x92 and  \n  the Syrian Army fought near Russia. More: Russia"
PATTERNS = compile_patterns(
    [BoilerplateSpan("start", "advert", "ADVERT"), BoilerplateSpan("end", "footer", "More: .*")], "x"
)


def corpus():
    text, cuts = clean_spans(RAW, (), PATTERNS)
    articles = pl.DataFrame({"article_id": ["h1"], "source_id": ["a1"], "story_id": ["h1"], "text": [text]})
    removals = pl.DataFrame(
        [("h1", cut.start, cut.end, cut.reason, cut.replacement) for cut in cuts],
        schema={
            "article_id": pl.String,
            "start": pl.Int64,
            "end": pl.Int64,
            "reason": pl.String,
            "replacement": pl.String,
        },
        orient="row",
    )
    found = [("RUS", "Russia"), ("TUR", "Turkey"), ("SYR", "Syrian Army")]
    mentions = pl.DataFrame(
        [("h1", 0, text.index(words), text.index(words) + len(words), code, "country") for code, words in found],
        schema=["article_id", "sentence_index", "start", "end", "target", "alias_kind"],
        orient="row",
    )
    return articles, mentions, removals


def sample(*rows):
    schema = {"id": pl.String, "source_id": pl.String, "target": pl.String, "start": pl.Int64, "end": pl.Int64}
    schema |= {"mention": pl.String, "inclusion_probability": pl.Float64, "purpose": pl.String, "row": pl.Int64}
    return pl.DataFrame([(*row, 0.5, "validation", n) for n, row in enumerate(rows, 2)], schema=schema, orient="row")


def at(words, number=0, text=RAW):
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return start, start + len(words)


def test_raw_offsets_find_the_located_mention():
    articles, mentions, removals = corpus()
    rows = [("1", "a1", "RUS", *at("Russia"), "Russia"), ("2", "a1", "TUR", *at("Turkey"), "Turkey")]
    rows.append(("3", "a1", "SYR", *at("Syrian"), None))
    placed, unplaced = place_sample(sample(*rows), articles, mentions, removals, "s.csv")
    assert unplaced.is_empty()
    text = articles["text"][0]
    assert [text[start:end] for start, end in placed.select("start", "end").iter_rows()] == [
        "Russia",
        "Turkey",
        "Syrian Army",
    ]
    assert placed["id"].to_list() == ["1", "2", "3"]
    assert set(placed["fold"]) == {fold_of("h1")}


def test_an_office_and_a_name_coded_apart_meet_on_one_mention():
    articles, mentions, removals = corpus()
    rows = [("1", "a1", "SYR", *at("Syrian"), None), ("2", "a1", "SYR", *at("Syrian Army"), None)]
    first = sample(*rows).with_columns(purpose=pl.Series(["fitting", "validation"]))
    placed, unplaced = place_sample(first, articles, mentions, removals, "s.csv")
    assert (placed["id"].to_list(), unplaced["id"].to_list()) == (["2"], ["1"])
    assert unplaced["reason"].to_list() == ["same located mention as another annotation"]
    swapped = sample(*rows).with_columns(purpose=pl.Series(["validation", "fitting"]))
    assert place_sample(swapped, articles, mentions, removals, "s.csv")[0]["id"].to_list() == ["1"]
    alike = place_sample(sample(*rows), articles, mentions, removals, "s.csv")[0]
    assert alike["id"].to_list() == ["2"]  # the longer part


def test_what_is_not_placed_is_told_by_reason():
    articles, mentions, removals = corpus()
    rows = [
        ("1", "a1", "RUS", *at("ADVERT"), None),
        ("2", "a1", "RUS", *at("Russia", 2), "Russia"),
        ("3", "a1", "RUS", *at("Russia", 1), "Russia"),
        ("4", "a1", "TUR", *at("Russia"), "Russia"),
        ("5", "a9", "RUS", 0, 6, "Russia"),
        ("6", "a1", "SYR", *at("Syrian"), "Syrian"),
        ("7", "a1", "SYR", *at("Army"), "Army"),
        ("8", "a1", "RUS", *at("Russia"), "Rumania"),
    ]
    placed, unplaced = place_sample(sample(*rows), articles, mentions, removals, "s.csv")
    assert placed["id"].to_list() == ["6"]
    assert dict(unplaced.select("id", "reason").iter_rows()) == {
        "1": "removed in cleaning: advert",
        "2": "removed in cleaning: footer",
        "3": "no mention of the target located there",
        "4": "no mention of the target located there",
        "5": "no article of this source_id",
        "7": "same located mention as another annotation",
        "8": "other words at this place",
    }


def test_cleaned_offsets_need_no_removals():
    articles, mentions, _ = corpus()
    text = articles["text"][0]
    rows = [("1", "a1", "TUR", *at("Turkey", text=text), "Turkey")]
    placed, _ = place_sample(sample(*rows), articles, mentions, None, "s.csv")
    assert placed["start"].to_list() == [text.index("Turkey")]


def test_two_articles_of_one_id_are_no_place():
    articles, mentions, removals = corpus()
    twin = articles.with_columns(pl.lit("h2").alias("article_id"))
    rows = [("1", "a1", "RUS", *at("Russia"), None)]
    _, unplaced = place_sample(sample(*rows), pl.concat([articles, twin]), mentions, removals, "s.csv")
    assert unplaced["reason"].to_list() == ["several articles of this source_id"]


def test_places_outside_the_text_are_told_all_at_once():
    """hostile: offsets outside the text, one line each."""
    articles, mentions, removals = corpus()
    rows = sample(*((str(n), "a1", "RUS", n, 500 + n, None) for n in range(3)), ("9", "a1", "RUS", *at("Russia"), None))
    with pytest.raises(InputErrors) as fault:
        place_sample(rows, articles, mentions, removals, "s.csv")
    assert str(fault.value).splitlines() == [
        f"s.csv, row {n + 2}: the mention ends at character {500 + n}; allowed: at most {len(RAW)}" for n in range(3)
    ]


def test_an_id_that_a_spreadsheet_may_have_turned_is_told_as_such():
    articles, mentions, removals = corpus()
    rows = sample(*((str(n), source, "RUS", 0, 6, None) for n, source in enumerate(["1.92648E+11", "3-May", "b7"])))
    placed, unplaced = place_sample(rows, articles, mentions, removals, "s.csv")
    why = "no article of this source_id"
    assert placed.is_empty()
    assert unplaced["reason"].to_list() == [*2 * [f"{why}, which a spreadsheet may have turned into this"], why]
    assert set(unplaced["purpose"]) == {"validation"}


@pytest.mark.parametrize("end", [len(RAW) + 1, 10**11])
def test_a_place_outside_the_text_names_the_row(end):
    articles, mentions, removals = corpus()
    rows = sample(("1", "a1", "RUS", *at("Russia"), None), ("2", "a1", "RUS", 3, end, None))
    with pytest.raises(InputError, match=rf"s\.csv, row 3: the mention ends at character {end}; allowed: at most 8"):
        place_sample(rows, articles, mentions, removals, "s.csv")


def test_the_order_of_rows_does_not_matter():
    articles, mentions, removals = corpus()
    rows = sample(("2", "a1", "SYR", *at("Syrian"), None), ("1", "a1", "SYR", *at("Army"), None))
    there = place_sample(rows, articles, mentions, removals, "s.csv")
    back = place_sample(rows.reverse(), articles, mentions.reverse(), removals, "s.csv")
    assert all(one.equals(other) for one, other in zip(there, back, strict=True))


def test_copies_of_one_story_lie_in_one_fold():
    articles, mentions, removals = corpus()
    copies = [f"c{n}" for n in range(12)]
    told = pl.concat([articles.with_columns(article_id=pl.lit(c), source_id=pl.lit(c)) for c in copies])
    found = pl.concat([mentions.with_columns(article_id=pl.lit(c)) for c in copies])
    cut = pl.concat([removals.with_columns(article_id=pl.lit(c)) for c in copies])
    rows = sample(*((c, c, "RUS", *at("Russia"), "Russia") for c in copies))
    placed, _ = place_sample(rows, told, found, cut, "s.csv")
    assert len(placed) == 12
    assert placed["fold"].unique().to_list() == [fold_of("h1")]
    apart, _ = place_sample(rows, told.with_columns(story_id="article_id"), found, cut, "s.csv")
    assert apart["fold"].to_list() == [fold_of(c) for c in apart["article_id"]]
    assert apart["fold"].n_unique() > 1


def test_folds_come_from_the_id_alone():
    folds = [fold_of(str(n)) for n in range(2000)]
    assert [fold_of(name) for name in ("1926479106", "a1", "")] == [0, 0, 2]
    assert all(320 < folds.count(fold) < 480 for fold in range(N_FOLDS))


def test_agreed_labels_are_those_of_all_coders():
    frames = pl.List(pl.String)
    first = pl.DataFrame(
        {"actor": ["yes", "yes"], "holder": ["RUS", "outlet"], "frames": pl.Series([["a", "b"], []], dtype=frames)}
    )
    second = pl.DataFrame(
        {"actor": ["yes", "no"], "holder": ["RUS", None], "frames": pl.Series([["b", "c"], []], dtype=frames)}
    )
    table = adjudicate({"A": first, "B": second})
    assert table["actor"].to_list() == ["yes", None]
    assert table["holder"].to_list() == ["RUS", None]
    assert table["frames"].to_list() == [["b"], []]
    assert table["frames_disputed"].to_list() == [["a", "c"], []]
    assert table["actor_B"].to_list() == ["yes", "no"]
    assert adjudicate({"A": first})["holder"].to_list() == ["RUS", "outlet"]
    kept = stored(table, [ACTOR, HOLDER, FRAMES], ["A", "B"])
    assert kept["actor"].to_list() == [True, None]
    assert kept["actor_B"].to_list() == [True, False]
    assert kept.drop("actor", "actor_A", "actor_B").equals(table.drop("actor", "actor_A", "actor_B"))


CARD = AnnotationCard(
    path=Path("annotations/toy/card.yaml"),
    corpus="toy",
    title="Toy codes",
    producer="two people",
    licence="CC0",
    procedure="by hand",
    sampling="all mentions",
    offsets=Offsets("raw", "abc"),
    sample="sample.csv",
    columns=SampleColumns("id", "source_id", "target", "start", "end"),
    coders=(Coder("A", "first.csv", "person"),),
    questions={"actor": {"1": "yes", "0": "no"}},
)


def test_offsets_count_in_a_file_of_the_corpus():
    assert check_offsets(CARD, "table", {"data/a.csv": "abc", "data/b.csv": "def"}, False) is None
    assert check_offsets(replace(CARD, offsets=Offsets("cleaned")), "text_folder", {}, False) is None
    told = check_offsets(CARD, "table", {"data/b.csv": "def"}, True)
    assert told == "offsets.sha256 is that of no file of the corpus (b.csv def): each mention's words were compared"


def test_offsets_into_another_text_are_refused():
    with pytest.raises(InputError) as fault:
        check_offsets(CARD, "text_folder", {"data/a.csv": "abc"}, True)
    assert str(fault.value) == (
        "annotations/toy/card.yaml: offsets.into: found 'raw', but the corpus is read by text_folder; allowed: cleaned"
    )
    with pytest.raises(InputError, match=r"offsets\.sha256: is that of no file of the corpus; its files: b\.csv def"):
        check_offsets(CARD, "table", {"data/b.csv": "def"}, False)
