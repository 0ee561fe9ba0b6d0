from pathlib import Path

import pytest
from scripts.docs.write_reference import blocks, pages

from presslens.base.errors import InputError
from tests.shipped import CONFIG_FILE

PROJECT = Path(__file__).resolve().parents[3]


@pytest.fixture
def project(tmp_path):
    (tmp_path / "docs").mkdir()
    (tmp_path / "config.yaml").write_bytes((PROJECT / "config.yaml").read_bytes())
    return tmp_path


def test_blocks_are_made_anew_and_the_rest_of_a_page_stays(project):
    page = project / "docs/a.md"
    page.write_text("# A\n<!-- generated: nouns -->\nold\n<!-- end -->\nfoot\n", encoding="utf-8")
    lines = "\n".join(blocks(project / "config.yaml")["nouns"])
    assert pages(project) == {page: f"# A\n<!-- generated: nouns -->\n{lines}\n<!-- end -->\nfoot\n"}
    assert "old" in page.read_text(encoding="utf-8")


def test_a_block_nobody_makes_is_refused(project):
    (project / "docs/a.md").write_text("<!-- generated: hopes -->\n<!-- end -->\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"docs/a\.md: found block 'hopes'; allowed: actor-rules, .*config"):
        pages(project)


def test_values_of_the_study_come_from_its_config(project):
    config = project / "config.yaml"
    text = CONFIG_FILE.read_text(encoding="utf-8")
    config.write_text(text.replace("resamples: 2000", "resamples: 150"), encoding="utf-8")
    (line,) = [line for line in blocks(project / "config.yaml")["config"] if "`estimate.resamples`" in line]
    assert line == "| `estimate.resamples` | `150` | whole number, from 100 to 100,000 | bootstrap draws |"
