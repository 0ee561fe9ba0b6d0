import datetime as dt

import pytest

from presslens.base.errors import InputError, InputErrors
from presslens.cards.corpora import CorpusCard
from presslens.ingest.articles import read_corpus
from presslens.ingest.corpus import article_id
from presslens.ingest.folder import corpus_files

CARD = {
    "name": "mine",
    "title": "My articles",
    "producer": "Me",
    "licence": "mine",
    "language": "en",
    "reader": "text_folder",
}


def read(folder, **changes):
    card = CorpusCard.of(CARD | {"path": str(folder)} | changes, "data/mine.yaml")
    return read_corpus(card, corpus_files(folder), ["Related Articles"], ["en"], 1000)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "b.txt").write_text("Title b\n\nSome text.")
    (tmp_path / "a.txt").write_text("Title a\n\nOther text.\n\nRelated Articles")
    (tmp_path / "a.yaml").write_text(
        "date: 2020-03-05\noutlet: The Paper\noutlet_country: GBR\nurl: https://paper.example/1"
    )
    return tmp_path


def test_texts_and_cards_become_articles(folder):
    corpus = read(folder)
    rows = {row["source_id"]: row for row in corpus.articles.iter_rows(named=True)}
    assert rows["a.txt"]["date"] == dt.date(2020, 3, 5)
    assert rows["a.txt"]["outlet"] == "The Paper"
    assert rows["b.txt"]["outlet"] is None
    assert rows["b.txt"]["language"] == "en"
    assert corpus.articles["article_id"].is_sorted()
    assert corpus.removals.select("source_id", "line", "text").rows() == [("a.txt", 5, "Related Articles")]
    assert corpus.exclusions.is_empty()


def test_identity_is_the_content_not_the_name(folder):
    before = read(folder).articles["article_id"].to_list()
    (folder / "b.txt").rename(folder / "z.txt")
    assert read(folder).articles["article_id"].to_list() == before
    assert article_id(None, None, "T", "x") != article_id("Paper", None, "T", "x")


def test_the_same_article_twice_is_kept_once_and_counted(folder):
    (folder / "c.txt").write_text("Title b\n\nSome text.\n")
    corpus = read(folder)
    assert corpus.articles["source_id"].sort().to_list() == ["a.txt", "b.txt"]
    assert corpus.exclusions.row(0)[:3] == ("c.txt", "same article again", "same text and card as b.txt")


def test_the_same_text_from_two_outlets_is_two_articles(folder):
    (folder / "c.txt").write_text("Title b\n\nSome text.\n")
    (folder / "c.yaml").write_text("outlet: Agency")
    assert len(read(folder).articles) == 3


def test_other_files_and_languages_are_set_aside(folder):
    (folder / "scan.pdf").write_bytes(b"%PDF")
    (folder / "tr.txt").write_text("Başlık\n\nMetin.")
    (folder / "tr.yaml").write_text("language: tr")
    assert read(folder).exclusions.select("source_id", "reason").rows() == [
        ("scan.pdf", "not a .txt file"),
        ("tr.txt", "language not studied"),
    ]


def test_every_fault_is_named_in_one_pass(folder):
    (folder / "empty.txt").write_bytes(b"")
    (folder / "large.txt").write_text("x" * 1001)
    (folder / "orphan.yaml").write_text("outlet: X")
    (folder / "day.txt").write_text("Text.")
    (folder / "day.yaml").write_text("date: '2020-02-30'\n")
    (folder / "key.txt").write_text("Text. Text.")
    (folder / "key.yaml").write_text("outlt: X\nurl: javascript:alert(1)\n")
    (folder / "twice.txt").write_text("Text. Text. Text.")
    (folder / "twice.yaml").write_text("outlet: X\noutlet: Y\n")
    (folder / "dir.txt").mkdir()
    with pytest.raises(InputErrors) as caught:
        read(folder)
    lines = str(caught.value).splitlines()
    for expected in [
        "empty.txt: is empty",
        "large.txt: has 1001 bytes",
        "orphan.yaml: is a card without a text",
        "day.yaml: date: found '2020-02-30'",
        "key.yaml: unknown key 'outlt'",
        "key.yaml: url: found 'javascript:alert(1)'",
        "twice.yaml, line 2",
        "dir.txt: is not a regular file",
    ]:
        assert any(expected in line for line in lines), expected


@pytest.mark.parametrize(
    "name", ["two words.txt", "quo\"te's.txt", "new\nline.txt", "a..b.txt", "ü ı.txt", "{x}.txt", "-n.txt"]
)
def test_odd_file_names(tmp_path, name):
    (tmp_path / name).write_text("Title\n\nText.")
    assert read(tmp_path).articles["source_id"].to_list() == [name]


def test_a_name_that_is_not_utf8_is_refused_and_printable(tmp_path):
    (tmp_path / "ok\udcff.txt").write_text("Text.")
    with pytest.raises(InputErrors, match="not UTF-8") as caught:
        read(tmp_path)
    str(caught.value).encode("utf-8")


def test_a_folder_in_which_everything_is_set_aside_says_why(tmp_path):
    (tmp_path / "tr.txt").write_text("Metin. Bir metin.")
    (tmp_path / "tr.yaml").write_text("language: tr")
    with pytest.raises(InputError, match=r"no usable article: language not studied \(1\)"):
        read(tmp_path)


def test_a_long_text_in_another_language_is_set_aside_though_no_card_says_so(folder):
    (folder / "fr.txt").write_text(
        "Le ministre est arrivé hier soir dans la capitale pour rencontrer ses collègues. Ils ont parlé longtemps de "
        "la frontière, de l'eau et du commerce, et personne n'a voulu répondre aux questions des journalistes."
    )
    assert read(folder).exclusions.select("source_id", "reason", "detail").rows() == [
        ("fr.txt", "language not studied", "fr")
    ]


@pytest.mark.parametrize(
    ("names", "complaint"),
    [
        (["a.txt", "a.yaml", "a.yml"], "a.txt: has 2 cards, a.yaml and a.yml; one card"),
        (["a.txt", "a.yaml", "a.YAML"], "a.txt: has 2 cards, a.YAML and a.yaml; one card"),
        (["a.txt", "a.TXT", "a.yaml"], "a.yaml: is the card of 2 texts, a.TXT and a.txt; one text"),
        (["b.txt", "a.yml"], "a.yml: is a card without a text; a.txt beside it"),
    ],
)
def test_a_text_has_one_card_and_a_card_one_text(tmp_path, names, complaint):
    """hostile 6."""
    for name in names:
        (tmp_path / name).write_text("outlet: X" if "y" in name.lower() else f"Text of {name}.")
    with pytest.raises(InputErrors) as caught:
        read(tmp_path)
    assert str(caught.value) == f"{tmp_path}/{complaint}"


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "0202-03-05", "1599-12-31", "2200-01-01"])
def test_days_outside_the_usual_years_are_refused(tmp_path, day):
    """hostile 16: by the bounds that hold for tables."""
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "a.yaml").write_text(f"date: '{day}'")
    with pytest.raises(InputErrors) as caught:
        read(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path}/a.yaml: date: found {day}; allowed: 1600-01-01 to 2199-12-31")


def test_days_outside_the_range_of_the_card_are_refused(tmp_path):
    """hostile 16."""
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "a.yaml").write_text("date: '2020-03-05'")
    assert len(read(tmp_path, dates={"first": "2020-01-01"}).articles) == 1
    with pytest.raises(InputErrors, match=r"date: found 2020-03-05; allowed: 2020-04-01 to 2199-12-31"):
        read(tmp_path, dates={"first": "2020-04-01"})


@pytest.mark.parametrize("name", ["good.yaml", "x.txt"])
def test_folders_with_names_of_files_are_refused(tmp_path, name):
    """hostile 17."""
    (tmp_path / "good.txt").write_text("Text.")
    (tmp_path / name).mkdir()
    with pytest.raises(InputErrors) as caught:
        read(tmp_path)
    assert str(caught.value) == f"{tmp_path}/{name}: is not a regular file but a folder; a file that can be read"


def test_a_card_larger_than_a_card_is_refused(tmp_path):
    """hostile 15: before it is read."""
    (tmp_path / "a.txt").write_text("Text.")
    (tmp_path / "a.yaml").write_text("note: " + "x" * 200_000)
    with pytest.raises(InputErrors, match=r"a\.yaml: has 200006 bytes; at most 100000 bytes"):
        read(tmp_path)


SPANS = [
    {"at": "end", "reason": "page furniture", "pattern": "Subscribe to The Paper.*"},
    {"at": "start", "reason": "byline", "pattern": "By [A-Z]\\w+ [A-Z]\\w+", "outlet": "The Paper"},
    {"at": "end", "of": "title", "reason": "site name", "pattern": r" - The Paper"},
]


def test_spans_of_the_card_are_taken_out_with_their_lines(tmp_path):
    """ordinary-news 26."""
    (tmp_path / "a.txt").write_text(
        "Talks begin - The Paper\n\nBy Jane Doe\n\nEnvoys met.\n\nSubscribe to The Paper for more."
    )
    (tmp_path / "a.yaml").write_text("outlet: The Paper")
    (tmp_path / "b.txt").write_text("Talks end\n\nBy Jane Doe\n\nEnvoys left.")
    corpus = read(tmp_path, boilerplate={"spans": SPANS})
    assert dict(corpus.articles.select("title", "text").rows()) == {
        "Talks begin": "Envoys met.",
        "Talks end": "By Jane Doe\n\nEnvoys left.",
    }
    assert corpus.removals.select("line", "reason", "text").rows() == [
        (3, "byline", "By Jane Doe"),
        (7, "page furniture", "Subscribe to The Paper for more."),
    ]


def test_an_entity_is_read_once_also_where_the_card_has_spans(tmp_path):
    """ordinary-news 29."""
    (tmp_path / "a.txt").write_text("A page says &amp;lt; there.")
    assert read(tmp_path, boilerplate={"spans": SPANS}).articles["text"].to_list() == ["A page says &lt; there."]


def test_a_text_of_nothing_but_spans_is_refused(tmp_path):
    """ordinary-news 26."""
    (tmp_path / "a.txt").write_text("Subscribe to The Paper now.")
    with pytest.raises(InputErrors, match=r"a\.txt: holds nothing but boilerplate"):
        read(tmp_path, boilerplate={"spans": SPANS})
