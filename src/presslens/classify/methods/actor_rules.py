"""Does a mention mean the state or a place, people, nationality? Rules over the words around the mention.

The rules see where the mention stands and what kind of name it is, never which country it names: all word
lists are in ``codebook/actor_rules.yaml``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from presslens.attribute.items import Item
from presslens.base.phrases import Match, PhraseMatcher
from presslens.classify.contract import Evidence
from presslens.classify.lists_of_names import REACH_CHARACTERS, WORD, first_of_list, last_of_list
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import ACTOR
from presslens.language.en.lists import AND, HYPHENS
from presslens.language.en.order import ADVERB, GOING_ON, OVER

if TYPE_CHECKING:
    import numpy as np

_POSSESSIVE = re.compile(r"['’]s?\b|['’](?=\s)")
_PARENTHESIS = re.compile(r"\s*,[^,.;:!?]{1,60},")
#: What a cue says: the name of its rule, and whether the mention is an actor.
_Cue = tuple[str, bool]
_Fired = tuple[int, int, _Cue]


class ActorRules:
    """Answers the question ``actor``: 1.0 in the column of the answer, 0.0 in the other.

    Parameters
    ----------
    entry
        The rules, as in ``codebook/actor_rules.yaml``.
    """

    question = ACTOR
    name = "rules"
    needs = ("actor_rules",)
    block = None
    rank = 0
    calibrated = False
    quick = True
    labels = ACTOR.labels

    def __init__(self, entry: Mapping[str, Any]) -> None:
        cues: dict[tuple[str, str], list[tuple[str, _Cue]]] = {}
        for rule in entry["rules"]:
            for kind in rule["kinds"]:
                found = cues.setdefault((rule["where"], kind), [])
                found += [(phrase, (rule["name"], rule["actor"])) for phrase in rule["phrases"]]
        self._cues = {place: PhraseMatcher(phrases, ignore_case=True) for place, phrases in cues.items()}
        self._default = dict(entry["default"])
        self._skipped = {
            place: PhraseMatcher(((word, True) for word in words), ignore_case=True)
            for place, words in entry["skipped"].items()
        }
        self._stops = frozenset(entry["stops"])

    @classmethod
    def from_config(cls, block: Mapping[str, Any], codebook: Codebook) -> ActorRules:
        """The codebook's rules; there are no settings."""
        return cls(codebook.actor_rules)

    def predict_proba(self, items: Sequence[Item]) -> np.ndarray:
        """Zeros and ones, shape (n_items, 2), columns ``no`` and ``yes``."""
        import numpy as np

        answers = np.array([self._decide(item)[0] for item in items], dtype=np.float64)
        return np.column_stack([1 - answers, answers]) if len(answers) else np.zeros((0, 2))

    def evidence(self, items: Sequence[Item]) -> list[tuple[Evidence, ...]]:
        """The cue that decided each item; empty where the kind of the alias alone decided."""
        return [self._decide(item)[1] for item in items]

    def _decide(self, item: Item) -> tuple[bool, tuple[Evidence, ...]]:
        for start, end, (name, answer) in self._fired(item):
            return answer, (Evidence(start, end, self.labels[answer], name),)
        return self._default[item.kind], ()

    def _fired(self, item: Item) -> Iterator[_Fired]:
        """Cues in the order in which they decide."""
        text, kind, start, end = item.text, item.kind, item.start, item.end
        if text[start - 1 : start] == "-":
            yield from self._ending(("joined_before", kind), text, start - 1)
        if text[end : end + 1] in HYPHENS:
            yield from self._beginning(("joined_after", kind), text, end + 1)
        owner = _POSSESSIVE.match(text, end)
        nouns = list(self._noun(item, owner.end() if owner else end))
        if owner or kind == "demonym":
            yield from nouns
        if owner:
            following = text[owner.end() : owner.end() + 2].strip()
            named = [n for n in item.neighbours if n.start >= owner.end() and not text[owner.end() : n.start].strip()]
            if named:
                acting = self._default[named[0].kind]
                yield (
                    named[0].start,
                    named[0].end,
                    ("possessor of an actor" if acting else "possessor of a place", acting),
                )
            if following[:1].isupper():
                yield start, owner.end(), ("possessor of a place", False)
        if not owner:
            adjunct = len(text) - len(text[end:].lstrip())
            yield from self._beginning(("adjunct", kind), text, adjunct)
            if text[start - 1 : start] == "-":
                yield from nouns
        yield from self._before(item)
        if not owner:
            yield from self._predicate(item)
            joined = WORD.match(text, adjunct)
            if joined is None or joined.group().lower() != AND:
                yield from nouns
            elif not text[:start].strip() or text[:start].rstrip()[-1] in ',;:"“':
                # "Turkey and fighters aligned to it launched ...": the first verb of the clause decides.
                yield from self._first_act(item, joined.end())

    def _ending(self, place: tuple[str, str], text: str, edge: int) -> Iterator[_Fired]:
        first = max(0, edge - REACH_CHARACTERS)
        for match in self._match(place, text[first:edge]):
            if match.end + first == edge:
                yield match.start + first, edge, match.payload

    def _beginning(self, place: tuple[str, str], text: str, edge: int) -> Iterator[_Fired]:
        for match in self._match(place, text[edge : edge + REACH_CHARACTERS]):
            if match.start == 0:
                yield edge, edge + match.end, match.payload
            return

    def _match(self, place: tuple[str, str], text: str) -> Iterator[Match]:
        return self._cues[place](text) if place in self._cues else iter(())

    def _noun(self, item: Item, edge: int) -> Iterator[_Fired]:
        """The first listed noun of the phrase, or the last of those that follow it without a gap."""
        text, last = item.text, edge
        for word in WORD.finditer(text, edge, min(len(text), edge + REACH_CHARACTERS)):
            if word.group().lower() in self._stops or word.group() in '.;:!?()[]"“”':
                break
            last = word.end()
        found = None
        for match in self._match(("noun", item.kind), text[edge : last + REACH_CHARACTERS]):
            start, end = match.start + edge, match.end + edge
            if start >= last or (found is not None and text[found[1] : start].strip(" -")):
                break
            found = start, end, match.payload
        if found is not None:
            yield found

    def _before(self, item: Item) -> Iterator[_Fired]:
        text = item.text
        # Without its commas a list is still one: "accuses Saudi Arabia [Turkey] and Qatar".
        open_list = last_of_list(text, item.end) > item.end
        for edge in dict.fromkeys([item.start, first_of_list(text, item.start, open_list, self._is_state_noun)]):
            edge = len(text[:edge].rstrip())
            yield from self._ending(("before", item.kind), text, edge)
            shorter = self._without_skipped(text, edge)
            if shorter != edge:
                yield from self._ending(("before", item.kind), text, shorter)

    def _without_skipped(self, text: str, edge: int) -> int:
        first = max(0, edge - REACH_CHARACTERS)
        for match in reversed(list(self._skipped["before"](text[first:edge]))):
            if match.end + first != edge:
                break
            edge = first + len(text[first : first + match.start].rstrip())
        return edge

    def _first_act(self, item: Item, edge: int) -> Iterator[_Fired]:
        clause = re.split(r"[.,;:!?]", item.text[edge : edge + REACH_CHARACTERS])[0]
        for match in self._match(("predicate", item.kind), clause):
            word = clause[match.start : match.end]
            if word.endswith(OVER) or not any(self._match(("noun", item.kind), word)):
                yield match.start + edge, match.end + edge, match.payload
                return

    def _is_state_noun(self, word: str) -> bool:
        return any(m.payload[1] and m.end == len(word) for m in self._match(("noun", "country"), word))

    def _past_partner(self, text: str, edge: int, listed: bool) -> int:
        """Past "and the Assad regime" or "and its allies": a second subject that is no bare name."""
        words = list(WORD.finditer(text, edge, min(len(text), edge + REACH_CHARACTERS)))[:5]
        if listed:
            words = words[:1]
        elif not words or words[0].group().lower() != AND:
            return edge
        return next((word.end() for word in words if self._is_state_noun(word.group())), edge)

    def _predicate(self, item: Item) -> Iterator[_Fired]:
        text, where = item.text, "predicate"
        edge = last_of_list(text, item.end)
        edge = self._past_partner(text, edge, listed=edge > item.end)
        if aside := _PARENTHESIS.match(text, edge):
            edge = aside.end()
        auxiliary = None
        for word in WORD.finditer(text, edge, min(len(text), edge + REACH_CHARACTERS)):
            last = word.group().lower()
            if any(m.end - m.start == len(last) for m in self._skipped["passives"](last)):
                where = "passive"
            elif not last.endswith(ADVERB) and not any(self._skipped["auxiliaries"](last)):
                if where == "passive" and last.endswith(GOING_ON):
                    where = "predicate"
                found = list(self._beginning((where, item.kind), text, word.start()))
                yield from found
                if where == "predicate" and not found and auxiliary is not None:
                    yield from self._beginning((where, item.kind), text, auxiliary)
                return
            elif auxiliary is None:
                auxiliary = word.start()
