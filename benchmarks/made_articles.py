"""Made articles, as many as are asked for: the same ones for the same seed, one after the other, no text on disk.

    python benchmarks/made_articles.py 100000 articles.csv

An article is news of a made week: sentences that name targets of the codebook, quote, judge and report, and words of
its own that no other has, so that stories are told apart. One in five is a copy of wire copy, with a sentence cut off
or put in front; a few are the same row again.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(PROJECT / "src")]

from presslens.base.io import read_yaml  # noqa: E402

OUTLETS = (("Morning Post", "GBR"), ("Evening News", "TUR"), ("River Herald", "USA"), ("Harbour Times", "RUS"))
#: Outlets beside these, by number.
MORE_OUTLETS = 26
#: Share of the articles that are wire copy, of how many copies a text is the source at most, and the share of rows
#: that come twice.
WIRE, COPIES, TWICE = 0.2, 12, 0.01
FIRST_DAY, DAYS = dt.date(2012, 1, 1), 3652
#: ``{w}`` stands for a word that hardly another article has: what is fixed is no longer than it is in news.
OPENINGS = ("On Monday", "In {w}", "After {w} talks in {w}", "Two {w} days later", "At the {w}", "For {w} weeks")
DEEDS = (
    "{a} condemned the {w} raid on {w} near {w}",
    "{a} praised {w} help of {b} for {w} people",
    "{a} said that {b} had attacked {w} {thing} with {w} guns",
    "the {w} army of {a} moved {w} soldiers to {w}",
    "“We want {w} peace with {b},” said president {w} of {a}",
    "{a} and {b} signed {w} treaties on {w} {thing}",
    "according to {w}, {a} bombed {w} {thing} and {w}",
    "officials of {a} denied {w} reports that {w} was sent to {b}",
    "families in {w} left {w} {thing} because of {w} fighting",
    "the {w} market sold {w} {thing} from {w} for {w}",
    "a {w} {thing} was found by {w} beside {w} road",
    "{a} accused {w} {b} of {w} threats against {w}",
)
THINGS = ("bridges", "convoys", "clinics", "pipelines", "schools", "harbours", "railways", "markets", "camps", "ships")
_SYLLABLES = ("ka", "lo", "mi", "ter", "ban", "ov", "sha", "rin", "dal", "es", "gur", "wen", "po", "zi", "har", "tun")


@dataclass(frozen=True, slots=True)
class Made:
    """A made article, with the fields that the card of a table names."""

    number: str
    outlet: str
    date: str
    title: str
    text: str


def names_of_targets() -> list[str]:
    """What targets of the codebook are called: their countries, their capitals and their last presidents."""
    found = []
    for path in sorted((PROJECT / "codebook/targets").glob("*.yaml")):
        target = read_yaml(path)
        presidents = [leader["name"] for leader in target["leader"] if "president" in leader["office"]]
        found += [*target["country"][:2], target["capital"][0], presidents[-1]]
    return found


def texts(n: int, seed: int = 1) -> Iterator[str]:
    """Texts of ``n`` articles of five to forty sentences, which name targets some seventeen times on the average."""
    names = names_of_targets()
    for number in range(n):
        yield _text(random.Random(f"{seed}/{number}"), names)


def articles(n: int, seed: int = 1) -> Iterator[Made]:
    """``n`` articles; what is a copy of what hangs on the numbers alone, and nothing is kept to find it."""
    names = names_of_targets()
    outlets = [name for name, _ in OUTLETS] + [f"Paper {number}" for number in range(1, MORE_OUTLETS + 1)]
    for number in range(n):
        draws = random.Random(f"{seed}/{number}/row")
        if draws.random() < TWICE and number:
            number -= 1
            draws = random.Random(f"{seed}/{number}/row")
            draws.random()
        is_copy = draws.random() < WIRE
        source = number - number % (5 * COPIES) + 1 + draws.randrange(5) if is_copy else number
        text = _text(random.Random(f"{seed}/{source}"), names)
        if is_copy:
            head, _, rest = text.partition(". ")
            text = (rest or text) if draws.random() < 0.3 else f"By our wire desk in {_word(draws)}. {head}. {rest}"
        # Few papers print most of it.
        outlet = outlets[int(len(outlets) * draws.random() ** 2)]
        day = FIRST_DAY + dt.timedelta(days=(source * 7919 + draws.randrange(3)) % DAYS)
        yield Made(str(number), outlet, day.isoformat(), f"Notes from {_word(draws).title()}", text)


def card(path: str, name: str = "made") -> dict[str, object]:
    """The card of a corpus of made articles."""
    return {
        "name": name,
        "title": "Made articles",
        "producer": "benchmarks/made_articles.py",
        "licence": "MIT",
        "language": "en",
        "reader": "table",
        "path": path,
        "columns": {"source_id": "number", "outlet": "outlet", "date": "date", "title": "title", "text": "text"},
        "outlets": {outlet: {"outlet": outlet, "country": country} for outlet, country in OUTLETS},
    }


def write(path: Path, n: int, seed: int = 1) -> None:
    """Write made articles as csv or, by its ending, jsonl."""
    with open(path, "w", newline="", encoding="utf-8") as file:
        if path.suffix == ".jsonl":
            file.writelines(json.dumps(asdict(one), ensure_ascii=False) + "\n" for one in articles(n, seed))
            return
        writer = csv.DictWriter(file, list(Made.__slots__))
        writer.writeheader()
        writer.writerows(map(asdict, articles(n, seed)))


def _text(draws: random.Random, names: list[str]) -> str:
    sentences = []
    for _ in range(draws.randint(5, 40)):
        # Every other actor is nobody's name.
        actors = [draws.choice(names) if draws.random() < 0.5 else _word(draws).title() for _ in range(2)]
        given = {"a": actors[0], "b": actors[1], "thing": draws.choice(THINGS)}
        sentence = draws.choice(DEEDS).format_map(_Given(given, draws))
        if draws.random() < 0.5:
            sentence = f"{draws.choice(OPENINGS).format_map(_Given(given, draws))}, {sentence}"
        # A word put in here and there: phrases that come again in every article would make all of them alike.
        words = [
            f"{_word(draws)} {word}" if word.islower() and draws.random() < 0.2 else word for word in sentence.split()
        ]
        sentence = " ".join(words)
        sentences.append(f"{sentence[0].upper()}{sentence[1:]}.")
    breaks = [" " if draws.random() < 0.8 else "\n\n" for _ in sentences]
    return "".join(f"{sentence}{gap}" for sentence, gap in zip(sentences, breaks, strict=True)).strip()


class _Given(dict):
    """What stands in a sentence; words are made up as they are asked for."""

    def __init__(self, given: dict[str, str], draws: random.Random) -> None:
        super().__init__(given)
        self.draws = draws

    def __missing__(self, key: str) -> str:
        return _word(self.draws)


def _word(draws: random.Random) -> str:
    return "".join(draws.choice(_SYLLABLES) for _ in range(draws.randint(2, 4)))


if __name__ == "__main__":
    write(Path(sys.argv[2]), int(sys.argv[1]))
