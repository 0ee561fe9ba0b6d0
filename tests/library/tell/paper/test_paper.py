"""The papers of the committed results, as they are set."""

import copy
import io
import json
import os
import re
import subprocess
import sys
from urllib.parse import unquote

import polars as pl
import pypdf
import pytest

from presslens.base.errors import InputError
from presslens.exhibits.measures import Measure
from presslens.exhibits.tables import TABLES
from presslens.ledger.coded import CodedMentions
from presslens.tell.paper.document import paper_document
from presslens.tell.paper.numbers import numbers_of
from presslens.tell.paper.typeset import typeset
from presslens.tell.paper.written import written
from presslens.trace.address import cell_address
from tests.library.tell.paper.conftest import PROJECT, arguments, document_of, pdf_of, pictures, tables_of, text


def flat(pdf):
    """The text of a PDF on one line, hyphens at ends of lines joined."""
    pages = pypdf.PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages)).replace("\xa0", " ").replace("- ", "-")


def links(pdf):
    """Where the links of a PDF lead to that leave it."""
    found = []
    for page in pypdf.PdfReader(io.BytesIO(pdf)).pages:
        for note in page.get("/Annots") or []:
            action = note.get_object().get("/A")
            if action and action.get_object().get("/S") == "/URI":
                found.append(str(action.get_object()["/URI"]))
    return found


def test_numbers_in_the_pdf_are_those_of_the_tables():
    said = flat(pdf_of("fa-kes"))
    rows = tables_of("fa-kes")["sentiment_by_target"].iter_rows(named=True)
    rows = [row for row in rows if row["sentiment"] != "uncertain"]
    assert len(rows) == 9
    for row in rows:
        for columns in (("share", "low", "high"), ("corrected", "corrected_low", "corrected_high")):
            value, low, high = (f"{100 * row[column]:.1f}" for column in columns)
            assert f"{value} [{low}, {high}]" in said
    for row in tables_of("fa-kes")["hypotheses"].filter(primary=True).iter_rows(named=True):
        value = f"{row['corrected']:.2f} [{row['corrected_low']:.2f}, {row['corrected_high']:.2f}]"
        assert value.replace("-", "−") in said
    corpus = dict(tables_of("fa-kes")["corpus"].iter_rows())
    assert f"{corpus['articles']} articles ({corpus[str(Measure.STORIES)]} stories)" in said


def test_every_number_is_the_cell_that_it_names(corpus):
    numbers = numbers_of(document_of(corpus))
    cells = {}
    for number in numbers.values():
        if number.table and number.cell:
            if number.table not in cells:
                table = tables_of(corpus)[number.table]
                cells[number.table] = {
                    cell_address(TABLES[number.table].keys, row): row for row in table.iter_rows(named=True)
                }
            value = cells[number.table][number.cell][number.column]
            assert str(number.value) == str(value)
            assert number.text == written(value, number.unit) or number.unit == "count"
    assert len(cells) > 8


def test_links_lead_to_cells_that_are_there(corpus):
    found = links(pdf_of(corpus))
    traced = [link for link in found if link.startswith(f"../../reader/{corpus}/trace.html#")]
    assert len(traced) > 50
    for link in set(traced):
        table, cell = map(unquote, link.partition("#")[2].split("/"))
        keys = TABLES[table].keys
        assert cell in {cell_address(keys, row) for row in tables_of(corpus)[table].iter_rows(named=True)}
    others = {link for link in found if link not in traced}
    assert all(re.fullmatch(r"manifest\.json|tables/\w+\.csv|https://arxiv\.org/abs/[\d.]+", link) for link in others)


@pytest.mark.parametrize(
    ("corpus", "there", "not_there"),
    [
        (
            "fa-kes",
            ["No person coded", "Krippendorff", "of kinds of outlets", "Al Manar", "Commonest label"],
            ["UNVALIDATED", "All articles are of one outlet"],
        ),
        (
            "wikinews",
            [
                "UNVALIDATED",
                "All articles are of one outlet, Wikinews",
                "The codebook has no hypothesis",
                "295 articles",
            ],
            ["Krippendorff, 2018", "Corrected, %"],
        ),
        (
            "seeds",
            [
                "UNVALIDATED",
                "In 1 article (1 story)",
                "The outlet of the articles is not known",
                "No claim has stories enough",
            ],
            ["1 articles", "Egami", "Corrected, %"],
        ),
    ],
)
def test_sentences_hang_on_what_the_corpus_has(corpus, there, not_there):
    said = flat(pdf_of(corpus))
    for words in there:
        # What Typst says on a figure's face is not the question.
        assert words in said, words
    for words in not_there:
        assert words not in said, words


def test_footnotes_name_table_and_cell():
    document = {**document_of("seeds"), "cells": "footnotes"}
    made = typeset(text(), document, pictures("seeds"))
    assert not [link for link in links(made) if "trace.html" in link]
    assert "table corpus, row articles, column value" in flat(made)


def test_two_builds_have_the_same_bytes_whatever_the_machine_says(tmp_path):
    script = tmp_path / "again.py"
    script.write_text(
        "import hashlib\n"
        "from tests.library.tell.paper.conftest import pdf_of\n"
        "print(hashlib.sha256(pdf_of('seeds')).hexdigest())\n"
    )
    found = set()
    for place, zone, language, seed in (("a", "UTC", "C", "1"), ("b", "Asia/Tokyo", "tr_TR.UTF-8", "2")):
        home = tmp_path / place
        (home / ".fonts").mkdir(parents=True)
        environment = {
            **os.environ,
            "HOME": str(home),
            "TZ": zone,
            "LANG": language,
            "PYTHONHASHSEED": seed,
            "TYPST_FONT_PATHS": str(home),
        }
        environment |= {"PYTHONPATH": f"{PROJECT}:{PROJECT / 'src'}", "SOURCE_DATE_EPOCH": seed}
        made = subprocess.run(
            [sys.executable, str(script)], env=environment, cwd=home, capture_output=True, text=True, check=True
        )
        found.add(made.stdout)
    assert len(found) == 1
    assert b"/CreationDate" not in pdf_of("seeds")


def test_what_is_published_is_enough_to_set_it_again():
    published = json.loads(json.dumps(document_of("seeds")))
    assert typeset(text(), published, pictures("seeds")) == pdf_of("seeds")


def test_a_number_that_does_not_exist_stops_the_build():
    wrong = text() | {"limits.typ": b'#import "lookup.typ": *\n= Limits\n#n("sentiment.XYZ.negative.share")\n'}
    with pytest.raises(InputError, match=r"paper/: .*no number is called sentiment\.XYZ\.negative\.share"):
        typeset(wrong, document_of("seeds"), pictures("seeds"))


def test_an_estimate_outside_of_its_interval_stops_the_build():
    document = copy.deepcopy(document_of("wikinews"))
    document["numbers"]["sentiment.TUR.negative.low"]["value"] = 0.99
    with pytest.raises(InputError, match="lies outside of its interval"):
        typeset(text(), document, pictures("wikinews"))


@pytest.mark.parametrize(
    ("was", "is_now", "fault"),
    [
        (b"limits: (", b"limitations: (", "does not answer limits"),
        (b"[Yes: every draw takes", b"[ ], [Yes: every draw takes", None),
        (
            b"[See the section on limits, and the notes in tables where there is no interval.]",
            b"[ ]",
            "to limits is blank",
        ),
    ],
)
def test_a_blank_in_the_checklist_stops_the_build(was, is_now, fault):
    files = text()
    assert was in files["checklist.typ"]
    files["checklist.typ"] = files["checklist.typ"].replace(was, is_now)
    with pytest.raises(InputError, match=fault or "paper/"):
        typeset(files, document_of("seeds"), pictures("seeds"))


def test_the_text_reads_nothing_outside_of_its_folder(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("nobody's business")
    for path in (str(secret), f"../../{secret}", "../nothing/x"):
        files = text() | {"limits.typ": f'= Limits\n#read("{path}")'.encode()}
        with pytest.raises(InputError):
            typeset(files, document_of("seeds"), pictures("seeds"))
    with pytest.raises(InputError, match="no name of a file"):
        typeset(text() | {"../x.typ": b""}, document_of("seeds"), {})


def test_a_corpus_without_a_mention_has_a_paper():
    """Nor with a date, an outlet or a figure."""
    given = arguments("seeds")
    tables = {name: table.clear() for name, table in given["tables"].items()}
    words = {"first date": "unknown", "last date": "unknown", "outlets": "unknown", "articles": "1"}
    rows = [(measure, words.get(measure, "0")) for measure in given["tables"]["corpus"]["measure"]]
    tables["corpus"] = pl.DataFrame(rows, schema=["measure", "value"], orient="row")
    nobody = CodedMentions(0, 0, 0, 0, {})
    said = flat(typeset(text(), paper_document(**given | {"tables": tables, "coded": nobody, "figures": {}}), {}))
    assert "No actor mention of these states was found" in said
    assert "No sentence on these states carries a frame" in said
    assert "unknown," not in said


def test_articles_of_no_outlet_and_no_date_are_counted_without_a_gap():
    document = copy.deepcopy(document_of("seeds"))
    document["rows"]["outlets"] = []
    for name in ("corpus.first_date", "corpus.last_date"):
        document["numbers"].pop(name, None)
    said = flat(typeset(text(), document, pictures("seeds")))
    assert re.search(r"In \d+ articles? \(\d+ stor(y|ies)\), \d+ mentions?", said)
