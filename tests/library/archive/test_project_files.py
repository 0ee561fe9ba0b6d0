import pytest

from presslens.archive.project_files import model_files, project_files
from presslens.base.errors import InputError


@pytest.mark.parametrize(("folder", "listed"), [("codebook", project_files), ("models", model_files)])
def test_a_link_that_leads_out_of_the_project_is_refused(tmp_path, folder, listed):
    (tmp_path / "secret.txt").write_text("not ours")
    root = tmp_path / "project"
    (root / folder).mkdir(parents=True)
    (root / folder / "link.yaml").symlink_to(tmp_path / "secret.txt")
    with pytest.raises(InputError, match=f"{folder}/link.yaml: is a link that leads out of the project"):
        listed(root)


def test_a_link_within_the_project_is_a_file_like_others(tmp_path):
    (tmp_path / "codebook").mkdir()
    (tmp_path / "codebook/a.yaml").write_text("a: 1")
    (tmp_path / "codebook/b.yaml").symlink_to(tmp_path / "codebook/a.yaml")
    assert project_files(tmp_path) == ["codebook/a.yaml", "codebook/b.yaml"]
