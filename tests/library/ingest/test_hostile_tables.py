"""Whatever lies in a folder of tables ends in articles and rows set aside, or in one line that names the file.

new-user 3 (encodings), ordinary-news 17 (missing values) and 18 (sep=;, separators), hostile 11 (a field twice) and 14
(nothing to be seen).
"""

import os

import pytest

from presslens.base.errors import InputError
from presslens.base.schema import check
from presslens.cards.corpora import CorpusCard
from presslens.ingest.articles import read_corpus
from presslens.ingest.folder import corpus_files

from .hostile_tables import FAMILIES, PLAIN, TEXT, table

CARD = {
    **{"name": "mine", "title": "Mine", "producer": "Me", "licence": "mine", "language": "en", "reader": "table"},
    **{"path": "mine", "columns": {"source_id": "No", "text": "Body", "outlet": "Paper", "date": "Day"}},
}
CASES = [(family, name) for family, entries in FAMILIES.items() for name in entries]


def read(folder, **changes):
    card = CARD | changes
    check(card, "card", "data/mine.yaml")
    return read_corpus(CorpusCard.of(card, "data/mine.yaml"), corpus_files(folder), [], ["en"], 20_000)


@pytest.mark.parametrize(("family", "name"), CASES)
def test_a_table_that_somebody_has(tmp_path, family, name):
    file, data, changes, comes = FAMILIES[family][name]
    (tmp_path / file).write_bytes(data)
    if name == "header in cp1254":
        changes = changes | {"columns": {"text": "Gövde"}}
    if isinstance(comes, str):
        with pytest.raises(InputError, match=comes) as caught:
            read(tmp_path, **changes)
        assert str(caught.value).startswith((str(tmp_path), "data/mine.yaml"))
        assert "\n" not in str(caught.value)
        assert len(str(caught.value)) < 600
        return
    corpus = read(tmp_path, **changes)
    assert (len(corpus.articles), set(corpus.exclusions["reason"])) == comes


def texts(folder, **changes):
    return read(folder, **changes).articles["text"].sort().to_list()


@pytest.mark.parametrize("encoding", ["cp1254", "utf-16", "utf-16-le", "iso-8859-9", "mac-roman"])
def test_letters_are_those_of_the_file(tmp_path, encoding):
    """new-user 3: not only no fault, but the right letters"""
    words = "Erdoğan and Çavuşoğlu in Türkiye" if encoding not in ("mac-roman",) else "Genève’s “café”"
    (tmp_path / "a.csv").write_bytes(table((1, words, "", ""), encoding=encoding))
    assert texts(tmp_path, encoding=encoding) == [words]


def test_missing_values_are_null_and_text_stays(tmp_path):
    """ordinary-news 17: what write.csv of R writes"""
    rows = f'"No","Body","Paper","Day"\n"1","{TEXT}","NA",NA\n"2",NA,"P","2020-03-05"\n"3","NA",NA,"2020-03-05"\n'
    (tmp_path / "a.csv").write_text(rows)
    corpus = read(tmp_path)
    assert corpus.articles.sort("source_id").select("source_id", "text", "outlet", "date").rows() == [
        ("1", TEXT, "NA", None),
        ("3", "NA", None, corpus.articles.sort("source_id")["date"][1]),
    ]
    assert corpus.articles["date"].null_count() == 1
    assert corpus.exclusions.select("source_id", "reason", "row").rows() == [("2", "no text", 3)]


@pytest.mark.parametrize("identity", ["=cmd.txt", "@x", "+1", "-5", "'=x", "=1+1", "a,b", 'a"b', "00123", "1e5", "NA"])
@pytest.mark.parametrize("ending", ["csv", "jsonl"])
def test_an_id_is_what_stands_in_the_file(tmp_path, identity, ending):
    """hostile 7"""
    import json

    document = {"No": identity, "Body": TEXT, "Paper": None, "Day": None}
    quoted = identity.replace('"', '""')
    rows = f'No,Body,Paper,Day\n"{quoted}","{TEXT}",,\n' if ending == "csv" else json.dumps(document) + "\n"
    (tmp_path / f"a.{ending}").write_text(rows)
    assert read(tmp_path).articles["source_id"].to_list() == [identity]


def test_rows_are_counted_as_a_spreadsheet_does_behind_sep(tmp_path):
    """ordinary-news 18: a spreadsheet does not show the line that names the separator"""
    (tmp_path / "a.csv").write_bytes(b"sep=;\nNo;Body;Paper;Day\n1;Text.;;\n2;;;\n")
    assert read(tmp_path).exclusions["row"].to_list() == [3]


def test_a_field_twice_is_named_by_file_row_and_field(tmp_path):
    """hostile 11"""
    (tmp_path / "a.jsonl").write_text('{"Body": "T.", "No": "1", "Paper": "", "Day": ""}\n{"Body": "A", "Body": "B"}\n')
    assert read(tmp_path).exclusions.select("file", "row", "detail").rows() == [
        ("a.jsonl", 2, "field 'Body' occurs twice")
    ]


def test_a_name_that_is_not_utf8(tmp_path):
    folder = os.fsencode(tmp_path)
    with open(os.path.join(folder, b"caf\xe9.csv"), "wb") as file:
        file.write(PLAIN)
    with pytest.raises(InputError, match=r"caf\\udce9\.csv: has a name that is not UTF-8; rename the file"):
        read(tmp_path)
    os.rename(os.path.join(folder, b"caf\xe9.csv"), os.path.join(folder, b"caf\xe9.doc"))
    (tmp_path / "a.csv").write_bytes(PLAIN)
    with pytest.raises(InputError, match=r"caf\\udce9\.doc: has a name that is not UTF-8; rename the file"):
        read(tmp_path)


def test_the_guess_of_an_encoding_is_always_the_same(tmp_path):
    file, data, changes, _ = FAMILIES["encodings"]["cp1254 undeclared"]
    (tmp_path / file).write_bytes(data)
    found = set()
    for _ in range(3):
        with pytest.raises(InputError) as caught:
            read(tmp_path, **changes)
        found.add(str(caught.value))
    assert len(found) == 1


def test_what_is_wrong_with_several_files_is_told_at_once(tmp_path):
    (tmp_path / "a.csv").write_bytes(FAMILIES["encodings"]["cp1252 undeclared"][1])
    (tmp_path / "b.csv").write_bytes(b"No,Text\n")
    (tmp_path / "c.csv").write_bytes(PLAIN)
    with pytest.raises(InputError) as caught:
        read(tmp_path)
    first, second = str(caught.value).split("\n")
    assert first.startswith(f"{tmp_path}/a.csv, row 2: ")
    assert second.startswith(f"{tmp_path}/b.csv: has no column 'Body', 'Day', 'Paper'")


def test_what_a_spreadsheet_keeps_beside_an_open_workbook_is_no_table(tmp_path):
    (tmp_path / "a.csv").write_bytes(PLAIN)
    (tmp_path / "~$b.xlsx").write_bytes(b"\x05name")
    corpus = read(tmp_path)
    assert (len(corpus.articles), corpus.exclusions["source_id"].to_list()) == (6, ["~$b.xlsx"])
