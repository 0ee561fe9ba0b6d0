"""The codebook of a study as a whole: every file against its form, and each against the others; all faults at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from presslens.base.errors import InputError, InputErrors, gathered
from presslens.base.findings import Finding, of_error
from presslens.base.io import read_yaml
from presslens.base.schema import check_against, schema
from presslens.base.spelling import form_of
from presslens.codebook.additions import addition_schema, grouped, joined
from presslens.codebook.claims import holder_claims, target_claims
from presslens.codebook.codebook import SINGLE, Codebook, part_files, part_of, schema_of
from presslens.codebook.entries import entry_faults
from presslens.codebook.hypotheses import QUOTED
from presslens.codebook.iso_codes import country_fault
from presslens.codebook.questions import OUTLET, QUESTIONS, UNRESOLVED
from presslens.codebook.targets import Target
from presslens.codebook.topics import NAMED, TOPICS, with_topics

_PARTS = (*NAMED, *SINGLE, TOPICS)
#: Label of a mention whose probabilities are all too low.
_UNCERTAIN = "uncertain"


def codebook_findings(names: Mapping[str, Sequence[str]], folder: str | Path = "codebook") -> list[Finding]:
    """What is wrong with the codebook's files, one by one and taken together.

    Parameters
    ----------
    names
        The study's targets, holders, frames and topics, as in ``config.yaml``.
    folder
        Of the codebook.

    Returns
    -------
    Faults: a file that is missing or breaks its form; blank entries, and stars or signs alone; names that two entries
    claim; a code of no country; what a file names and no file defines. Warnings: targets that no holder speaks for,
    holders with no name. Facts: holders that speak for a
    country that is not under study.
    """
    faults: list[InputError] = []
    documents: dict[str, dict[str, dict[str, Any]]] = {}
    files: dict[tuple[str, str], Path] = {}
    for part in _PARTS:
        for path, *additions in grouped(part_files(part, names, folder)):
            with gathered(faults):
                document = _document(path, schema(schema_of(part)))
                faults += entry_faults(document, part, path)
                for addition in additions:
                    added = _document(addition, addition_schema(schema_of(part)))
                    faults += entry_faults(added, part, addition)
                    document = joined(document, added, addition)
                name = path.parent.name if part == TOPICS else path.stem
                documents.setdefault(part, {})[name] = document
                files[part, name] = path
    faults += _stray_files(names, folder)
    faults += _label_faults(documents.get("labels", {}), folder)
    faults += _target_faults(documents, files, Path(folder))
    faults += _hypothesis_faults(documents, Path(folder))
    faults += _labels_shared({part: documents.get(part, {}) for part in NAMED}, files)
    if not faults:
        # What follows compares what was read without a fault.
        faults += _loading_faults(names, folder)
    if not faults:
        targets = _codebook(names, folder).targets
        holders = {code: documents["holders"][code] for code in with_topics(names, folder)["holders"]}
        faults += target_claims(targets, {target.code: files["targets", target.code] for target in targets})
        faults += holder_claims(holders, targets, {code: files["holders", code] for code in holders})
        return [*of_error(InputErrors(faults)), *_warnings(targets, documents, files, folder)]
    return of_error(InputErrors(faults))


def _codebook(names: Mapping[str, Sequence[str]], folder: str | Path) -> Codebook:
    return Codebook(path for part in _PARTS for path in part_files(part, names, folder))


def _stray_files(names: Mapping[str, Sequence[str]], folder: str | Path) -> Iterator[InputError]:
    """Files of the study's topics that nothing reads, because of their names."""
    for topic in names.get(TOPICS, ()):
        for path in sorted((Path(folder) / TOPICS / topic).rglob("*.y*ml")):
            with gathered(faults := list[InputError]()):
                part_of(path)
            yield from faults


def _document(path: Path, form: Mapping[str, Any]) -> dict[str, Any]:
    if not path.is_file():
        raise InputError(path, "is missing", "every file of the codebook is needed")
    document = read_yaml(path)
    try:
        check_against(document, form, path)
    except InputErrors as several:
        raise InputErrors([_with_quotes(error) for error in several.errors]) from None
    return dict(document) if isinstance(document, Mapping) else {}


def _with_quotes(fault: InputError) -> InputError:
    """The fault of a colour without its quotation marks, which YAML takes for a comment, says so."""
    if fault.where.endswith("colour") and fault.found == "found None":
        return InputError(fault.where, "is empty", "quote it ('#0072B2'): without quotes # begins a comment")
    return fault


def _label_faults(labels: Mapping[str, Mapping[str, Any]], folder: str | Path) -> Iterator[InputError]:
    """Labels of a question that its file leaves out, and those that no question has."""
    for question, entries in labels.get("labels", {}).items():
        wanted = [*QUESTIONS[question].labels, _UNCERTAIN]
        where = f"{folder}/labels.yaml: {question}"
        if missing := [label for label in wanted if label not in entries]:
            yield InputError(where, f"key {', '.join(map(repr, missing))} is missing")
        if unknown := sorted(str(label) for label in entries if label not in wanted):
            yield InputError(where, f"unknown key {', '.join(map(repr, unknown))}", f"allowed: {', '.join(wanted)}")


def _labels_shared(
    documents: Mapping[str, Mapping[str, Mapping[str, Any]]], files: Mapping[tuple[str, str], Path]
) -> Iterator[InputError]:
    """Labels that two entries of a part share: rows of a figure that nobody can tell apart."""
    for part, entries in documents.items():
        taken: dict[str, str] = {}
        for stem, entry in entries.items():
            where, key = str(files[part, stem]), form_of(entry["label"])
            if (first := taken.setdefault(key, where)) != where:
                yield InputError(f"{where}: label", f"{entry['label']!r} is that of {first}", "a label of its own")


def _target_faults(
    documents: Mapping[str, Mapping[str, Any]], files: Mapping[tuple[str, str], Path], folder: Path
) -> Iterator[InputError]:
    """Targets that are no country, and those that a holder names and no file describes."""
    for stem, entry in documents.get("targets", {}).items():
        if fault := country_fault(entry["code"], f"{files['targets', stem]}: code"):
            yield fault
    known = sorted({path.stem for path in (folder / "targets").glob("*.yaml")} | documents.get("targets", {}).keys())
    named = {
        f"{files['holders', code]}: target": entry["target"]
        for code, entry in documents.get("holders", {}).items()
        if "target" in entry
    }
    for where, code in named.items():
        if code not in known:
            allowed = f"allowed ({folder}/targets/*.yaml): {', '.join(known)}"
            yield InputError(where, f"found {code!r}", allowed)


def _hypothesis_faults(documents: Mapping[str, Mapping[str, Any]], folder: Path) -> Iterator[InputError]:
    """Targets, holders and frames that a hypothesis names and no file describes."""
    codes = {
        part: sorted({path.stem for path in (folder / part).glob("*.yaml")} | documents.get(part, {}).keys())
        for part in NAMED
    }
    labels = codes | {"holders": [OUTLET, UNRESOLVED, *codes["holders"]]}
    conditions = codes | {"holders": [OUTLET, QUOTED, UNRESOLVED, *codes["holders"]]}
    for entry in documents.get("hypotheses", {}).get("hypotheses", {}).get("hypotheses", ()):
        named = [
            (f"{side}.{part}", code, part, conditions[part])
            for side in ("both", "first", "second")
            for part in ("targets", "holders")
            for code in entry.get(side, {}).get(part, ())
        ]
        if "label" in entry and (part := QUESTIONS[entry["question"]].labels_from):
            named.append(("label", entry["label"], part, labels[part]))
        for key, code, part, allowed in named:
            if code not in allowed:
                where = f"{folder}/hypotheses.yaml: {entry['id']}.{key}"
                yield InputError(where, f"found {code!r}", f"allowed ({folder}/{part}/*.yaml): {', '.join(allowed)}")


def _loading_faults(names: Mapping[str, Sequence[str]], folder: str | Path) -> list[InputError]:
    """What the parts find when they are read for use: dates that end before they begin, a form under two verbs ..."""
    faults: list[InputError] = []
    codebook = _codebook(names, folder)
    for part in ("targets", "countries", "frames", "speech", "stance", "events", "hypotheses"):
        with gathered(faults):
            getattr(codebook, part)
    if not faults:
        with gathered(faults):
            _ = codebook.holders
    return faults


def _warnings(
    targets: Sequence[Target],
    documents: Mapping[str, Mapping[str, Any]],
    files: Mapping[tuple[str, str], Path],
    folder: str | Path,
) -> Iterator[Finding]:
    holders = documents["holders"]
    spoken_for = {entry.get("target") for entry in holders.values()}
    for target in targets:
        if target.code not in spoken_for:
            found = f"no holder speaks for {target.label}: its own words count as those of others"
            advice = (
                f"a file in {folder}/holders/ with target: {target.code}, and its name in config.yaml under holders"
            )
            yield Finding("warning", str(files["targets", target.code]), found, advice)
    for code, entry in holders.items():
        where, names = str(files["holders", code]), ("names", "place", "demonym", "bodies")
        studied = entry.get("target") in {target.code for target in targets}
        if "target" in entry and not studied:
            found = f"{entry['target']} is not under study: of its names, those of the holder's own file alone count"
            yield Finding("fact", f"{where}: target", found)
        if not any(entry.get(key) for key in names) and not studied:
            yield Finding("warning", where, "has no name by which it could be found", f"one of: {', '.join(names)}")
