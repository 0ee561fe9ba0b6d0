import re

from hypothesis import given
from hypothesis import strategies as st

from presslens.ingest.ends import line_edges

TEXTS = st.text(alphabet="abA \n\t\r\x0b\x85\u2028\xa0", max_size=30)


@given(TEXTS)
def test_edges_are_those_of_a_pattern(text):
    edges = re.compile(r"[^\S\n]+(?=\n)|(?<=\n)[^\S\n]+")
    assert list(line_edges(text)) == [match.span() for match in edges.finditer(text)]
