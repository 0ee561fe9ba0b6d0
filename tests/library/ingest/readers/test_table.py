import csv
import datetime as dt
import json
import random

import polars as pl
import pytest

from presslens.base.errors import InputError
from presslens.base.schema import check
from presslens.cards.corpora import CorpusCard
from presslens.ingest.articles import read_corpus

CARD = {
    "name": "mine",
    "title": "My articles",
    "producer": "Me",
    "licence": "mine",
    "language": "en",
    "reader": "table",
    "path": "mine",
    "columns": {
        "source_id": "No",
        "title": "Headline",
        "text": "Body",
        "outlet": "Paper",
        "date": "Day",
        "url": "Link",
    },
    "date_format": "%d.%m.%Y",
    "dates": {"first": "2000-01-01", "last": "2025-12-31"},
    "outlets": {"morning": {"outlet": "The Morning", "country": "GBR"}},
}
HEADER = ["No", "Headline", "Body", "Paper", "Day", "Link"]
ROWS = [
    [
        str(n),
        f"Headline {n}",
        f'Envoys of Turkey met for day {n}.\nThey spoke, and "left".',
        "morning",
        f"0{n}.03.2020",
        "",
    ]
    for n in range(1, 6)
]


def write(path, rows=ROWS, header=HEADER, encoding="utf-8"):
    with open(path, "w", newline="", encoding=encoding) as file:
        csv.writer(file, delimiter="\t" if path.suffix == ".tsv" else ",").writerows([header, *rows])
    return path


def read(path, max_file_bytes=2000, **changes):
    card = CARD | changes
    check(card, "card", "data/mine.yaml")
    card = CorpusCard.of(card, "data/mine.yaml")
    return read_corpus(card, [path], ["Related Articles"], ["en"], max_file_bytes)


def changed(number, column, value):
    rows = [list(row) for row in ROWS]
    rows[number - 1][HEADER.index(column)] = value
    return rows


def test_five_articles_of_your_own_need_a_card_alone(tmp_path):
    articles = read(write(tmp_path / "mine.csv")).articles.sort("source_id")
    assert articles["source_id"].to_list() == ["1", "2", "3", "4", "5"]
    assert articles["text"][0] == 'Envoys of Turkey met for day 1.\nThey spoke, and "left".'
    assert articles["date"][4] == dt.date(2020, 3, 5)
    assert set(articles["outlet"]) == {"The Morning"}
    assert set(articles["outlet_country"]) == {"GBR"}
    assert set(articles["language"]) == {"en"}


def test_csv_tsv_jsonl_and_parquet_give_the_same_articles(tmp_path):
    write(tmp_path / "a.csv")
    write(tmp_path / "a.tsv")
    documents = [dict(zip(HEADER, row, strict=True)) | {"extra": [1]} for row in ROWS]
    (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, documents)) + "\n\n")
    pl.DataFrame(ROWS, schema=HEADER, orient="row").write_parquet(tmp_path / "a.parquet")
    first, *others = [read(tmp_path / f"a.{ending}") for ending in ("csv", "tsv", "jsonl", "parquet")]
    for other in others:
        assert other.articles.equals(first.articles)
        assert other.removals.equals(first.removals)


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
def test_semicolons_of_spreadsheets_are_seen(tmp_path, quoting):
    with open(tmp_path / "a.csv", "w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";", quoting=quoting).writerows([HEADER, *ROWS])
    assert read(tmp_path / "a.csv").articles.equals(read(write(tmp_path / "b.csv")).articles)


def test_the_case_of_an_outlet_does_not_matter(tmp_path):
    articles = read(write(tmp_path / "a.csv", [*ROWS[1:], [*ROWS[0][:3], "MORNING", *ROWS[0][4:]]])).articles
    assert articles["outlet_country"].to_list() == ["GBR"] * 5


def test_the_order_of_rows_does_not_matter(tmp_path):
    rows = [*ROWS, *changed(2, "No", "9"), ROWS[0], changed(3, "Day", "31.02.2020")[2], changed(4, "Body", "Other.")[3]]
    tables = []
    for seed in range(4):
        random.Random(seed).shuffle(rows)
        tables.append(read(write(tmp_path / "a.csv", rows)))
    for other in tables[1:]:
        assert other.articles.equals(tables[0].articles)
        assert other.removals.equals(tables[0].removals)
        assert other.exclusions.drop("row").equals(tables[0].exclusions.drop("row"))


def test_an_id_that_occurs_twice(tmp_path):
    other, later = changed(1, "Body", "Another text."), changed(2, "Day", "09.03.2020")
    corpus = read(write(tmp_path / "a.csv", [*ROWS, other[0], later[1], ROWS[2]]))
    ids = corpus.articles["source_id"].to_list()
    assert (ids.count("1"), ids.count("2"), ids.count("3")) == (2, 1, 1)
    assert corpus.articles["article_id"].n_unique() == len(ids) == 6
    assert corpus.exclusions["reason"].to_list() == ["same article again"] * 2
    assert len(corpus.repeated) == 1


def test_an_unknown_outlet_keeps_its_name_and_is_counted(tmp_path):
    corpus = read(write(tmp_path / "a.csv", changed(1, "Paper", "Evening")))
    assert corpus.articles.filter(pl.col("source_id") == "1").select("outlet", "outlet_country").row(0) == (
        "Evening",
        None,
    )
    assert corpus.unknown_outlets == {"Evening": 1}


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("Day", "31.02.2020", "date cannot be read"),
        ("Day", "03/05/2020", "date cannot be read"),
        ("Day", "1.3.2020 or so", "date cannot be read"),
        ("Day", "01.01.1900", "date outside the range"),
        ("Day", "01.01.2999", "date outside the range"),
        ("Body", " \n ", "no text"),
        ("Body", "Related Articles", "nothing but boilerplate"),
        ("Body", "x" * 2001, "text too large"),
        ("Body", "x" * 9000, "text too large"),
        ("No", "", "no id"),
        ("No", "x" * 201, "id cannot be used"),
        ("No", "a\x1bb", "id cannot be used"),
        ("Paper", "A\x07B", "outlet cannot be used"),
        ("Paper", "\x1b[31mred\x07", "outlet cannot be used"),
    ],
)
def test_a_row_that_cannot_be_used_is_set_aside_with_its_number(tmp_path, column, value, reason):
    corpus = read(write(tmp_path / "a.csv", changed(3, column, value)))
    assert len(corpus.articles) == 4
    assert corpus.exclusions.select("reason", "file", "row").rows() == [(reason, "a.csv", 4)]


def test_control_characters_of_an_outlet_are_told_and_reach_no_title_or_address(tmp_path):
    rows = changed(1, "Paper", "\x1b[31mred\x07")
    rows[1][1], rows[1][5] = "Envoys\x07 meet", "https://paper.example/\x1b"
    corpus = read(write(tmp_path / "a.csv", rows))
    (detail,) = corpus.exclusions["detail"]
    assert detail == r"column 'Paper': found '\x1b[31mred\x07'; allowed: no control characters"
    title, url = corpus.articles.filter(source_id=rows[1][0]).select("title", "url").row(0)
    assert (title, url) == ("Envoys meet", None)


def test_rows_of_the_wrong_length_are_set_aside(tmp_path):
    corpus = read(write(tmp_path / "a.csv", [*ROWS, ["6", "Headline"], [*ROWS[0], "more"], []]))
    assert corpus.exclusions.select("reason", "detail", "row").rows() == [
        ("wrong number of cells", "2 instead of 6", 7),
        ("wrong number of cells", "7 instead of 6", 8),
    ]


def test_an_id_with_dots_and_slashes_is_a_label(tmp_path):
    corpus = read(write(tmp_path / "a.csv", changed(1, "No", "../../etc/x")))
    assert "../../etc/x" in corpus.articles["source_id"].to_list()
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_damaged_row_costs_that_row(tmp_path):
    """One row in ten or fewer of those with letters outside ASCII."""
    rows = [[str(n), "", f"Dày {n} in Türkiye.", "morning", "", ""] for n in range(1, 12)]
    path = write(tmp_path / "a.csv", rows)
    path.write_bytes(path.read_bytes().replace("Dày 2".encode(), "Dày 2".encode("latin-1")))
    corpus = read(path)
    assert len(corpus.articles) == 10
    assert corpus.exclusions.select("source_id", "reason", "row").rows() == [("2", "not utf-8", 3)]
    with pytest.raises(InputError, match=r"a\.csv: is in UTF-8 \(10 of 11 rows .*\), and the card says latin-1"):
        read(path, encoding="latin-1")


def test_windows_punctuation_in_a_latin_file_is_repaired_in_place(tmp_path):
    path = write(tmp_path / "a.csv", changed(1, "Body", "“We are ready” – he said."), encoding="cp1252")
    text = read(path, encoding="latin-1").articles.filter(pl.col("source_id") == "1")["text"][0]
    assert text == read(path, encoding="cp1252").articles.filter(pl.col("source_id") == "1")["text"][0]
    assert text == "“We are ready” – he said."


@pytest.mark.parametrize("broken", ['"Envoys met', '"Envoys" met"', '"Envoys"met'])
def test_broken_quoting_names_the_row(tmp_path, broken):
    path = write(tmp_path / "a.csv")
    lines = ["No,Headline,Body,Paper,Day,Link", "1,a,b,morning,01.03.2020,", f"2,a,{broken},morning,01.03.2020,", ""]
    path.write_text("\n".join(lines))
    with pytest.raises(InputError, match=r"a\.csv, row 3, column 3: the quotation mark opened in line 3"):
        read(path)


def test_quotation_marks_inside_a_cell_that_is_not_quoted_are_text(tmp_path):
    (tmp_path / "a.tsv").write_text("\t".join(HEADER) + '\n1\ta\tHe said "no" again.\tmorning\t01.03.2020\t\n')
    assert read(tmp_path / "a.tsv").articles["text"][0] == 'He said "no" again.'


def test_missing_and_repeated_columns_are_named(tmp_path):
    path = write(tmp_path / "a.csv", header=["No", "Headline", "Text", "Paper", "Day", "No"])
    with pytest.raises(InputError, match=r"a\.csv: has no column 'Body', 'Link'; its columns: No, Headline"):
        read(path)
    path = write(tmp_path / "a.csv", header=["No", "Headline", "Body", "Paper", "Day", "Link", "No"])
    with pytest.raises(InputError, match="two columns 'No'"):
        read(path)


def test_a_hundred_thousand_columns(tmp_path):
    (tmp_path / "a.csv").write_text(",".join([*HEADER, *(f"c{n}" for n in range(100_000))]) + "\n")
    with pytest.raises(InputError, match="has 100006 columns; allowed") as caught:
        read(tmp_path / "a.csv")
    assert len(str(caught.value)) < 300
    documents = dict.fromkeys([*HEADER, *(f"c{n}" for n in range(100_000))], "x")
    (tmp_path / "a.jsonl").write_text(json.dumps(documents))
    with pytest.raises(InputError, match="columns; allowed"):
        read(tmp_path / "a.jsonl", max_file_bytes=10**6)


def test_broken_lines_of_jsonl_are_set_aside(tmp_path):
    documents = [json.dumps(dict(zip(HEADER, row, strict=True))) for row in ROWS]
    documents[1] = documents[1][:40]
    documents[3] = "[1]"
    deep = "[" * 100_000
    huge = json.dumps({"Body": "x" * 1_100_000})
    (tmp_path / "a.jsonl").write_text("\n".join([*documents, deep, huge, '{"No": {"a": 1}}', '{"No": "6"}', ""]))
    corpus = read(tmp_path / "a.jsonl")
    assert corpus.articles["source_id"].sort().to_list() == ["1", "3", "5"]
    assert corpus.exclusions.sort("row").select("reason", "row").rows() == [
        ("not JSON", 2),
        ("not JSON", 4),
        ("not JSON", 6),
        ("text too large", 7),
        ("not text", 8),
        ("no text", 9),
    ]


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1" + b"\x00" * 40 + b"PAR1", b"No,Body\n1,a\n"])
def test_parquet_that_is_none(tmp_path, data):
    (tmp_path / "a.parquet").write_bytes(data)
    with pytest.raises(InputError, match=r"a\.parquet: is not Parquet"):
        read(tmp_path / "a.parquet")


@pytest.mark.parametrize(
    "data", [b"", b"\n\n", b"\xff\xfeN\x00o\x00", b"\x00" * 50, b"No,Headline,Body,Paper,Day,Link\n"]
)
def test_a_csv_without_articles_says_so(tmp_path, data):
    (tmp_path / "a.csv").write_bytes(data)
    with pytest.raises(InputError, match=r"a\.csv(, line 1)?: (has no column|holds (a NUL byte|no usable article))"):
        read(tmp_path / "a.csv")


def test_zero_usable_articles_name_the_reasons(tmp_path):
    path = write(tmp_path / "a.csv", [[n, "", "", "", "", ""] for n in range(3)])
    with pytest.raises(InputError, match=r"no usable article: no text \(3\); for example row 2: no text"):
        read(path)


def test_days_and_numbers_of_parquet_are_read(tmp_path):
    table = pl.DataFrame({"n": [7], "t": ["A text."], "d": [dt.date(2020, 3, 5)]})
    table.write_parquet(tmp_path / "a.parquet")
    columns = {"source_id": "n", "text": "t", "date": "d"}
    article = read(tmp_path / "a.parquet", columns=columns, date_format="%Y-%m-%d").articles.row(0, named=True)
    assert (article["source_id"], article["date"], article["outlet"]) == ("7", dt.date(2020, 3, 5), None)


def test_without_a_column_of_ids_the_content_is_the_id(tmp_path):
    articles = read(write(tmp_path / "a.csv"), columns={"text": "Body"}).articles
    assert articles["source_id"].equals(articles["article_id"].rename("source_id"))


def test_any_date_may_be_absent_but_none_is_guessed(tmp_path):
    corpus = read(write(tmp_path / "a.csv", changed(1, "Day", "")))
    assert corpus.articles.filter(pl.col("source_id") == "1")["date"].to_list() == [None]


@pytest.mark.parametrize(
    "text", ["\ufeff", "\u200b\u2060 \u00ad", "\u202e\u2066\n", "&#xFEFF;", "<p>\ufeff</p>", "<!-- x -->"]
)
def test_a_cell_of_nothing_that_is_seen_is_no_article(tmp_path, text):
    """hostile 14."""
    corpus = read(write(tmp_path / "a.csv", changed(1, "Body", text)))
    assert corpus.articles["source_id"].sort().to_list() == ["2", "3", "4", "5"]
    assert corpus.exclusions["source_id"].to_list() == ["1"]


def test_what_html_left_in_cells_is_read_and_recorded(tmp_path):
    """ordinary-news 29: in texts and titles."""
    rows = changed(1, "Body", "<p>T&uuml;rkiye said &quot;no&quot;.</p>")
    rows[0][HEADER.index("Headline")] = "Talks &amp; more"
    corpus = read(write(tmp_path / "a.csv", rows))
    article = corpus.articles.filter(pl.col("source_id") == "1").row(0, named=True)
    assert (article["title"], article["text"]) == ("Talks & more", 'Türkiye said "no".')
    found = corpus.removals.filter(pl.col("source_id") == "1").select("start", "reason", "text", "replacement").rows()
    assert (4, "entity", "&", "ü") in found
    assert (5, "entity", "uuml;", None) in found
