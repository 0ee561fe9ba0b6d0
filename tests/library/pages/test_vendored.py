import re

import pytest

from presslens.base.errors import InputError
from presslens.pages.vendored import FOLDER, libraries, vendored


@pytest.mark.parametrize("library", libraries(), ids=lambda library: library.file)
def test_a_library_is_as_published_and_has_its_licence(library):
    assert vendored(library.file)
    assert (FOLDER / library.licence_file).read_text(encoding="utf-8").strip()
    assert re.fullmatch(r"\d+\.\d+\.\d+", library.version)


def test_every_file_is_listed():
    listed = {name for library in libraries() for name in (library.file, library.licence_file)}
    assert {path.name for path in FOLDER.iterdir()} == {*listed, "vendor.yaml"}


def test_one_that_is_not_there_is_named():
    with pytest.raises(InputError, match=r"no 'jquery.js'"):
        vendored("jquery.js")
