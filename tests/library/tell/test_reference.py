import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from presslens.base.errors import InputError
from presslens.exhibits.exhibit import Column, Figure, Table
from presslens.tell.fields import fields
from presslens.tell.markdown import code, prose
from presslens.tell.reference import (
    column_table,
    exhibit_list,
    field_table,
    meanings,
    setting_comments,
    settings_table,
    with_blocks,
)

SCHEMA = {
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "pattern": "^[a-z]+$", "form": "small_letters", "description": "Its `name`."},
        "size": {"type": "integer", "minimum": 1, "maximum": 20},
        "kind": {"enum": ["a|b", "c"]},
        "days": {"type": "array", "items": {"$ref": "#/$defs/day"}},
        "parts": {"type": "array", "items": {"required": ["at"], "properties": {"at": {"type": "number"}}}},
        "files": {"type": "object", "additionalProperties": {"properties": {"bytes": {"type": "integer"}}}},
        "codes": {"type": "object", "additionalProperties": {"type": ["string", "null"]}},
    },
    "$defs": {"day": {"type": ["string", "null"], "form": "a day"}},
}


def test_keys_come_in_order_with_those_of_blocks_lists_and_names_of_the_user():
    assert [field.key for field in fields(SCHEMA)] == [
        *("name", "size", "kind", "days", "parts", "parts.at", "files", "files.<name>.bytes", "codes")
    ]
    assert [field.key for field in fields(SCHEMA) if field.needed] == ["name", "parts.at"]


def test_what_is_allowed_is_said_in_words():
    assert {field.key: field.allowed for field in fields(SCHEMA)} == {
        "name": r"small\_letters",
        "size": "whole number, from 1 to 20",
        "kind": r"`a\|b`, `c`",
        "days": "list of: a day or null",
        "parts": "list of blocks",
        "parts.at": "number",
        "files": "blocks by name",
        "files.<name>.bytes": "whole number",
        "codes": "by name: text or null",
    }


def test_a_key_of_some_choices_names_them_and_keys_of_its_block_do_not_repeat_it():
    def case(values, known):
        then = {"additionalProperties": False, "properties": {"reader": {}, **known}}
        return {"if": {"properties": {"reader": values}}, "then": then}

    block = {"properties": {"x": {"type": "string"}, "y": {"type": "string"}}}
    schema = {
        "properties": {"reader": {"enum": ["r", "s", "t"]}, "only": block, "all": block},
        "allOf": [
            case({"const": "r"}, {"only": {}, "all": {}}),
            case({"enum": ["s", "t"]}, {"all": {"additionalProperties": False, "properties": {"x": {}}}}),
        ],
    }
    assert {field.key: field.only for field in fields(schema) if field.only} == {"only": ("r",), "all.y": ("r",)}
    assert field_table(schema)[0] == "| key | needed | allowed | only with | meaning |"


def test_a_block_with_keys_of_its_own_and_others_shows_its_own():
    schema = {
        "properties": {"q": {"properties": {"a": {"type": "string"}}, "additionalProperties": {"type": "string"}}}
    }
    assert [(field.key, field.allowed) for field in fields(schema)] == [("q", "block"), ("q.a", "text")]


def test_the_table_of_a_file():
    assert field_table(SCHEMA)[:3] == [
        "| key | needed | allowed | meaning |",
        "| --- | --- | --- | --- |",
        r"| `name` | yes | small\_letters | Its `name`. |",
    ]


def test_settings_show_value_range_and_comment():
    text = "size: 3   # in cm_2\nkind: c   # a|b | c\ndays:   # ISO\n  - x\n"
    lines = settings_table(SCHEMA, text, {"size": 3, "kind": "c", "days": ["x", None], "codes": {}})
    assert r"| `size` | `3` | whole number, from 1 to 20 | in cm\_2 |" in lines
    assert r"| `kind` | `c` | `a\|b`, `c` |  |" in lines
    assert "| `days` | `x`, `None` | list of: a day or null | ISO |" in lines
    assert r"| `name` | - | small\_letters | Its `name`. |" in lines


def test_comments_are_those_behind_keys():
    text = "# head # not\na:\n  b: 1  # one\n  # aside: no\n  c:  # two\n    d: x#y\ne: 2 # three\n"
    assert setting_comments(text) == {"a.b": "one", "a.c": "two", "e": "three"}


def test_code_in_prose_stays_code_and_the_rest_is_escaped():
    assert prose("a_b `c_d` <e>, `f|g`") == r"a\_b `c_d` \<e\>, `f\|g`"
    assert prose("x. " * 400).endswith("x.")
    with pytest.raises(ValueError, match="left open"):
        prose("one ` two")


@given(st.text())
def test_code_is_one_span_on_one_line_in_one_cell(text):
    written = code(text)
    assert written.count("`") == 2
    assert "\n" not in written
    assert not re.search(r"(?<!\\)\|", written)


def table(name, *columns, caption="", question=""):
    return Table(name, columns, keys=(), caption=caption, question=question)


N = Column("n", "integer", "Rows.")


def test_columns_with_one_meaning_stand_once_and_others_name_their_tables():
    other = Column("n", "integer", "Articles.")
    found = meanings([table("odd", other), table("a", N), table("b", N), table("v_actor", other, question="actor")])
    assert [(one.meaning, one.tables) for one in found] == [("Articles.", ()), ("Rows.", ("a", "b"))]
    found = meanings([table("odd", other), table("a", N), table("b", N)])
    assert [(one.meaning, one.tables) for one in found] == [("Rows.", ()), ("Articles.", ("odd",))]
    assert column_table(found)[2:] == ["| `n` |  | integer | Rows. |", "| `n` | `odd` | integer | Articles. |"]


def test_tables_of_each_question_are_listed_once():
    tables = [
        table(f"v_{q}", N, caption=f"{q.capitalize()}: see ``c_{q}.csv`` of ``x/{{corpus}}``.", question=q)
        for q in ("actor", "stance")
    ]
    assert exhibit_list(tables) == ["- `v_<question>` (csv): see `c_<question>.csv` of `x/<corpus>`."]
    assert [one.name for one in meanings(tables)] == ["n"]


def test_captions_show_the_names_of_what_a_run_fills_in():
    figure = Figure(
        "f", "m:f", table="t", note="n: {n_mentions}.\n{intervals}", caption="*All*{more} of {share:.0%}, ``p_x`` <b>."
    )
    assert exhibit_list([figure]) == [
        r"- `f` (svg, pdf, png, csv, txt): n: `n_mentions`. All `more` of `share`, `p_x` \<b\>."
    ]


def test_a_page_keeps_what_is_not_generated():
    page = "a\n<!-- generated: x -->\nold\n<!-- end -->\nb\n<!-- generated: x -->\n<!-- end -->\n"
    made = "<!-- generated: x -->\nl1\nl2\n<!-- end -->\n"
    assert with_blocks(page, {"x": ["l1", "l2"]}, "p.md") == f"a\n{made}b\n{made}"
    assert with_blocks(with_blocks(page, {"x": ["1"]}, "p"), {"x": ["1"]}, "p") == with_blocks(page, {"x": ["1"]}, "p")
    with pytest.raises(InputError, match=r"p\.md: found block 'x'; allowed: y"):
        with_blocks(page, {"y": []}, "p.md")
