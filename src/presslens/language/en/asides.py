"""How English asides open: ``who has``, ``speaking in``, ``the minister``, ``for its part``."""

from __future__ import annotations

import re

from presslens.language.en.clauses import FINITE_FORMS
from presslens.language.text import AsideRules

_PREPOSITION = (
    r"about|above|across|after|against|ahead|along(?:side)?|amid|among|around|as|at|because|before|behind|below|beside|"
    r"besides|between|beyond|by|contrary|despite|down|during|echoing|ever|except|following|for|from|given|in|including|"
    r"inside|instead|into|judging|like|minus|near|next|of|off|on|once|onto|opposite|out|outside|over|past|per|plus|"
    r"prior|regarding|since|than|thanks|through|throughout|till|to|together|toward|towards|under|unlike|until|up|upon|"
    r"via|versus|with|within|without|according|due|owing|rather|far|aged"
)
_ADVERB = (
    r"again|also|already|altogether|always|anyway|both|clearly|even|first|finally|here|hence|however|indeed|instead|"
    r"just|later|earlier|likewise|meanwhile|moreover|namely|nevertheless|nonetheless|now|often|once|only|otherwise|"
    r"perhaps|quite|so|sometimes|soon|still|then|there|therefore|though|thus|today|tomorrow|tonight|too|usually|yesterday|"
    r"yet|[a-z]{3,}ly|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|last|this|these|next|each|late|early|half|no\s+doubt|"
    r"not|never|of\s+course|\d+|(?:one|two|three|four|five|a\s+few|many|several)\s+(?:\w+\s+)?"
    r"(?:days?|weeks?|months?|years?|hours?)|(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\s+\d+|I\s+think"
)
#: The rest of it belongs to a clause that hangs on the one around it, whatever verbs it has.
_DEPENDENT = re.compile(
    r"\s*(?:and\s+|or\s+|but\s+)?(?:(?:(?:in|of|for|to|from|by|with|at|on|under|about|most\s+of|some\s+of|one\s+of|all\s+of|"
    r"both\s+of)\s+)?(?:who|whose|whom|which)|where|when|while|whilst|if|although|though|because|unless|whether|as|"
    r"after|before|since|until|once|that|"
    r"(?:then\s+|now\s+|also\s+|still\s+|not\s+|\w+ly\s+)?(?!king\b|Beijing\b|nothing\b|something\b|spring\b|evening\b|"
    r"morning\b|during\b|wing\b|ring\b|string\b)[a-z]{2,}ing\b(?!\s+(?:minister|director|president|chief|head|leader|editor|"
    r"party|company|officer|prosecutor|group|partner|secretary|spokes\w+|candidate|member)\b)|"
    r"(?!hundred\b|indeed\b|need\b|red\b|bed\b|united\b|armed\b|allied\b|retired\b|unnamed\b|unidentified\b)[a-z]{2,}ed\b"
    r"(?!\s+(?:states?|nations?|forces|[a-z]+man\b|minister|official|general)\b)|"
    r"born|known|seen|shown|shot|held|led|left|hit|built|written|chosen|driven|taken|given|sent|caught|made|told|"
    r"himself|herself|itself|themselves|Speaking|Talking|Writing|Addressing|Asked|Asking|Answering|Responding|Commenting|"
    r"Referring|Visiting|Citing|Quoting|Facing|Pressed|Questioned)\b",
)
#: What opens an adverbial, so that the words behind it name nobody who is the subject.
_ADVERBIAL = re.compile(rf"\s*(?:and\s+)?(?:{_PREPOSITION}|{_ADVERB})\b", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|whose|whom|which|that|where)\b")
#: A finite verb; a participle with its preposition behind a noun is none ("a group backed by").
_FINITE = re.compile(
    rf"\b{FINITE_FORMS}\b(?!-|\s+(?:by|of|as|in|to|with|for|at|on|from|since|under|near|against|before|after|during|through|via)\b)|"
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|does|do)\b"
)
#: The rest of a clause behind an aside in it: it opens with its verb.
_TAIL = re.compile(rf"\s*(?:and\s+|but\s+)?(?:\w+ly\s+|also\s+|now\s+|then\s+)?(?:{FINITE_FORMS}|[a-z]+s)\b")

ASIDES = AsideRules(
    dependent=_DEPENDENT,
    adverbial=_ADVERBIAL,
    relative=_RELATIVE,
    finite=_FINITE,
    tail=_TAIL,
)
