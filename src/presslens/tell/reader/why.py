"""Why a mention stands in somebody's words, in a sentence: what the label of a rule says in short."""

from __future__ import annotations

from presslens.attribute.rules import Known, Rule

#: What was seen, by rule.
SEEN = {
    Rule.SPEAKER_VERB_CONTENT: "a speaker and a verb of speech stand before what is said",
    Rule.SPEAKER_VERB_OBJECT: "a speaker and a verb of speech stand before what the words are about",
    Rule.SPEAKER_VERB_DEED: "a speaker announces, rejects or welcomes a deed",
    Rule.JUDGEMENT: "a speaker and a verb of judgement stand before what is judged",
    Rule.DENIAL: "a speaker denies what follows",
    Rule.SECOND_VERB: "a second verb of speech goes on with the same speaker",
    Rule.UNSAID: "somebody has not said it, yet is the one who may be meant later",
    Rule.CONTENT_SPEAKER_VERB: "what is said stands first, then the speaker and a verb of speech",
    Rule.CONTENT_VERB_SPEAKER: "what is said stands first, then a verb of speech and the speaker",
    Rule.AS_SAID: "the sentence is as somebody says",
    Rule.AROUND_SPEAKER: "speaker and verb of speech stand in the middle of what is said",
    Rule.PASSIVE: "what is said stands beside a verb of speech in the passive and its speaker",
    Rule.SHORT_PASSIVE: 'a participle such as "accused" or "urged" stands alone, and "by" names who speaks',
    Rule.PARTICIPLE: "a participle of a verb of speech ties the words to the speaker",
    Rule.CITED_AS_SAYING: "somebody is cited or quoted as saying it",
    Rule.ACCORDING_TO: "it is so according to somebody",
    Rule.NOUN_OF_SPEECH: "a noun of speech (statement, claim, report) with its owner stands before the words",
    Rule.SPEAKER_AND_COLON: "a speaker and a colon stand before the words",
    Rule.SPEAKER_LAST: "the speaker stands behind the words",
    Rule.QUOTE_THEN_SPEAKER: "a quotation, and behind it the speaker",
    Rule.WORDS_BEFORE_QUOTE: "words before a quotation belong to it, and behind it stands the speaker",
    Rule.SPEAKER_THEN_QUOTE: "the speaker, and behind it a quotation",
    Rule.QUOTE_CONTINUES: "a quotation goes on with the speaker before",
    Rule.QUOTE_IN_NARRATION: "a quotation within a sentence of the outlet, given to whom that sentence is about",
    Rule.QUOTE_AFTER_NARRATION: "a quotation behind a sentence of the outlet, given to whom that sentence is about",
    Rule.TURN: "a turn of a transcript",
    Rule.SENTENCE_GOES_ON: "no cue, but the sentence goes on in the words of the speaker before",
    Rule.NO_RULES: "presslens has no rules that tell whose words these are in the language of the article",
    Rule.NARRATION: "nobody is named who says it, so the outlet does",
}
#: How the speaker was known.
TOLD = {
    Known.NAME: "the speaker's name is in the codebook",
    Known.PLACE: "the speaker is named by a place",
    Known.DEMONYM: "the speaker is named by a people",
    Known.STRANGER: "the speaker has a name that no file of the codebook knows",
    Known.MET_BEFORE: "the speaker is a person met earlier in the article",
    Known.UNNAMED_BEFORE: "the speaker stood without a name before, and is named here",
    Known.TITLE_MET_BEFORE: "the speaker has a title met earlier in the article",
    Known.TITLE_OF_NAME: "the speaker's title is that of a name before",
    Known.TITLE_OF_MOST: "the speaker's title is that of the one called so most often",
    Known.OUTLET_BEFORE: "the speaker is an outlet named before",
    Known.TITLE_OF_STATE: "the speaker's title is taken for that of the state named before",
    Known.TITLE_OF_LAST: "the speaker's title is taken for that of the last speaker",
    Known.NOUN: "the speaker is a noun without a name",
    Known.PRONOUN_OF_LAST: "a pronoun stands for the last speaker",
    Known.PRONOUN_OF_SUBJECT: "a pronoun stands for the last subject",
    Known.PRONOUN: "a pronoun for which nobody was found",
    Known.NOBODY: "nobody is named",
    Known.FIRST_PERSON: "the first person speaks",
    Known.OWN: "the speaker is one of the outlet's own",
}
_RULES = {rule.label: text for rule, text in SEEN.items()}
_KNOWN = {known.label: text for known, text in TOLD.items()}


def why(label: str) -> str:
    """A label of the ledger's column ``holder_rule`` as a sentence; empty where it is no label of a rule.

    >>> why("according to: name")
    "It is so according to somebody; the speaker's name is in the codebook."
    >>> why("narration"), why("something else")
    ('Nobody is named who says it, so the outlet does.', '')
    """
    rule, _, known = label.partition(": ")
    said = [text for text in (_RULES.get(rule), _KNOWN.get(known)) if text]
    return f"{said[0][0].upper()}{'; '.join(said)[1:]}." if said else ""
