"""Which topics an article is about, and what is made of the codebook for it: the words of the others do not count."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, TypeVar

from presslens.base.phrases import PhraseMatcher
from presslens.codebook.codebook import Codebook

Made = TypeVar("Made")


class ByTopic(Generic[Made]):
    """One thing, such as a finder of mentions, for each set of topics; made when an article first asks for it.

    Parameters
    ----------
    codebook
        With the cards of its topics. An article is about a topic if it has one of the topic's names; a topic without
        names is every article's.
    make
        Makes the thing of a codebook with some of the topics.
    """

    def __init__(self, codebook: Codebook, make: Callable[[Codebook], Made]) -> None:
        self._codebook, self._make = codebook, make
        self._always = frozenset(topic.name for topic in codebook.topics if not topic.names)
        self._match = PhraseMatcher((name, topic.name) for topic in codebook.topics for name in topic.names)
        self._made: dict[frozenset[str], Made] = {}

    def of(self, text: str) -> Made:
        """The thing for an article with this text."""
        topics = self._always | {match.payload for match in self._match(text)}
        if topics not in self._made:
            others = {topic.name for topic in self._codebook.topics} - topics
            self._made[topics] = self._make(self._codebook.without(others))
        return self._made[topics]
