"""Data of a page as scripts. A page opened from a folder may load scripts beside it and nothing else."""

from __future__ import annotations

import json

#: Characters that could end a script element or a line of JavaScript; JSON may hold them escaped as well.
_ESCAPES = {ord(character): f"\\u{ord(character):04x}" for character in "<>&\u2028\u2029"}


def json_text(value: object) -> str:
    """JSON that may stand anywhere in a page or script: it holds no character that HTML or JavaScript reads otherwise.

    Raises
    ------
    ValueError
        A number is not finite.

    >>> json_text({"b": "</script>", "a": 1})
    '{"b":"\\\\u003c/script\\\\u003e","a":1}'
    """
    return json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).translate(_ESCAPES)


def data_script(name: str, value: object) -> str:
    """A script that hands ``value`` to the page under ``name``: the page's function ``presslens.receive`` takes both.

    >>> data_script("index", [1])
    'presslens.receive("index",[1]);\\n'
    """
    return f"presslens.receive({json_text(name)},{json_text(value)});\n"
