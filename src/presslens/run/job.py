"""How a rule of the DAG calls the function that does its work."""

from __future__ import annotations

import inspect
import sys
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError, readable
from presslens.base.io import sha256
from presslens.codebook.codebook import Codebook
from presslens.run.checksums import LOGS, forget
from presslens.run.faults import NO_MEMORY, lines_of
from presslens.run.kept import Do, make
from presslens.run.lock import at_work
from presslens.run.progress import reporter
from presslens.run.stored import at_study, in_names

#: What a line of a log starts with that is meant for the person at the screen.
MARK = "presslens: "


def run(
    step: Callable[..., None],
    snakemake: Any,
    *,
    keeps: bool = True,
    grows: Sequence[str] = (),
    is_kin: Callable[[str, str], bool] = str.__eq__,
    **more: Any,
) -> None:
    """Call ``step`` with what its rule names.

    Each parameter of ``step`` is looked up by its name among the wildcards, params, inputs and outputs of the rule.
    Four names are special: ``codebook`` becomes a :class:`~presslens.codebook.codebook.Codebook` of the files that the
    input of that name lists, ``note`` is a function that writes a line to the log, ``progress`` one of what is done and
    how much there is, and ``before`` says where the files lie that it made before, by output, if nothing but what
    ``grows`` names is other than it was. What the rule names and the function does not ask for (schemas, library) makes
    the job run again when it changes, and is not passed on.

    Where all that the job hangs on is as it was, it gets back what it made then: see :func:`presslens.run.kept.make`.

    Parameters
    ----------
    step
        The function.
    snakemake
        The object that Snakemake gives to scripts.
    keeps
        False: it does more than to write its outputs, and has to be done each time.
    grows
        Names of inputs of which some rows are new and most are not.
    is_kin
        See :func:`presslens.run.kept.make`.
    more
        Arguments that change no byte of an output, so that the rule does not name them (where copies of data lie).

    Raises
    ------
    TypeError
        The function asks for something that its rule does not name.
    SystemExit
        The step broke off; the log says why.
    """
    given: dict[str, Any] = {}
    for source in (snakemake.wildcards, snakemake.params, snakemake.input, snakemake.output):
        given |= {name: in_names(value) for name, value in source.items()}
    prepared = ready(step, given | more, snakemake.rule)
    with at_work(), reported(snakemake.log[0]) as note, at_study():
        inputs, outputs = ([*map(in_names, flat(files))] for files in (snakemake.input, snakemake.output))
        forget(outputs)
        about = [
            snakemake.rule,
            # Snakemake runs a copy of the script; this is its own name.
            sha256(step.__globals__["__file__"]),
            *map(_named, (snakemake.wildcards, snakemake.params, snakemake.input, snakemake.output)),
        ]
        log = str(snakemake.log[0])
        growing = [*map(in_names, flat([snakemake.input[name] for name in grows]))]
        keeps = keeps and _is_of_corpus(log)
        make(prepared, about, inputs, outputs, log, note, keeps=keeps, growing=growing, is_kin=is_kin)


def ready(step: Callable[..., None], given: Mapping[str, Any], rule: str) -> Do:
    """Function of ``note`` and ``before`` that calls ``step`` with those of the given arguments that it asks for.

    Raises
    ------
    TypeError
        It asks for something that is not given.
    """
    wanted = inspect.signature(step).parameters
    special = {"note", "progress", "before"}
    needed = {name for name, one in wanted.items() if one.default is one.empty}
    if missing := [name for name in wanted if name in needed - special - given.keys()]:
        raise TypeError(f"{step.__name__} asks for {', '.join(missing)}, which rule {rule} does not name")
    given = dict(given)
    if "codebook" in wanted:
        files = given["codebook"]
        given["codebook"] = _codebook((files,) if isinstance(files, str) else tuple(files))

    def called(note: Callable[[str], None], before: Mapping[str, str]) -> None:
        known = {**given, "note": note, "progress": reporter(rule), "before": before}
        step(**{name: known[name] for name in wanted if name in known})

    return called


@contextmanager
def reported(log: str) -> Iterator[Callable[[str], None]]:
    """Run a step: notes go to its log, and so does the reason why it broke off, which ends the process.

    What the person at the screen can mend is a line that starts with :data:`MARK`; anything else is a traceback, and a
    line that names it.

    Yields
    ------
    A function that writes one line to the log.
    """
    with open(log, "w", encoding="utf-8") as file:
        try:
            yield lambda line: print(line, file=file, flush=True)
        except InputError as fault:
            lines = lines_of(fault)
        except OSError as fault:
            lines = lines_of(fault)
            traceback.print_exc(file=file)
        except MemoryError:
            lines = [NO_MEMORY]
        except Exception as fault:
            traceback.print_exc(file=file)
            lines = [f"broke off by a fault of its own ({type(fault).__name__}: {readable(str(fault))}); see {log}"]
        else:
            return
        print("\n".join(MARK + line for line in lines), file=file, flush=True)
        sys.exit(1)


def _is_of_corpus(log: str) -> bool:
    """Whether a log is one of ``resources/<corpus>/``: what is fetched, and models, are of none.

    >>> _is_of_corpus("resources/seeds/logs/a.log"), _is_of_corpus("resources/logs/a.log")
    (True, False)
    """
    folder = Path(log).parent
    return folder.name == LOGS and folder.parent.name != "resources"


@cache
def _codebook(files: tuple[str, ...]) -> Codebook:
    """The same for all steps of a process that are given the same files."""
    return Codebook(files)


def _named(items: Any) -> dict[str, Any]:
    return {name: in_names(value) for name, value in items.items()}


def flat(files: Any) -> Iterator[str]:
    """Paths, however they are put together in mappings and lists."""
    values = files.values() if isinstance(files, dict) else files
    for value in values:
        if isinstance(value, str):
            yield value
        else:
            yield from flat(value)
