"""How a rule calls its function."""

from types import SimpleNamespace

import pytest

from presslens.codebook.codebook import Codebook
from presslens.run.job import run


@pytest.fixture
def rule(tmp_path):
    return SimpleNamespace(
        rule="count",
        wildcards={"corpus": "seeds"},
        params={"least": 2},
        input={"articles": "a.parquet", "codebook": ["codebook/nouns.yaml"], "library": ["x.py"]},
        output={"table": "t.csv"},
        log=[str(tmp_path / "log")],
    )


def test_parameters_are_looked_up_by_name(rule, tmp_path):
    got = {}

    def count(corpus, articles, codebook, least, table, mirror, note):
        got.update(locals())
        note("counted")

    run(count, rule, mirror="copies")
    assert isinstance(got["codebook"], Codebook)
    assert "nouns" in got["codebook"]
    expected = {"corpus": "seeds", "articles": "a.parquet", "least": 2, "table": "t.csv", "mirror": "copies"}
    assert {key: got[key] for key in expected} == expected
    assert (tmp_path / "log").read_text() == "counted\n"


def test_what_the_rule_does_not_name_is_named(rule):
    def count(corpus, sentences):
        raise AssertionError

    with pytest.raises(TypeError, match="count asks for sentences, which rule count does not name"):
        run(count, rule)
