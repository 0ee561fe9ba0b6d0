"""A study that cannot be run says so in one line that names the key; tests/library/study knows which there are."""

import pytest

from .conftest import assert_no_traceback, copy_of_project, said

pytestmark = pytest.mark.workflow


@pytest.fixture(scope="module")
def study(tmp_path_factory):
    """A project for the tests of this file, which leave it as they found it."""
    return copy_of_project(tmp_path_factory.mktemp("config") / "study")


def refused(study, *arguments):
    done = study.run("--dry-run", *arguments)
    assert done.returncode != 0
    assert_no_traceback(done)
    assert len(said(done).splitlines()) < 12
    return said(done)


def test_every_fault_of_one_run_is_a_line(study):
    with study.undone("config.yaml"):
        study.edit("config.yaml", "  - TUR", "  - TUR\n  - XYZ")  # the first list with it is that of targets
        study.edit("config.yaml", "  - OTHER", "  - OTHER\n  - MARS")
        study.edit("config.yaml", "  - morality", "  - morality\n  - horserace")
        lines = refused(study)
    assert "config.yaml: targets: found 'XYZ'; allowed (codebook/targets/*.yaml)" in lines
    assert "config.yaml: frames: found 'horserace'; allowed (codebook/frames/*.yaml)" in lines
    assert "config.yaml: holders: found 'MARS'; allowed (codebook/holders/*.yaml)" in lines


def test_a_corpus_without_an_article_or_with_a_brace_in_a_name(study):
    files = sorted(path.relative_to(study.folder) for path in (study.folder / "seeds").iterdir())
    with study.undone("seeds/{a}.txt", *files):
        (study.folder / "seeds/{a}.txt").write_text("Turkey waited.")
        assert "seeds/{a}.txt: has a brace in its name; rename the file" in refused(study)
        (study.folder / "seeds/{a}.txt").unlink()
        for file in files:
            (study.folder / file).unlink()
        assert "data/seeds.yaml: path: holds no article: in seeds/ is nothing; reader text_folder takes" in refused(
            study
        )


def test_a_corpus_that_is_asked_for_is_checked_too(study):
    target = "results/fa-kes/tables/corpus.csv"
    for card in ("data/fa-kes.yaml", "annotations/fa-kes/card.yaml"):
        with study.undone(card):
            study.edit(card, "\ntitle: ", "\ntitel: ")
            assert f"{card}: unknown key 'titel'" in refused(study, target)
            assert study.run("--dry-run").returncode == 0  # no part of the study


def test_a_key_on_the_command_line_is_checked_too(study):
    assert "config.yaml: unknown key 'colour'" in refused(study, "--config", "colour=blue")
