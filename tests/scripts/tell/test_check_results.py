import re

import pytest
from scripts.tell import check_results


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Results as committed and as rebuilt, and where it is told what differs."""
    monkeypatch.setattr(check_results, "CHECKED", tmp_path / "check")
    for name, value in (("committed", "1"), ("rebuilt", "2")):
        (tmp_path / name / "tables").mkdir(parents=True)
        (tmp_path / name / "tables/a.csv").write_text(f"x\n{value}\n")
        (tmp_path / name / "tables/same.csv").write_text("x\n1\n")
    (tmp_path / "rebuilt/new.json").write_text("{}\n")
    return tmp_path


def test_what_differs_is_laid_down_to_be_looked_at(folders):
    outcome = check_results.compared("town", folders / "committed", folders / "rebuilt")
    assert outcome.verdict == "differs"
    assert set(outcome.differences) == {"new.json", "tables/a.csv"}
    check_results.tell([outcome], ["1 file is not as it is committed: config.yaml"])
    page = (folders / "check/index.html").read_text()
    addresses = re.findall(r'(?:href|src)="([^"]+)"', page)
    assert {"page.css", "town/rebuilt/tables/a.csv", "town/rebuilt/new.json"} == set(addresses)
    for address in addresses:
        assert (folders / "check" / address).is_file(), address
    assert (folders / "check/town/rebuilt/tables/a.csv").read_text() == "x\n2\n"
    assert "town/tables/a.csv, row 2" in (folders / "check/summary.md").read_text()


def test_nothing_is_laid_down_where_nothing_differs(folders):
    outcome = check_results.compared("town", folders / "committed", folders / "committed")
    assert not outcome.differences
    assert not (folders / "check/town").exists()
