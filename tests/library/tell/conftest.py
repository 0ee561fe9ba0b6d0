from tests.library.annotate.conftest import folder  # noqa: F401
