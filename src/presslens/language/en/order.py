"""Small words that say where a mention stands to a verb: as its doer, its object, or merely near it."""

from __future__ import annotations

#: Words by which two mentions are joined, or a mention is lengthened.
JOINTS = frozenset((
    "and", "or", "as", "well", "its", "their", "his", "the", "both", "either", "'s", "’s", "s", "ally",
    "allies", "president", "prime", "minister", "leader", "forces", "force", "army", "government",
    "troops", "state", "regime", "by", "mr", "foreign", "defence", "defense",
))  # fmt: skip
#: Words that may stand between a loaded word and the mention it is attached to.
ATTACHING = frozenset((
    "'s", "’s", "s", "leader", "head", "chief", "president", "strongman", "of", "the", "forces", "army",
    "government", "state",
))  # fmt: skip
#: After these the mention is what something is done to, or where it is done.
UNDERGOING = frozenset((
    "on", "against", "in", "into", "at", "near", "inside", "toward", "towards", "targeting",
))  # fmt: skip
PASSIVE = frozenset((
    "was", "were", "been", "being", "be", "is", "are",
))  # fmt: skip
#: The word before the doer of a passive deed.
BY = "by"
#: Another clause begins: the mention is not the doer of what follows.
NEXT_CLAUSE = frozenset((
    "said", "says", "say", "saying", "told", "while", "but", "and", "or",
))  # fmt: skip
AROUND = frozenset((
    "in", "from", "during", "after", "through", "under", "due", "to", "of", "when",
))  # fmt: skip
#: What may stand between a preposition and the name of the doer.
BEFORE_DOER = frozenset((
    "the", "a", "an", "either", "suspected", "alleged", "intense", "heavy", "its", "their", "new", "two",
    "three", "several", "many", "and", "or", "forces", "troops", "jets", "warplanes", "loyal", "to",
    "president", "regime",
))  # fmt: skip
#: Endings of a verb: of what goes on, of what is over; and of the adverb that may stand before it.
GOING_ON, OVER, ADVERB = "ing", "ed", "ly"
