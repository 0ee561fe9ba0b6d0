"""What makes each table of results: its rule, and the function of the library that computes it."""

from __future__ import annotations

from presslens.exhibits.checks import AGREEMENT
from presslens.exhibits.exhibit import Table
from presslens.exhibits.familiarity import FAMILIARITIES
from presslens.exhibits.tables import ESTIMATES


def maker_of(table: Table) -> tuple[str, str]:
    """Name of the rule that makes a table, and its function as ``module:function``.

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
