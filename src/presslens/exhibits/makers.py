"""What makes each table of results: its rule or the step of one, and the function of the library that computes it."""

from __future__ import annotations

from presslens.exhibits.checks import AGREEMENT
from presslens.exhibits.exhibit import Estimate, Table
from presslens.exhibits.familiarity import FAMILIARITIES
from presslens.exhibits.tables import ESTIMATES


def maker_of(table: Table) -> tuple[str, str]:
    """Name of the rule that makes a table, or of its step, and its function as ``module:function``.

    >>> maker_of(AGREEMENT)
    ('agree_coders', 'presslens.annotate.agreement:agreement_table')
    """
    for estimate in ESTIMATES.values():
        if table in estimate.tables:
            return estimate.name, estimate.function
    if table == AGREEMENT:
        return "agree_coders", "presslens.annotate.agreement:agreement_table"
    if table in FAMILIARITIES:
        return "measure_familiarity", "presslens.validate.familiarity:familiarity_tables"
    return "validate_question", "presslens.validate.tables:validation_tables"


def jobs_of_estimates() -> dict[str, list[Estimate]]:
    """Estimates by the rule in whose job they are steps: those of every corpus, and those of a coded one alone."""
    of_coded = [row for row in ESTIMATES.values() if all(table.coded for table in row.tables)]
    return {
        "make_tables": [row for row in ESTIMATES.values() if row not in of_coded],
        "make_coded_tables": of_coded,
    }
