"""The phrases by which a text names those who can speak, each with what it can mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from presslens.attribute.meanings import Meaning, Needs
from presslens.attribute.rules import Kind
from presslens.codebook.holders import Holder
from presslens.codebook.speech import Speech
from presslens.language.text import NameRules

#: What a phrase of the cast can stand for; None: it contains a name and means nobody.
Payload = tuple[Meaning, ...] | None


def phrases_of(holders: Sequence[Holder], speech: Speech, rules: NameRules) -> Iterator[tuple[str, Payload]]:
    """Every phrase of the cast with what it can mean, names before nouns.

    Where several holders have a name, a meaning with terms comes before one without.
    """
    names: dict[str, list[Meaning]] = {}
    lost: dict[str, list[Meaning]] = {}  # "Irans": the apostrophe was lost
    for holder in holders:
        places, demonyms = set(holder.places), set(holder.demonyms)
        needs_of = dict.fromkeys(holder.contextual, Needs.CONTEXT) | dict.fromkeys(holder.topical, Needs.TOPIC)
        needs_of |= dict.fromkeys(holder.titles, Needs.NAME_BEHIND)
        for name in (*holder.names, *holder.titles):
            kind = Kind.PLACE if name in places else Kind.DEMONYM if name in demonyms else Kind.NAME
            needs = needs_of.get(name, Needs.NOTHING)
            meaning = Meaning(kind, holder.code, holder.terms.get(name, ()), needs, holder.context, name[0].islower())
            for written in _spellings(name, rules):
                names.setdefault(written, []).append(meaning)
            marked = kind is not Kind.DEMONYM and name.split()[-1][:1].isupper() and name[-1] not in rules.unmarked
            if rules.plural and marked:
                lost.setdefault(f"{name}{rules.plural}", []).append(meaning)
    for phrases in (names, lost):
        for phrase, meanings in phrases.items():
            yield phrase, tuple(sorted(meanings, key=lambda meaning: not meaning.terms))
    for holder in holders:
        # A name of one holder is no exception because another holder's file says so ("National Coalition").
        yield from ((phrase, None) for phrase in holder.exceptions if phrase not in names)
    yield from ((word, (Meaning(Kind.PRONOUN, kind),)) for word, kind in speech.pronouns.items())
    yield from ((word, (Meaning(Kind.NOUN, ""),)) for word in (*speech.anonymous, *speech.titles))


def _spellings(name: str, rules: NameRules) -> list[str]:
    """A name and how else its article is written (``Ahrar al-Sham``, ``Ahrar Al Sham``)."""
    written = (rules.inner_article.sub(article, name) for article in rules.article_spellings)
    return list(dict.fromkeys([name, *written]))
