"""What an exhibit is: a table or a figure of results, described once for rules, captions and the data package."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

#: Types of Table Schema (Frictionless, version 1) and the Python type that a column of each is read as.
KINDS: dict[str, type] = {"string": str, "integer": int, "number": float, "boolean": bool}
#: Keys of ``config.yaml`` (block ``estimate``) that tests of differences need:
#: :class:`presslens.base.bootstrap.Settings`.
BOOTSTRAP = ("resamples", "confidence", "seed", "min_articles")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, its type in Table Schema, and what its numbers or words mean."""

    name: str
    kind: Literal["string", "integer", "number", "boolean"]
    meaning: str


def types_of(columns: Iterable[Column]) -> dict[str, type]:
    """Python type by column, in order.

    >>> types_of([Column("n", "integer", "Rows of the group.")])
    {'n': <class 'int'>}
    """
    return {column.name: KINDS[column.kind] for column in columns}


@dataclass(frozen=True, slots=True)
class Table:
    """A table of results: ``results/<corpus>/tables/<name>.csv``, and ``.tex`` for papers.

    Attributes
    ----------
    name
        Of its files, without ending. It picks random numbers, where the table needs some.
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
    traced_by
        Function that gives the items behind each row, as ``module:function`` (:mod:`presslens.trace`); named as text,
        so that listing exhibits loads no library.
    """

    name: str
    columns: tuple[Column, ...]
    keys: tuple[str, ...]
    caption: str
    printed: tuple[str, ...] = ()
    outcome: str = ""
    coded: bool = False
    question: str = ""
    traced_by: str = ""

    @property
    def types(self) -> dict[str, type]:
        """Python type by column, in order: the schema to make and to read the table with."""
        return types_of(self.columns)

    @property
    def groups(self) -> tuple[str, ...]:
        """What the shares of a row are shares of: its keys but the label."""
        return tuple(key for key in self.keys if key != self.outcome)

    @property
    def files(self) -> tuple[str, ...]:
        """Endings of its files."""
        return ("csv", "tex") if self.printed else ("csv",)

    def is_for(self, coded: Collection[str]) -> bool:
        """Whether it is a table of a corpus whose coders answered these questions; none where nobody coded."""
        return (bool(coded) or not self.coded) and (self.question in coded or not self.question)


@dataclass(frozen=True, slots=True)
class Estimate:
    """One step that makes tables of results from a corpus's ledger and what lies beside it.

    Attributes
    ----------
    name
        Of its step.
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
    by_codes
        It corrects by sampled codes; the parameter ``coded``
        (:class:`presslens.estimate.correction.pseudo_outcomes.Coded`), all located mentions with the columns that group
        them. In a corpus that nobody coded none of them has a code.
    codebook
        Parts of the codebook; the parameter ``codebook``.
    names
        Parts of the codebook whose codes it is told, in the order of the study; the parameter ``names``, by part.
    questions
        Questions without whose answers its tables are empty: where one is not answered, nothing is counted.
    settings
        Keys of the block ``estimate`` of ``config.yaml``, ``bootstrap`` for those of them that tests of differences
        need, and ``decisions``: how questions of attitude are decided
        (:attr:`presslens.study.models.Models.decisions`).
    """

    name: str
    purpose: str
    function: str
    tables: tuple[Table, ...]
    reads: tuple[str, ...] = ()
    shards: tuple[str, ...] = ()
    by_codes: bool = False
    codebook: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    settings: tuple[str, ...] = ()

    @property
    def module(self) -> str:
        """Module of its function."""
        return self.function.partition(":")[0]

    @property
    def of_mentions(self) -> bool:
        """Whether it says something of the mentions of the ledger."""
        return bool({"ledger", "word_counts"} & set(self.reads))

    def settings_in(self, block: Mapping[str, Any], decisions: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """What it is told of the block ``estimate`` of a study's configuration, and of its decisions; nothing else."""
        known = {**block, "bootstrap": {key: block[key] for key in BOOTSTRAP}, "decisions": decisions}
        return {key: known[key] for key in self.settings}


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure: ``results/<corpus>/figures/<name>`` as svg, pdf and png, with the plotted numbers as csv and the
    caption as txt.

    Attributes
    ----------
    name
        Of its files, without ending.
    drawn_by
        Function that draws it, as ``module:function``; called with a :class:`~presslens.draw.drawing.Sources` and with
        :attr:`options` by name, it gives a :class:`~presslens.draw.drawing.Drawing`.
    table
        What it is drawn from: a table of results, or ``ledger``. With ``{question}`` in its name, one table of each
        question that coders and a classifier answered; the figure is for corpora with annotations then.
    note
        The text on its face, with ``{names}`` in braces that :mod:`presslens.tell.figure_captions` fills in; its
        caption in the report begins with it.
    caption
        What a reader of the report is told besides; names in braces are filled in too.
    reads
        Further tables of results, tables of the pipeline (``articles``, ``sentences``), or the corpus's ``card``.
    codebook
        Parts of the codebook whose labels and colours it needs.
    questions
        Those whose labels it shows or selects by; how they were checked is stamped on its face.
    options
        Fixed numbers and names that the drawing function and the note are told.
    settings
        Keys of ``draw`` in ``config.yaml`` that the drawing function is told.
    facts
        Function that finds further numbers and words for the note, as ``module:function``.
    quotes
        Parts of the codebook that this function reads.
    shown_if
        Function that says whether its table has something to show, as ``module:function``; any row is enough without.
    columns
        Of its csv; empty: those of its table.
    """

    name: str
    drawn_by: str
    table: str
    note: str
    caption: str = ""
    reads: tuple[str, ...] = ()
    codebook: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    options: Mapping[str, int | float | str] = field(default_factory=dict)
    settings: tuple[str, ...] = ()
    facts: str = ""
    quotes: tuple[str, ...] = ()
    shown_if: str = ""
    columns: tuple[Column, ...] = ()

    @property
    def module(self) -> str:
        """Module of its drawing function."""
        return self.drawn_by.partition(":")[0]

    @property
    def coded(self) -> bool:
        """Only for corpora with annotations."""
        return "{question}" in self.table

    @property
    def words(self) -> dict[str, str]:
        """The texts with names in braces: ``note`` and ``caption``."""
        return {"note": self.note, "caption": self.caption}

    def tables(self, questions: Iterable[str] = ()) -> list[str]:
        """Names of the tables it is drawn from; of a figure of coded questions, one for each of ``questions``.

        >>> Figure("f", "m:f", "confusion_{question}", "").tables(["actor", "stance"])
        ['confusion_actor', 'confusion_stance']
        """
        return [self.table.format(question=question) for question in questions] if self.coded else [self.table]

    def inputs(self, questions: Iterable[str] = ()) -> list[str]:
        """Names of all it reads: its tables, then :attr:`reads`."""
        names = [*self.tables(questions), *self.reads]
        if not self.coded:
            return names
        return [*dict.fromkeys(name.format(question=question) for name in names for question in questions)]

    @property
    def files(self) -> tuple[str, ...]:
        """Endings of its files."""
        return ("svg", "pdf", "png", "csv", "txt")
