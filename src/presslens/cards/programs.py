"""Codes made by programs: frozen where a language model made them, and called what they are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from presslens.base.errors import InputError
from presslens.base.io import sha256
from presslens.cards.annotation_parts import Coder, HumanSample


def check_programs(
    path: Path, coders: Sequence[Coder], standard: str | None, human: HumanSample | None
) -> list[InputError]:
    """What is wrong with the automatic coders of a card, whose files are there.

    A language model is no person, its table and its prompt are those whose hashes the card has, and a card without any
    person's codes says that its standard is what programs say.
    """
    faults = []
    for coder in coders:
        if coder.model is None:
            continue
        place = f"{path}: coders.{coder.name}"
        if coder.kind != "automatic":
            faults.append(InputError(f"{place}.kind", f"found {coder.kind!r}", "allowed with model: automatic"))
        for key, name, said in (
            ("prompt_sha256", coder.model.prompt, coder.model.prompt_sha256),
            ("codes_sha256", coder.file, coder.model.codes_sha256),
        ):
            if (found := sha256(path.parent / name)) != said:
                faults.append(InputError(f"{place}.model.{key}", f"{name} has {found}", "the file that was frozen"))
    persons = human is not None or any(coder.kind == "person" for coder in coders)
    if not persons and standard is None:
        allowed = "a human_sample of 100 mentions or more, or standard: automatic, so that every reader knows"
        faults.append(InputError(f"{path}: coders", "no person coded", allowed))
    return faults
