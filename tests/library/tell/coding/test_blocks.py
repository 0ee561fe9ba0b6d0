"""A manual as blocks: whatever its author wrote, it is text."""

from hypothesis import given
from hypothesis import strategies as st

from presslens.tell.coding.blocks import blocks, sections

MANUAL = r"""# How
Look at [[ ]],
then code.

## 1. `actor`
Who \*acts\*?

| code | when |
| --- | ---: |
| 1 | a state \| its army |
| 0 | **nobody** |

- one
  more
- two

## 2. Stance
```yaml
a: `b`
```
### Deeper
<b>bold</b>
## End
"""


def test_headings_paragraphs_tables_lists_and_code_are_told_apart():
    found = sections(blocks(MANUAL), ["actor", "stance", "frames"])
    table = ["table", [["code", "when"], ["1", "a state | its army"], ["0", "nobody"]]]
    assert found["actor"] == [["p", "Who *acts*?"], table, ["ul", ["one more", "two"]]]
    assert found["stance"] == [["code", "a: `b`"], ["h", 3, "Deeper"], ["p", "<b>bold</b>"]]
    assert found["frames"] == []


lines = st.text(st.sampled_from("#|-*` \\\n<>a1."), max_size=80)


@given(lines)
def test_any_text_becomes_blocks_of_text(text):
    for kind, *rest in blocks(text):
        assert kind in ("h", "p", "ul", "table", "code")
        parts = rest[-1]
        assert isinstance(parts, str) if kind in ("h", "p", "code") else isinstance(parts, list)
