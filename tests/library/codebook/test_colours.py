"""Colours of targets and of frames tell them apart."""

import pytest

from presslens.base.errors import InputError
from presslens.base.io import read_yaml
from presslens.codebook.codebook import Codebook
from presslens.codebook.colours import check_colours
from tests.shipped import PROJECT, codebook_files


def test_both_files_are_named():
    """new-user 15: "a colour taken"; capital letters are the same colour."""
    with pytest.raises(InputError) as caught:
        check_colours([("a.yaml", "#0072b2"), ("b.yaml", "#D55E00"), ("c.yaml", "#0072B2")])
    assert str(caught.value) == "c.yaml: colour: '#0072B2' is that of a.yaml; a colour that tells the two apart"


@pytest.mark.parametrize(("part", "template"), [("targets", "target"), ("frames", "frame")])
def test_targets_and_frames_of_a_study_differ(part, template, tmp_path):
    taken = codebook_files(part)[0]
    text = (PROJECT / f"docs/templates/{template}.yaml").read_text(encoding="utf-8")
    new = tmp_path / part / f"{read_yaml(PROJECT / f'docs/templates/{template}.yaml')['code']}.yaml"
    new.parent.mkdir()
    old = read_yaml(PROJECT / f"docs/templates/{template}.yaml")["colour"]
    new.write_text(text.replace(old, read_yaml(taken)["colour"]), encoding="utf-8")
    book = Codebook([*codebook_files(part), new, PROJECT / "codebook/nouns.yaml"])
    with pytest.raises(InputError, match=f"{new.name}: colour: .* is that of .*{taken.name}"):
        getattr(book, part)


def test_a_target_and_a_holder_may_share_theirs():
    """new-user 15: a colour of a target that is taken by a holder, its own or another's, is no fault."""
    nouns = PROJECT / "codebook/nouns.yaml"
    book = Codebook([*codebook_files("targets"), *codebook_files("holders"), nouns])
    holders = {holder.code: holder.colour for holder in book.holders}
    assert [holders[target.code] for target in book.targets] == [target.colour for target in book.targets]
