"""Captions: the texts of the registry, filled in with the study's settings and with what a table says of itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from presslens.base.errors import InputError
from presslens.base.io import write_text
from presslens.base.numbers import percent
from presslens.exhibits.exhibit import Table

#: Folder of :func:`caption_file`.
_CAPTION_FILES = Path(".snakemake/presslens/captions")


def settings_in_words(config: Mapping) -> dict[str, object]:
    """What captions may quote of a study, by name.

    Returns
    -------
    The values of ``estimate`` (shares as percentages) and ``alpha``, 1 less ``confidence``; the codes of targets,
    holders and frames, and of each question ``<question>_<key>``, such as ``sentiment_classifier`` and
    ``frames_threshold``.
    """
    estimate = config["estimate"]
    words = dict(estimate) | {key: percent(estimate[key]) for key in ("confidence", "article_frame_share")}
    words["alpha"] = percent(1 - estimate["confidence"])
    words |= {part: ", ".join(config[part]) for part in ("targets", "holders", "frames")}
    for question, block in config["classify"].items():
        words |= {f"{question}_{key}": value for key, value in block.items() if not isinstance(value, Mapping)}
    return words


def filled(text: str, facts: Mapping[str, object], settings: Mapping[str, object]) -> str:
    """A caption with values in place of the names in braces.

    Parameters
    ----------
    facts
        What it says of one corpus or table; they come before settings of the same name.
    settings
        See :func:`settings_in_words`.

    Raises
    ------
    InputError
        A name stands for nothing.

    >>> filled("{n} draws of {corpus}", {"corpus": "seeds"}, {"n": 9})
    '9 draws of seeds'
    """
    values = {**settings, **facts}
    try:
        return text.format_map(values)
    except KeyError as fault:
        raise InputError("a caption", f"{fault} stands for nothing", f"allowed: {', '.join(sorted(values))}") from None


def captions(
    tables: Iterable[Table], facts: Mapping[str, object], settings: Mapping[str, object], last: str = ""
) -> dict[str, str]:
    """The caption of each table, by name.

    Parameters
    ----------
    last
        Sentence that every caption ends with: how many mentions were coded
        (:attr:`presslens.ledger.coded.CodedMentions.sentence`). Empty: none.
    """
    return {table.name: f"{filled(table.caption, facts, settings)} {last}".rstrip() for table in tables}


def caption_file(table: str) -> str:
    """The file that Snakemake's report fills in for a table; it is written where it is not there.

    A report knows the job that made a table, and its param ``captions``, and not which of the job's tables it shows: so
    each has a file of its own, which names it.

    Parameters
    ----------
    table
        Name of the table, with wildcards of its rule in braces.
    """
    path = _CAPTION_FILES / f"{table}.rst"
    if not path.is_file():
        name = f'"{table}".format(**dict(snakemake.wildcards.items()))'
        write_text(f"{{{{ snakemake.params.captions[{name}] }}}}\n", path)
    return str(path.absolute())
