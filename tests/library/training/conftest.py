from tests.library.classify.conftest import encoder, heads, mask  # noqa: F401
