from pathlib import Path

import pytest

from presslens.base.errors import InputError
from presslens.study.folder import OF_EVERY_STUDY, require_folders


def test_a_folder_that_every_study_rests_on_is_asked_for_with_a_way_to_have_it(tmp_path):
    for name in OF_EVERY_STUDY:
        (tmp_path / name).mkdir()
    require_folders(tmp_path, Path("../presslens"))
    (tmp_path / "models").rmdir()
    with pytest.raises(InputError, match=r"models/: is not there; .*ln -s \.\./presslens/models models"):
        require_folders(tmp_path, Path("../presslens"))
