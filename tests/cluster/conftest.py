"""A project to run elsewhere."""

import pytest

from tests.workflow.conftest import copy_of_project


@pytest.fixture
def fresh(tmp_path):
    """A project with a tiny encoder, in which nothing has been run."""
    return copy_of_project(tmp_path / "study")
