"""One outlet has one name, however it is spelled in bytes; what is no name of an outlet is none (hostile)."""

import pytest

from presslens.base.errors import InputErrors
from presslens.base.schema import check
from presslens.cards.corpora import CorpusCard, load_corpus
from presslens.check.card import card_findings
from presslens.codebook.hypotheses import outlet_key
from presslens.ingest.articles import read_corpus

from .test_table import CARD, ROWS, read, write

SAME = {
    "composed or not": ("Café Post", "Cafe\u0301 Post"),
    "a zero-width space": ("The Twin", "The\u200b Twin"),
    "a soft hyphen": ("The Twin", "The Tw\u00adin"),
    "a mark of direction": ("The Twin", "\u200fThe Twin\u202c"),
    "a mark of order": ("The Twin", "\ufeffThe Twin"),
    "lines": ("The Twin", "The\nTwin"),
    "no-break spaces": ("The Twin", "The\u00a0\u2003Twin"),
}
OTHER = {
    "a joiner of Persian": "می\u200cخواهم",
    "an injection": "\\input{x} <script> =1+1",
    "words of the ledger": "unresolved",
    "a target": "TUR",
}


def named(*names):
    return [[row[0], row[1], row[2], name, *row[4:]] for row, name in zip(ROWS, names, strict=False)]


@pytest.mark.parametrize("case", SAME)
def test_spellings_that_look_the_same_are_one_outlet(tmp_path, case):
    """hostile: two rows of a figure that nobody could tell apart."""
    name, other = SAME[case]
    corpus = read(write(tmp_path / "a.csv", named(name, other)), outlets={"x": {"outlet": "X", "country": None}})
    assert corpus.articles["outlet"].unique().to_list() == [name]
    assert corpus.unknown_outlets == {name: 2}
    assert outlet_key(name) == outlet_key(other)
    known = {other: {"outlet": "The Known", "country": "GBR"}}
    corpus = read(write(tmp_path / "a.csv", named(name.upper())), outlets=known)
    assert corpus.articles.select("outlet", "outlet_country").rows() == [("The Known", "GBR")]


@pytest.mark.parametrize("case", OTHER)
def test_other_names_stay_as_they_are(tmp_path, case):
    corpus = read(write(tmp_path / "a.csv", named(OTHER[case], "b")))
    assert set(corpus.articles["outlet"]) == {OTHER[case], "b"}


@pytest.mark.parametrize("name", ["Long" * 400, "P" + "\u0301" * 300, "W" * 201])
def test_what_is_too_long_for_a_name_is_set_aside(tmp_path, name):
    """hostile: a text in the column of outlets stood in every row of every table."""
    corpus = read(write(tmp_path / "a.csv", named("b", name, "W" * 200)))
    assert sorted(corpus.articles["outlet"]) == ["W" * 200, "b"]
    (row,) = corpus.exclusions.rows(named=True)
    assert (row["reason"], row["row"]) == ("outlet cannot be used", 3)
    assert row["detail"].endswith("characters; allowed: at most 200")


def test_a_name_of_nothing_that_is_seen_is_no_outlet(tmp_path):
    corpus = read(write(tmp_path / "a.csv", named("\u200b \ufeff", "b")))
    assert sorted(corpus.articles["outlet"].to_list(), key=str) == [None, "b"]


@pytest.mark.parametrize(
    ("written", "outlet"), [('" \\u200b"', None), ('"The\\nPaper "', "The Paper"), ('"Cafe\\u0301"', "Café")]
)
def test_the_card_of_a_text_as_well(tmp_path, written, outlet):
    (tmp_path / "a.txt").write_text("Turkey waited for Russia and said so.")
    (tmp_path / "a.yaml").write_text(f"outlet: {written}\n")
    card = tmp_path / "mine.yaml"
    lines = ["name: mine", "title: t", "producer: p", "licence: l", "language: en", "reader: text_folder", "path: x"]
    card.write_text("\n".join(lines))
    corpus = read_corpus(load_corpus(card), sorted(tmp_path.glob("a.*")), [], ["en"], 2000)
    assert corpus.articles["outlet"].to_list() == [outlet]


def test_a_map_with_two_names_that_look_the_same_is_refused(tmp_path):
    outlets = "\n".join(
        f'  "{name}": {{outlet: A{n}, country: GBR}}' for n, name in enumerate(("Caf\u00e9", "Cafe\u0301"))
    )
    keys = {key: value for key, value in CARD.items() if key not in ("outlets", "columns", "dates")}
    text = "".join(f'{key}: "{value}"\n' for key, value in keys.items())
    (tmp_path / "mine.yaml").write_text(f"{text}columns: {{text: Body, outlet: Paper}}\noutlets:\n{outlets}\n")
    with pytest.raises(InputErrors, match="differ in case or white space alone"):
        load_corpus(tmp_path / "mine.yaml")


def test_rows_that_name_no_outlet_have_that_of_the_card(tmp_path):
    """A corpus of one outlet seldom has a column for it."""
    path = tmp_path / "a.csv"
    path.write_text("Body\nTalks failed in Oslo on Monday.\nTalks went on in Bergen on Tuesday.\n", encoding="utf-8")
    outlets = {"the fjord": {"outlet": "The Fjord", "country": "NOR"}}
    document = {key: CARD[key] for key in ("name", "title", "producer", "licence", "language", "reader", "path")}
    document |= {"columns": {"text": "Body"}, "outlet": "The Fjord", "outlets": outlets}
    check(document, "card", "data/mine.yaml")
    card = CorpusCard.of(document, "data/mine.yaml")
    found = read_corpus(card, [path], [], ["en"], 1000).articles
    assert set(found.select("outlet", "outlet_country").iter_rows()) == {("The Fjord", "NOR")}
    assert not [finding for finding in card_findings(card) if "outlet" in finding.found]
