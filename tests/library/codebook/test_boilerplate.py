"""The lines of the codebook that are no part of an article, and statements that look like them."""

import pytest

from presslens.codebook.codebook import Codebook
from presslens.ingest.known_lines import KnownLines
from tests.shipped import PROJECT

LINES = KnownLines(Codebook([PROJECT / "codebook/boilerplate.yaml"]).boilerplate["lines"])


@pytest.mark.parametrize(
    "line",
    [
        "Copyright © 2020 The Paper. All Rights Reserved.",
        "Copyright 2019 The Paper Company  All Rights Reserved",
        "© 2020 The Paper",
        "All rights reserved.",
        "(Reporting by M. Weiß; editing by K. Lang)",
        "Reporting by Jane Doe; Editing by John Roe",
        "(Additional reporting by Jane Doe in Ankara)",
    ],
)
def test_who_owns_a_text_and_who_worked_on_it(line):
    """These stood among the words that tell outlets apart."""
    assert line in LINES


@pytest.mark.parametrize(
    "line",
    [
        "All rights of the minority are reserved to parliament, the minister said.",
        "Copyright law was the subject of the talks in Ankara.",
        "Reporting by state television was denounced by Russia.",
        "Editing by censors goes on in Syria.",
    ],
)
def test_statements_stay(line):
    assert line not in LINES
