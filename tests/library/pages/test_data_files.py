import json

import pytest

from presslens.pages.data_files import data_script, json_text


def test_what_is_written_is_what_is_read():
    value = {"text": "a</script><!--\u2028\u2029&\"'\\", "numbers": [1, 2.5, None, True]}
    assert json.loads(json_text(value)) == value


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "\u2028", "&lt;"])
def test_no_text_leaves_its_string(text):
    written = data_script("a", {"title": text})
    assert not set("<>&\u2028\u2029") & set(written)


def test_numbers_are_finite():
    with pytest.raises(ValueError, match="Out of range"):
        json_text(float("nan"))
