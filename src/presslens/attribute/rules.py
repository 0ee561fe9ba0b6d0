"""By which rule words were given to somebody, and how that somebody was known. Labels are for readers alone."""

from __future__ import annotations

from enum import Enum


class Rule(Enum):
    """The construction that shows whose words a stretch of text is; the value is its label.

    >>> Rule.SPEAKER_VERB_CONTENT.label, Rule.SPEAKER_VERB_CONTENT.content_follows
    ('speaker, verb, content', True)
    """

    # a verb of speech
    SPEAKER_VERB_CONTENT = "speaker, verb, content"
    SPEAKER_VERB_OBJECT = "speaker, verb, object"
    SPEAKER_VERB_DEED = "speaker, verb, deed"
    JUDGEMENT = "speaker, judgement"
    DENIAL = "denial"
    SECOND_VERB = "second verb"
    UNSAID = "unsaid"
    CONTENT_SPEAKER_VERB = "content, speaker, verb"
    CONTENT_VERB_SPEAKER = "content, verb, speaker"
    AS_SAID = "as somebody says"
    AROUND_SPEAKER = "speaker and verb in between"
    PASSIVE = "passive"
    SHORT_PASSIVE = "short passive"
    PARTICIPLE = "participle"
    CITED_AS_SAYING = "cited as saying"
    # no verb
    ACCORDING_TO = "according to"
    NOUN_OF_SPEECH = "noun of speech"
    SPEAKER_AND_COLON = "speaker and colon"
    SPEAKER_LAST = "speaker last"
    # quotation marks
    QUOTE_THEN_SPEAKER = "quote, then speaker"
    WORDS_BEFORE_QUOTE = "words before a quote, then speaker"
    SPEAKER_THEN_QUOTE = "speaker, then quote"
    QUOTE_CONTINUES = "quote continues"
    QUOTE_IN_NARRATION = "quote within narration"
    QUOTE_AFTER_NARRATION = "quote after narration"
    # a transcript
    TURN = "turn of a transcript"
    # none of these
    NO_RULES = "language has no rules of attribution"
    SENTENCE_GOES_ON = "sentence goes on"
    NARRATION = "narration"

    @property
    def label(self) -> str:
        """What readers of a table see."""
        return self.value

    @property
    def content_follows(self) -> bool:
        """Whether the verb has its content, object or deed behind it, or needs none."""
        return self in _CONTENT_FOLLOWS

    @property
    def speaker_behind(self) -> bool:
        """Whether the speaker can stand behind its words, as no denial's does."""
        return self not in _CONTENT_FOLLOWS

    @property
    def content_precedes(self) -> bool:
        """Whether the content is a clause of its own before the speaker and the verb."""
        return self in _CONTENT_PRECEDES


_CONTENT_FOLLOWS = frozenset(
    {
        Rule.SPEAKER_VERB_CONTENT,
        Rule.SPEAKER_VERB_OBJECT,
        Rule.SPEAKER_VERB_DEED,
        Rule.JUDGEMENT,
        Rule.DENIAL,
        Rule.SECOND_VERB,
    }
)
_CONTENT_PRECEDES = frozenset({Rule.CONTENT_SPEAKER_VERB, Rule.CONTENT_VERB_SPEAKER})


class Mode(Enum):
    """How words stand that nobody is said to speak; the value is what readers of a table see."""

    NARRATION = "narration"
    UNKNOWN = "language has no rules of attribution"


class Kind(Enum):
    """How words name a possible speaker."""

    NAME = "name"
    PLACE = "place"
    DEMONYM = "demonym"
    NOUN = "noun"
    PRONOUN = "pronoun"
    #: A capitalised name that no file of the codebook knows.
    STRANGER = "stranger"


class Known(Enum):
    """How it was told who a speaker is; the value is its label."""

    NAME = "name"
    PLACE = "place"
    DEMONYM = "demonym"
    STRANGER = "a name no file knows"
    MET_BEFORE = "a person met before"
    UNNAMED_BEFORE = "the unnamed speaker before, named"
    TITLE_MET_BEFORE = "title met before"
    TITLE_OF_NAME = "title of a name before"
    TITLE_OF_MOST = "title of the one called so most often"
    OUTLET_BEFORE = "outlet named before"
    TITLE_OF_STATE = "title of the state named before"
    TITLE_OF_LAST = "title for the last speaker"
    NOUN = "a noun without a name"
    PRONOUN_OF_LAST = "pronoun for the last speaker"
    PRONOUN_OF_SUBJECT = "pronoun for the last subject"
    PRONOUN = "pronoun for nobody found"
    NOBODY = "nobody named"
    FIRST_PERSON = "the first person"
    OWN = "one of the outlet's own"

    @property
    def label(self) -> str:
        """What readers of a table see."""
        return self.value


def label_of(rule: Rule, known: Known | None) -> str:
    """The label of both together.

    >>> label_of(Rule.ACCORDING_TO, Known.NAME), label_of(Rule.NARRATION, None)
    ('according to: name', 'narration')
    """
    return f"{rule.label}: {known.label}" if known is not None else rule.label
