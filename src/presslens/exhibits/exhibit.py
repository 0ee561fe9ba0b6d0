"""What an exhibit is: a table or a figure of results, described once for rules, captions and the data package."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

#: Types of Table Schema (Frictionless, version 1) and the Python type that a column of each is read as.
KINDS: dict[str, type] = {"string": str, "integer": int, "number": float, "boolean": bool}


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in Table Schema, and what its numbers or words mean."""

    name: str
    kind: Literal["string", "integer", "number", "boolean"]
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of results: ``results/<corpus>/tables/<name>.csv``, and ``.tex`` for papers.

    Attributes
    ----------
    name
        Of its files, without ending. It picks the table's random numbers, too.
    columns
        In order.
    keys
        Names of the columns that say what a row is about; no two rows agree in all of them.
    caption
        What it shows and how to read it, in reStructuredText; ``{names}`` in braces are filled in by
        :func:`presslens.tell.captions.filled`.
    printed
        Names of the columns of the LaTeX version; empty: no LaTeX version.
    outcome
        Of a table of shares: the one of :attr:`keys` that holds the label whose share a row gives; else empty.
    coded
        Only for corpora with annotations.
    question
        Only for corpora whose coders answered this question; empty: for all.
    """

    name: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    caption: str
    printed: tuple[str, ...] = ()
    outcome: str = ""
    coded: bool = False
    question: str = ""

    @property
    def types(self) -> dict[str, type]:
        """Python type by column, in order: the schema to make and to read the table with."""
        return {column.name: KINDS[column.kind] for column in self.columns}

    @property
    def groups(self) -> tuple[str, ...]:
        """What the shares of a row are shares of: its keys but the label."""
        return tuple(key for key in self.keys if key != self.outcome)

    @property
    def files(self) -> tuple[str, ...]:
        """Endings of its files."""
        return ("csv", "tex") if self.printed else ("csv",)


@dataclass(frozen=True, slots=True)
class Estimate:
    """One job that makes tables of results from a corpus's ledger and what lies beside it.

    Attributes
    ----------
    name
        Of its rule.
    purpose
        What it finds out, in a sentence.
    function
        Function that makes the tables, as ``module:function``; named as text, so that listing exhibits loads no
        library. It is called with those of the following that its parameters name, and gives the tables by name.
    tables
        What it makes; the parameter ``tables``.
    reads
        Tables of the corpus that it is given, by name.
    shards
        Tables of the corpus's shards, by name; each arrives as one.
    codebook
        Parts of the codebook; the parameter ``codebook``.
    settings
        What it is told of ``config.yaml``: names of the study's codes (``targets`` ...), keys of its block
        ``estimate``, and ``bootstrap`` for those of them that intervals need.
    """

    name: str
    purpose: str
    function: str
    tables: tuple[Table, ...]
    reads: tuple[str, ...] = ()
    shards: tuple[str, ...] = ()
    codebook: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: ``results/<corpus>/figures/<name>`` as svg, pdf and png, with the plotted numbers as csv.

    Attributes
    ----------
    name
        Of its files, without ending.
    drawn_by
        Function that draws it, as ``module:function``.
    table
        Name of the table it is drawn from, or ``ledger``.
    reads
        Further inputs by name: tables of results, or tables of the pipeline.
    codebook
        Parts of the codebook whose labels and colours it needs.
    questions
        Those whose labels it shows or selects by; how they were checked is stamped on its face.
    columns
        Of its csv; empty: those of :attr:`table`.
    note
        The text on its face, with ``{names}`` in braces that are filled in; its caption begins with it.
    caption
        What a reader of the report is told besides.
    coded
        Only for corpora with annotations.
    """

    name: str
    drawn_by: str
    table: str
    note: str
    reads: tuple[str, ...] = ()
    codebook: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()
    caption: str = ""
    coded: bool = False

    @property
    def files(self) -> tuple[str, ...]:
        """Endings of its files."""
        return ("svg", "pdf", "png", "csv")
