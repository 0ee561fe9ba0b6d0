"""Items on which coders differ, and what becomes of what was settled."""

import re

import pytest
from scripts.annotate.make_settle_page import main, make_settle_page

from presslens.base.errors import InputError
from tests.coding_study import page_data, saved_file

from .test_take_codes import BAD, NOT, codes_of, read, shared, study, take_codes  # noqa: F401


@pytest.fixture
def differing(study):  # noqa: F811
    """Anna and Bert differ on the first two items: on sentiment; on everything."""
    root, data, folder = study
    (folder / "a.csv").write_text(saved_file(data, codes_of(data)))
    first, second, *_ = sorted(codes_of(data))
    other = codes_of(data) | {first: BAD | {"sentiment": "1", "frames": "economic;conflict"}, second: NOT}
    (folder / "b.csv").write_text(saved_file(data, other, "bert"))
    yield root, folder, first, second
    (folder / "settle.html").unlink(missing_ok=True)


def settle(root, folder, answers, **more):
    page, _ = make_settle_page("toy", root=root, **more)
    data = page_data(page)
    seen = {item["id"]: item["seen"] for item in data["items"]}
    (folder / "settled.csv").write_text(saved_file(data, answers, seen=seen))
    return data


def test_only_differences_are_asked_with_the_codes_of_both(differing):
    root, _, first, _ = differing
    page, n = make_settle_page("toy", root=root)
    one, two = sorted(page_data(page)["items"], key=lambda item: item["id"])
    assert n == 2
    assert (one["id"], one["settle"], one["agreed"]["actor"]) == (first, ["sentiment", "reason"], "1")
    assert [side["sentiment"] for side in one["codes"]] == ["-1", "1"]
    assert two["settle"] == ["actor", "sentiment", "holder", "stance", "frames", "reason"]
    with pytest.raises(InputError, match=r"settle\.html: is there already"):
        make_settle_page("toy", root=root)


def test_names_can_be_hidden(differing):
    root, *_ = differing
    page, _ = make_settle_page("toy", hide=True, root=root)
    data = page_data(page)
    assert data["page"]["coders"] == ["coder 1", "coder 2"]
    assert not re.search("anna|bert", page.read_text().lower())


def test_what_was_settled_is_taken_and_agreement_stays(differing):
    root, folder, first, second = differing
    why = {"reason": "The manual says so", "note": "=see 2"}
    settle(
        root,
        folder,
        {first: {"sentiment": "1", **why}, second: {"actor": "0", "holder": "TUR", "frames": "none", **why}},
    )
    lines = take_codes("toy", root=root)
    assert lines[0] == "2 items on which coders differ are settled"
    card, found = read(root)
    assert [coder.name for coder in card.coders] == ["Anna", "Bert"]
    at = found.sample["id"].to_list().index(first)
    assert found.settled["sentiment"][at] == "positive"
    assert found.settled["actor"][at] is None
    assert [of["sentiment"][at] for of in found.codes.values()] == ["negative", "positive"]
    assert "The manual says so: =see 2" in (root / "annotations/toy/settled.csv").read_text()


def test_what_was_settled_on_other_codes_does_not_count(differing, study):  # noqa: F811
    root, folder, first, _ = differing
    settle(root, folder, {first: {"sentiment": "1", "reason": "Either could hold"}})
    later = codes_of(study[1]) | {first: BAD | {"sentiment": "0"}}
    (folder / "c.csv").write_text(saved_file(study[1], later, "bert", revision="2"))
    assert take_codes("toy", root=root)[:2] == [
        f"settled on other codes than those that coders have now, left out: {first}",
        "coders differ on 1 items of which nothing is settled: make settle CORPUS=toy",
    ]
    assert read(root)[1].settled is None


def test_what_cannot_be_settled_is_a_line(study, capsys):  # noqa: F811
    root, data, folder = study
    assert main(["toy", "--study", str(root)]) == 1
    (folder / "a.csv").write_text(saved_file(data, codes_of(data)))
    assert main(["toy", "--study", str(root)]) == 1
    (folder / "b.csv").write_text(saved_file(data, codes_of(data), "bert"))
    assert main(["toy", "--study", str(root)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.partition("coding/4: ")[2] for line in lines] == [
        "has files of 0 coders; those of two or more: put them there",
        "has files of 1 coders; those of two or more: put them there",
        "holds no item on which coders differ; nothing is to be settled",
    ]
