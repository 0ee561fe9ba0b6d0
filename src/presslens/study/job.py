"""How a rule of the DAG calls the function that does its work."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from presslens.base.errors import reported
from presslens.codebook.codebook import Codebook


def run(step: Callable[..., None], snakemake: Any, **more: Any) -> None:
    """Call ``step`` with what its rule names.

    Each parameter of ``step`` is looked up by its name among the wildcards, params, inputs and outputs of the rule. Two
    names are special: ``codebook`` becomes a :class:`~presslens.codebook.codebook.Codebook` of the files that the input
    of that name lists, and ``note`` is a function that writes a line to the log. What the rule names and the function
    does not ask for (schemas, library) makes the job run again when it changes, and is not passed on.

    Parameters
    ----------
    step
        The function.
    snakemake
        The object that Snakemake gives to scripts.
    more
        Arguments that change no byte of an output, so that the rule does not name them (where copies of data lie).

    Raises
    ------
    TypeError
        The function asks for something that its rule does not name.
    """
    given: dict[str, Any] = {}
    for source in (snakemake.wildcards, snakemake.params, snakemake.input, snakemake.output):
        given |= dict(source.items())
    if "codebook" in given:
        files = given["codebook"]
        given["codebook"] = Codebook([files] if isinstance(files, str) else files)
    given |= more
    wanted = inspect.signature(step).parameters
    if missing := [name for name in wanted if name not in given and name != "note"]:
        raise TypeError(f"{step.__name__} asks for {', '.join(missing)}, which rule {snakemake.rule} does not name")
    with reported(snakemake.log[0]) as note:
        given["note"] = note
        step(**{name: given[name] for name in wanted})
