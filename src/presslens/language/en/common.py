"""The commonest English words that no other language written in Latin letters has as often."""

COMMON = frozenset({"the", "of", "and", "to", "that", "with", "from", "has", "have", "were"})
