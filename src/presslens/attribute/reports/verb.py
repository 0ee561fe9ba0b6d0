"""A verb of speech in its clause, as every construction sees it."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cached_property
from itertools import pairwise

from presslens.attribute.cast import Party
from presslens.attribute.clauses import filled, trim
from presslens.attribute.reports.report import Report
from presslens.attribute.rules import Rule
from presslens.attribute.scene import Scene
from presslens.attribute.verb_subject import Subject, antecedent, subject, unnamed_subject
from presslens.base.spans import Span
from presslens.codebook.speech import Cue

#: Characters from the start of the clause in which the subject of a relative clause is sought.
_RELATIVE_CHARACTERS = 80
#: A relative pronoun that is the subject of a verb stands within so many characters of it.
_WHO_CHARACTERS = 40
#: The "and" by which a verb shares the subject of the one before stands within so many characters of it.
_AND_CHARACTERS = 60


class Silence(Enum):
    """A construction that tells nobody's speech."""

    SILENT = "silent"


SILENT = Silence.SILENT
#: What a construction says of a verb: the report, that nothing is said, or None where it is not this construction.
Finding = Report | Silence | None


class Verb:
    """One verb of speech and what the constructions may look at around it.

    Attributes
    ----------
    start, after
        Where the verb begins, and the place behind it.
    form, head
        The words of the verb in lower case, and the first of them.
    floor, end
        The rules look at nothing before ``floor`` or behind ``end``.
    before
        The reports of the verbs before it in the same sentence.
    denies, clause
        The cue is a denial; what it reports is a clause.
    """

    def __init__(self, scene: Scene, span: Span, cue: Cue, floor: int, end: int, before: Sequence[Report]) -> None:
        self.scene, self.text, self.language, self.clauses = scene, scene.text, scene.language, scene.clauses
        self.span, self.cue, self.floor, self.end, self.before = span, cue, floor, end, before
        self.start, self.after = span
        self.form = span.of(scene.text).lower()
        self.head = self.form.split()[0]
        self.denies = cue.content == "denial"
        self.clause = cue.content in ("clause", "deed")

    def report(
        self,
        rule: Rule,
        source: Span | None = None,
        leads: tuple[Party, ...] = (),
        contents: tuple[Span, ...] = (),
        *,
        denial: bool = False,
        follows: bool = False,
    ) -> Report:
        """The report of this verb."""
        return Report(self.span, self.cue.tone, "indirect", rule, source, leads, contents, denial, follows)

    def second(self, content: Span) -> Report:
        """The report of a verb that shares the speaker of the one before it; an empty span is no content."""
        first = self.before[-1]
        contents = filled(content)
        return self.report(Rule.SECOND_VERB, first.source, first.leads, contents, denial=self.denies, follows=True)

    def content_start(self, end: int) -> int:
        """Where a content that stops at ``end`` before its speaker starts.

        A comma closes it and nobody spoke before in the sentence: it starts with that; else after the last border of
        clauses, for commas can be lost.
        """
        closed = self.text[self.floor : end].rstrip().endswith((",", "–", "—"))
        if closed and not self.before:
            return self.floor
        return self.clauses.scope_start(self.text, self.floor, end)

    @property
    def behind(self) -> Span:
        """What follows the verb in its clause space."""
        return Span(self.after, self.end)

    @property
    def ahead(self) -> Span:
        """What stands before the verb in its clause space."""
        return Span(self.floor, self.start)

    def past(self, characters: int) -> int:
        """The place so many characters before the verb, not before ``floor``."""
        return max(self.floor, self.start - characters)

    @cached_property
    def passive(self) -> bool:
        """Whether a form of "be" stands before the participle."""
        return self.language.passives.passive.search(self.text, self.floor, self.start) is not None

    @cached_property
    def has(self) -> bool:
        """Whether a form of "have" stands before the participle."""
        return self.language.passives.has.search(self.text, self.past(40), self.start) is not None

    @cached_property
    def unsaid(self) -> bool:
        """``has not confirmed``, ``refused to say``: nothing is said."""
        return self.language.active.unsaid.search(self.text, self.past(40), self.start) is not None

    @cached_property
    def by(self) -> int | None:
        """Where the one who speaks begins when "by" follows the verb."""
        found = self.language.passives.by.match(self.text, self.after, self.end)
        return found.end() if found else None

    @cached_property
    def subject(self) -> Subject:
        """The noun phrase before the verb, one with a noun that no file knows included (``the baker said``)."""
        if self.named.source is not None or self.cue.doubtful or self.form in self.language.active.of_things:
            return self.named
        stop = self.clauses.before_verb(self.text, self.floor, self.start)
        return unnamed_subject(self.scene, self.floor, stop)

    @cached_property
    def named(self) -> Subject:
        """The noun phrase before the verb, where somebody can be meant by it."""
        stop = self.clauses.before_verb(self.text, self.floor, self.start)
        joined = self.language.verbs.and_verb.search(self.text, self.past(_AND_CHARACTERS), self.start)
        if joined is not None and (before := self.clauses.last_verb(self.text, self.floor, joined.start())) is not None:
            shared = subject(self.scene, self.floor, self.clauses.before_verb(self.text, self.floor, before))
            if shared.source is not None:  # "Aziz met the press and said"
                return Subject(shared.source, shared.leads, True)
        found = subject(self.scene, self.floor, stop)
        if found.source is not None:
            return self._of_whom(found)
        first = self.scene.within(self.floor, min(stop, self.floor + _RELATIVE_CHARACTERS))[:1]
        if first and self.language.active.relative.match(self.text, first[0].end, stop):
            return Subject(first[0].span, (first[0],), found.opened)  # "The Observatory which watches the war said"
        return found

    def _of_whom(self, found: Subject) -> Subject:
        """``Aziz, who warned of``: a relative pronoun means whoever stands before it."""
        if found.source is None or not self.relative:
            return found
        before = antecedent(self.scene, self.floor, self.relative)
        return Subject(*before, True) if before is not None else found

    @cached_property
    def relative(self) -> int:
        """Where the relative pronoun stands that opens the clause of the verb; 0: none does."""
        stop = self.clauses.before_verb(self.text, self.floor, self.start)
        found = self.language.active.who.search(self.text, max(self.floor, stop - _WHO_CHARACTERS), stop)
        return found.start() if found is not None and found.start() > self.floor else 0

    @cached_property
    def heard(self) -> int:
        """The place behind the verb and the one who is told."""
        if self.form not in self.language.sources.tell:
            return self.after
        close = self.clauses.after_hearer(self.text, self.after, self.end)
        named = self.scene.mentions_between(self.after, close)
        for one, other in pairwise(named):  # "told Reuters Turkey had left"
            if one.end <= other.start and not self.text[one.end : other.start].strip():
                close = one.end
                break
        return self.scene.asides.behind(self.text, close, self.end)

    @cached_property
    def stop(self) -> int:
        """Where what follows the verb stops to be told."""
        text, rules, clauses = self.text, self.language.active, self.clauses
        stop = clauses.scope_end(text, self.heard, self.end)
        if self.as_clause is not None:  # "as Aziz said, the road"
            comma = text.find(",", self.heard, stop)
            stop = comma if comma > 0 else stop
        if self.relative:  # "Aziz, who warned of a raid, left"
            stop = self.scene.asides.relative_end(text, self.heard, stop)
        comma = text.find(", ", self.heard, stop)
        opening = rules.concession.match(text, self.floor, self.heard)
        if comma > 0 and opening is not None and ", " not in text[opening.end() : self.start]:
            stop = comma  # "While Ankara says it is done, ...": the main clause is the paper's
        other = rules.other_verb.search(text, self.heard, stop) if self.clause or self.cue.content == "object" else None
        clausal = rules.clausal.match(text, self.heard, stop) is not None  # "said he left but has not"
        told = self.clause and clauses.has_finite(text, self.heard, other.start() if other else stop)
        if other is not None and not clausal and not told:
            return other.start()  # "reported the raid but have not named": the paper's
        return stop

    @cached_property
    def as_clause(self) -> int | None:
        """Where the "as" stands before the subject of a clause in commas; None: there is none."""
        source = self.subject.source
        if source is None:
            return None
        found = self.language.active.as_clause.search(self.text, self.floor, source.start)
        return found.start("as") if found is not None else None

    @cached_property
    def content(self) -> Span:
        """What follows the verb, its hearer, and its time or place, as far as it is told."""
        begin = self.clauses.after_adjunct(self.text, self.heard, self.stop) if self.clause else self.heard
        return trim(self.text, begin, self.stop)
