"""What a check has to say: faults that stop a run, warnings, and facts, a line each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from presslens.base.errors import InputError, InputErrors, readable

#: How much a finding weighs, worst first: a fault stops the run, a warning is told, a fact is there to be seen.
SEVERITIES = ("fault", "warning", "fact")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found.

    Attributes
    ----------
    severity
        One of :data:`SEVERITIES`.
    where
        File, and where it makes sense the row or key.
    found
        What stands there.
    advice
        What may stand there, or what to do.

    >>> Finding("warning", "data/mine.yaml: outlets", "'Evning' stands for no article", "did you mean 'Evening'?").line
    "data/mine.yaml: outlets: 'Evning' stands for no article; did you mean 'Evening'?"
    """

    severity: str
    where: str
    found: str
    advice: str = ""

    @property
    def error(self) -> InputError:
        """The finding as an error."""
        return InputError(self.where, readable(self.found), readable(self.advice))

    @property
    def line(self) -> str:
        """The finding in one line."""
        return str(self.error)


def of_error(fault: InputError) -> list[Finding]:
    """An error, or each of several, as a fault."""
    return [Finding("fault", error.where, error.found, error.allowed) for error in fault.apart]


def worst_first(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once, faults first; those of one weight stay in their order."""
    return sorted(dict.fromkeys(findings), key=lambda finding: SEVERITIES.index(finding.severity))


def as_documents(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """Findings as they are written to JSON, worst first."""
    return [{"severity": finding.severity, "line": finding.line} for finding in worst_first(findings)]


def require_no_fault(findings: Iterable[Finding]) -> None:
    """Raise when a finding is a fault.

    Raises
    ------
    InputErrors
        Every fault, a line each, in the order of the lines.
    """
    faults = [finding.error for finding in findings if finding.severity == "fault"]
    if faults:
        raise InputErrors.in_order(faults)
