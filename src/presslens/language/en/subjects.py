"""Subjects of English sentences, as the words beside a name tell them."""

from __future__ import annotations

import re

from presslens.language.discourse import SubjectRules

_VERB = (
    r"(?:said|says|say|tells|is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|spoke|wrote|made|gave|told|"
    r"took|stood|drew|rose|sat|knew|felt|grew|paid|went|came|got|kept|left|led|met|put|saw|sent|set|thought|began|hit|"
    r"held|found|built|bought|chose|caught|cut|dealt|fed|fell|flew|forgot|heard|hid|kept|laid|lay|meant|rode|shook|"
    r"showed|slept|spent|stole|taught|threw|understood|woke|withdrew|wore|struck|won|lost|ran|read|sought|swore|sang|broke|brought|fought|became|[a-z]{3,}(?:ed|[^su'’\W]s))\b"
)
SUBJECTS = SubjectRules(
    verb=re.compile(
        rf"(?:['’]s\s+(?:[\w-]+\s+){{0,3}}(?:answer|reply|message|response|words|verdict|comment|headline|advice))?(?:\s+(?:also|then|later|now|still|once|[a-z]+ly|himself|herself|itself|too))*\s+{_VERB}"
    ),
    # "Weiss, a professor of law at ..., echoed"; "Roe (R-Ohio) called"
    aside=re.compile(rf"(?:,\s[^.;:\"“”]{{2,140}},|\s\([^()]{{2,40}}\),?)\s+(?:[a-z]+ly\s+)?{_VERB}"),
    governed=re.compile(
        r"\b(?:of|by|for|with|to|from|in|on|at|against|about|like|under|than|over|after|before|behind|between|among|"
        r"toward|towards|via|near|into|told|asked|that|when|while|if|because|which|as|what|how|whom|whose)"
        r"\s+(?:(?:the|a|an|his|her|its|their|former|President|Mr\.|Mrs\.|Ms\.|Sen\.|Rep\.)\s+)*$"
    ),
    joined=re.compile(
        r"(?:\b(?:and|but|where|when|while|as|because|that|if|though|although|since|before|after|until|so|what|how|why)|[,;:—–])\s+$"
    ),
    named=re.compile(
        r"\b(?:so-called|so called|known\s+as|dubbed|titled|entitled|nicknamed|headlined|named|named\s+after)\s+"
        r"(?:the\s+|an?\s+)?$"
    ),
    # behind a quotation: no clause of its speaker's
    goes_on=re.compile(r"[\s,]*(?:and|or|but|to|of|in|on|for|with|from|which|who|that|because|as)\b"),
)
