"""Whose words a mention stands in: quotations, indirect speech and "according to", each with its holder.

What is nobody's is the paper's own narration. The smallest content that holds a mention decides.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from presslens.attribute.asides import Asides
from presslens.attribute.cast import Cast
from presslens.attribute.clauses import Clauses
from presslens.attribute.continuation import sentences_going_on
from presslens.attribute.direct_speech import Tags, quotations_held
from presslens.attribute.evidence import Attribution
from presslens.attribute.history import History
from presslens.attribute.own_acts import tells_own_acts
from presslens.attribute.pieces import cut
from presslens.attribute.quotes import find_quotes
from presslens.attribute.reports.report import Report
from presslens.attribute.scene import Scene
from presslens.attribute.spaces import spaces
from presslens.attribute.speaker import Speaker
from presslens.attribute.speech import SpeechFinder
from presslens.attribute.turns import Turns
from presslens.base.spans import Span
from presslens.codebook.agencies import Agencies
from presslens.codebook.holders import Holder
from presslens.codebook.speech import Speech
from presslens.codebook.targets import Target
from presslens.language.language import Language
from presslens.language.text import alternatives
from presslens.locate.strangers import Strangers


class Attributor:
    """Finds who says what in an article. Built once, used for many articles; it holds no state between them.

    Parameters
    ----------
    holders, speech
        Those who can speak, and the words of speech, from the codebook.
    language
        The language of the articles.
    agencies
        Agencies whose pictures stand in the articles.
    targets
        Those whose leaders have namesakes, who do not speak for them.
    """

    def __init__(
        self,
        holders: Iterable[Holder],
        speech: Speech,
        language: Language,
        agencies: Agencies | None = None,
        targets: Iterable[Target] = (),
    ) -> None:
        holders = list(holders)
        self._speech, self._language = speech, language
        self._cast = Cast(holders, speech, language)
        demonyms = [demonym for holder in holders for demonym in holder.demonyms]
        self._clauses = Clauses(language.clauses, speech.deeds, demonyms)
        self._asides = Asides(language.asides)
        self._finder = SpeechFinder(speech, language)
        self._caption = language.sentences.caption(alternatives(agencies.pictures if agencies else ()))
        self._own = frozenset(speech.own)
        self._strangers = Strangers(targets, language)

    @property
    def cast(self) -> Cast:
        """Who can speak."""
        return self._cast

    def attribute(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        voice: str | None = None,
        date: dt.date | None = None,
    ) -> list[Attribution]:
        """All attributions in ``text``, sorted by place, the wider before the narrower.

        Parameters
        ----------
        text
            The cleaned article.
        sentences
            Bounds of its sentences, sorted, none overlapping another.
        voice
            For whom the outlet speaks itself, as the code of a holder or a name: what this one says is the outlet's.
            None: the outlet speaks for nobody.
        date
            Its day: who speaks for whom depends on it. None: all terms of office hold.
        """
        cues = self._finder.cues(text)
        quotes = find_quotes(text, self._speech.quotes, self._language.quotes)
        marked = 2 * sum(quote.lost_its_end for quote in quotes) < len(quotes)
        strangers = self._strangers.spans(text, sentences)
        scene = Scene(text, self._cast, self._clauses, self._asides, quotes, date, strangers)
        turns = Turns(scene, voice)
        lines = (Span(*found.span()) for found in self._language.sentences.place_line.finditer(text))
        sentences = cut(sentences, sorted([*lines, *(turn.mark for turn in turns.turns)]), text)
        history = History(scene, sentences, turns, marked=marked, voice=voice)
        found = list(turns.attributions)
        tags: list[tuple[Report, Speaker]] = []
        for space in spaces(text, sentences, quotes, cues, self._caption, self._language.according.credit):
            for report in self._finder.reports(scene, space.cues, *space.span, space.quotes):
                speaker = history.resolve(report, space.sentence, space.quoted)
                if speaker is None:
                    continue  # said by whoever says the words around it
                tags.append((report, speaker))
                found += self._indirect(scene, report, speaker)
        found += quotations_held(scene, quotes, Tags(tags), history, sentences, self._own)
        if not marked and not turns.turns and voice is None:
            found += sentences_going_on(text, sentences, found, self._language.acts)
        return sorted(dict.fromkeys(found), key=lambda a: (a.content.start, -a.content.end, a.cue.start, a.holder))

    def _indirect(self, scene: Scene, report: Report, speaker: Speaker) -> list[Attribution]:
        contents = report.contents
        own = report.denial or (bool(contents) and tells_own_acts(scene, contents[-1], report, speaker, self._own))
        if not contents and report.denial:
            contents = (report.cue,)
        words = report.cue.of(scene.text)
        return [
            Attribution(
                content,
                report.source,
                report.cue,
                words,
                report.mode,
                speaker.code,
                report.rule,
                speaker.known,
                report.tone,
                own,
            )
            for content in contents
        ]
