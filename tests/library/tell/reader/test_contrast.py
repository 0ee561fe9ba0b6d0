from hypothesis import given
from hypothesis import strategies as st

from presslens.base.io import read_yaml
from presslens.pages.vendored import FOLDER
from presslens.tell.reader.contrast import ENOUGH, GROUNDS, TINTS, contrast, mixed, shades
from presslens.tell.reader.needs import ASSETS
from tests.shipped import codebook_files


@given(st.from_regex(r"#[0-9a-f]{6}", fullmatch=True))
def test_every_colour_can_be_read_on_its_own_tint(colour):
    for scheme, shade in shades(colour).items():
        for ground in GROUNDS[scheme]:
            assert contrast(shade, mixed(ground, shade, TINTS[scheme])) >= ENOUGH
            assert contrast(shade, ground) >= ENOUGH


def test_targets_keep_colours_of_their_own():
    entries = [read_yaml(path) for path in codebook_files("targets")]
    colours = [entry["colour"] for entry in entries if "colour" in entry]
    for scheme in GROUNDS:
        assert len({shades(colour)[scheme] for colour in colours}) == len(set(colours))


def test_grounds_and_tints_are_those_of_the_pages():
    page = (FOLDER.parent / "page.css").read_text(encoding="utf-8")
    reader = (ASSETS / "reader.css").read_text(encoding="utf-8")
    for ground, raised in GROUNDS.values():
        assert f"--ground: {ground}; --raised: {raised};" in page
    for tint in TINTS.values():
        assert f"--tint: {round(100 * tint)}%" in reader
