"""What stands before a bare word for a state."""

from __future__ import annotations

import re

from presslens.language.en.forms import forms
from presslens.language.text import MentionRules

#: Words that begin with a capital (at the head of a sentence or as the name of a day) without naming anybody.
_NO_NAMES = frozenset(
    """
    a after all also although an and another any armed as at because before both but by deadly devastating
    during each earlier either enemy even every fierce first five for four from had has he heavy her his how however
    huge if in intense into is it its key later local many meanwhile more most no nor not now of on once only or
    other our over own pro senior several she since six so some still such suspected ten that the their then
    there these they this those though three to today two under until we what when where whether which while who
    why with yesterday yet you monday tuesday wednesday thursday friday saturday sunday mondays tuesdays wednesdays
    thursdays fridays saturdays sundays january february march april may june july august september october november
    december
    """.split()  # noqa: SIM905 - one word a line would fill the page
)
_AL = re.compile(r"a[lnrs]-[A-Z]")
_DETERMINED = re.compile(r"(?:an?|the|this|that|its|their)\s", re.IGNORECASE)
_OF_ANOTHER_SIDE = re.compile(
    r"-(?:backed|led|allied|aligned|supported|sponsored|funded|trained|armed)$", re.IGNORECASE
)

MENTIONS = MentionRules(
    forms=forms,
    no_names=_NO_NAMES,
    determined=_DETERMINED,
    of_another_side=_OF_ANOTHER_SIDE,
    particle=_AL,
)
