"""Verbs in the active whose subject stands before them: ``Ankara said that``, ``accused X of``, ``denied``."""

from __future__ import annotations

from presslens.attribute.clauses import filled, trim
from presslens.attribute.reports.verb import SILENT, Finding, Verb
from presslens.attribute.rules import Kind, Rule
from presslens.base.spans import Span

#: One of these stands before a speaker in the middle of a sentence.
_MARKS = (",", "–", "—", "-")


def second_verb(verb: Verb) -> Finding:
    """``said it left and warned of``: the speaker is that of the verb before."""
    joined = verb.language.verbs.and_verb
    if not verb.before or not verb.before[-1].leads or not joined.search(verb.text, verb.past(60), verb.start):
        return None
    if verb.cue.content == "deed":
        return verb.second(Span(verb.after, verb.after))
    return verb.second(trim(verb.text, verb.after, verb.clauses.scope_end(verb.text, verb.after, verb.end)))


def done(verb: Verb) -> Finding:
    """``rejected an appeal``, ``welcomed him at the airport``: done rather than said; the speaker is remembered."""
    rules = verb.language.active.done.get(verb.head)
    if rules is None or rules.match(verb.text, *verb.behind) is None:
        return None
    source, leads, _ = verb.subject
    return verb.report(Rule.SPEAKER_VERB_DEED, source, leads) if leads and not verb.passive else SILENT


def adjective(verb: Verb) -> Finding:
    """``an alleged attack``: nothing is said."""
    return SILENT if verb.language.verbs.adjective.search(verb.text, verb.past(16), verb.start) else None


def noun_form(verb: Verb) -> Finding:
    """``media reports say``, ``an army report``, ``the capital's report``: a doubtful form that is no verb."""
    return SILENT if verb.cue.doubtful and _is_noun(verb) else None


def of_document(verb: Verb) -> Finding:
    """``Aziz read the letter``: nothing is said, unless what reads is itself a document."""
    if verb.form not in verb.language.active.of_documents:
        return None
    source = verb.subject.source
    words = source.of(verb.text).lower().split() if source is not None else []
    return None if any(word in verb.language.history.documents for word in words) else SILENT


def by_somebody(verb: Verb) -> Finding:
    """``a truce announced by``: told by the paper."""
    return SILENT if verb.clause and verb.by is not None else None


def unsaid(verb: Verb) -> Finding:
    """``has not confirmed``: nothing is said, and yet somebody is named who may be meant by a later "it"."""
    if not verb.unsaid:
        return None
    source, leads, _ = verb.subject
    return verb.report(Rule.UNSAID, source, leads) if leads else SILENT


def without_subject(verb: Verb) -> Finding:
    """``denied it and dismisses the charge``: the speaker is that of the verb before, or nobody is."""
    opens = not verb.clause and not verb.text[verb.floor : verb.start].strip(" ,")
    if verb.subject.source is not None and not opens:
        return None
    joined = verb.language.active.joined_verb
    if verb.before and verb.before[-1].leads and joined.search(verb.text, verb.floor, verb.start):
        return verb.second(trim(verb.text, verb.after, verb.stop))
    return SILENT


def deed(verb: Verb) -> Finding:
    """``announced a truce``: done rather than said; the speaker is remembered."""
    if verb.cue.content != "deed" or verb.clauses.told(verb.text, verb.after, verb.stop):
        return None
    return verb.report(Rule.SPEAKER_VERB_DEED, verb.subject.source, verb.subject.leads)


def denial(verb: Verb) -> Finding:
    """``denied that``: speaks for the denier even where nothing follows."""
    source = verb.subject.source
    if not verb.denies or source is None:
        return None
    ally = verb.language.active.ally.search(verb.text, *source)  # of "X and its ally Y" one is accused
    source = Span(source.start, ally.start()) if ally else source
    return verb.report(Rule.DENIAL, source, verb.subject.leads, filled(verb.content), denial=True)


def around(verb: Verb) -> Finding:
    """``The raid, the ministry said on Monday, killed two``: the content stands on both sides."""
    source, text = verb.subject.source, verb.text
    if not verb.clause or source is None or text[verb.floor : source.start].rstrip()[-1:] not in _MARKS:
        return None
    comma = verb.language.active.parenthesis.match(text, verb.heard, verb.end)
    opening = filled(trim(text, verb.floor, source.start))
    if comma is None or not opening or _opens_quote(verb, opening[0], comma.end()):
        return None
    contents = opening + filled(trim(text, comma.end(), verb.stop))
    return verb.report(Rule.AROUND_SPEAKER, source, verb.subject.leads, contents)


def as_said(verb: Verb) -> Finding:
    """``As Aziz noted, two died``; ``two, as Aziz noted, died``: what stands around is said."""
    source, text = verb.subject.source, verb.text
    as_ = verb.as_clause
    if not verb.clause or source is None or as_ is None:
        return None
    close = verb.language.active.parenthesis.match(text, verb.heard, verb.end)
    last = verb.clauses.only_adjunct(text, verb.heard, verb.end)
    if close is None and not last:
        return None
    opening = trim(text, verb.floor, as_)
    rest = trim(text, close.end(), verb.clauses.scope_end(text, close.end(), verb.end)) if close else Span(0, 0)
    return verb.report(Rule.AS_SAID, source, verb.subject.leads, filled(opening, rest))


def _opens_quote(verb: Verb, opening: Span, place: int) -> bool:
    """``In Sochi, Aziz said, "We ..."``: the words before are the paper's."""
    quoted = verb.language.active.quote_next.match(verb.text, place) is not None
    return quoted and not verb.scene.asides.is_phrase(verb.text, opening)


def plain(verb: Verb) -> Finding:
    """``Ankara said that ...``, ``accused X of ...``."""
    aimed = verb.cue.content == "object"
    if aimed and verb.language.active.no_object.match(verb.text, *verb.behind) is not None:
        return SILENT  # "the crowd applauded when he left"
    rule = Rule.SPEAKER_VERB_OBJECT if aimed else Rule.SPEAKER_VERB_CONTENT
    return verb.report(rule, verb.subject.source, verb.subject.leads, filled(verb.content))


def _is_noun(verb: Verb) -> bool:
    """Whether a doubtful form is no verb here."""
    text, rules, (source, leads, _) = verb.text, verb.language.active, verb.named
    if not leads or source is None:
        return True
    if rules.infinitive.search(text, verb.floor, verb.start):
        return False  # "continues to report"
    between = text[leads[-1].end : verb.start]
    if not verb.form.endswith((rules.third_person, rules.past)):
        several = rules.several.search(text, *source) is not None
        owned = between.startswith(("'", "’")) or (leads[-1].kind is Kind.PLACE and not several)
        # "activists report", "they report"
        plural = several or text[verb.start - 2 : verb.start - 1].lower() in rules.plural_ends
        single = rules.one_before.search(text, source.start, leads[-1].start) is not None
        if owned or not plural or single or rules.one.match(text, *source):
            return True
    titled = verb.scene.cast.is_title(rules.and_his.sub(" ", between))
    return not titled or rules.noun_after.match(text, verb.after, verb.end) is not None
