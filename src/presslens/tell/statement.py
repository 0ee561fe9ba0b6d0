"""The data statement of a corpus: what it is, where it comes from, what was left out and what it cannot show.

References
----------
Bender, E. M. & Friedman, B. (2018). Data statements for natural language processing. TACL 6, 587-604.
Gebru, T. et al. (2021). Datasheets for datasets. Communications of the ACM 64(12), 86-92.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import polars as pl

from presslens.cards.published import Published
from presslens.codebook.iso_codes import country_name
from presslens.codebook.questions import QUESTIONS, SENTIMENT
from presslens.codebook.targets import Target
from presslens.codebook.topics import Topic
from presslens.tell.coded import Coding, coded_section
from presslens.tell.familiar import familiarity_section
from presslens.tell.markdown import escape, table

UNKNOWN = "unknown"


def data_statement(
    card: Published,
    articles: pl.DataFrame,
    exclusions: pl.DataFrame,
    removals: pl.DataFrame,
    sentences: pl.DataFrame,
    ledger: pl.DataFrame,
    classifiers: Mapping[str, str],
    languages: Sequence[str],
    coding: Coding | None = None,
    targets: Sequence[Target] = (),
    topics: Sequence[Topic] = (),
    familiarity: pl.DataFrame | None = None,
    refused: Mapping[str, str] | None = None,
) -> str:
    """The statement in Markdown. It quotes no text of an article, and everything read from outside is escaped.

    Parameters
    ----------
    card
        The corpus's card; what it does not say is unknown.
    articles, exclusions, removals, sentences, ledger
        Tables of the pipeline. Of ``removals`` only the reasons are printed.
    classifiers
        Name of the classifier by question.
    languages, coding
        Languages kept, and how mentions were annotated; None where nobody did.
    targets
        Of the study, by whose names countries go; others by those of ISO 3166.
    topics
        Those whose words count on the corpus.
    familiarity
        The table of that name.
    refused
        Questions that are not answered, and why.
    """
    parts = [
        [f"# Data statement: {escape(card.title)}"],
        _origin(card),
        _size(articles, sentences, ledger, targets),
        _sources(articles, targets),
        _years(articles),
        _languages(articles, languages),
        _repetition(articles),
        _exclusions(exclusions),
        _removals(removals),
        _labels(classifiers, topics, refused or {}),
        *([section] if familiarity is not None and (section := familiarity_section(familiarity)) else []),
        *([coded_section(coding)] if coding else []),
        _limits(articles, ledger, coding is not None and coding.scored),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _origin(card: Published) -> list[str]:
    known = {"Producer": card.producer, "Citation": card.citation, "Licence": card.licence}
    lines = ["## Origin", *(f"- {label}: {escape(value or UNKNOWN)}" for label, value in known.items())]
    for name, file in sorted(card.files.items()):
        lines.append(f"- File {escape(name)}: {escape(file.url)}, SHA-256 {escape(file.sha256)}")
    return [*lines, "- The texts belong to their publishers and are not part of the results."]


def _size(
    articles: pl.DataFrame, sentences: pl.DataFrame, ledger: pl.DataFrame, targets: Sequence[Target]
) -> list[str]:
    counts = [
        ("articles", len(articles)),
        ("stories", articles["story_id"].n_unique()),
        ("sentences", len(sentences)),
        ("mentions of a target", len(ledger)),
        ("of which actor mentions", int(ledger["actor"].sum() or 0)),
        ("articles with a mention", ledger["article_id"].n_unique()),
    ]
    of_target = ledger.group_by("target").len().sort("target").iter_rows()
    counts += [(f"mentions of {country_name(target, targets)}", count) for target, count in of_target]
    return ["## Size", *table(["what", "n"], counts)]


def _sources(articles: pl.DataFrame, targets: Sequence[Target]) -> list[str]:
    by_outlet = (
        articles.group_by("outlet", "outlet_country")
        .agg(
            pl.len().alias("n"), pl.col("story_id").n_unique(), pl.col("date").min(), pl.col("date").max().alias("last")
        )
        .sort("outlet", "outlet_country", nulls_last=True)
    )
    rows = [
        (outlet or UNKNOWN, country_name(country or UNKNOWN, targets), n, stories, first or UNKNOWN, last or UNKNOWN)
        for outlet, country, n, stories, first, last in by_outlet.iter_rows()
    ]
    return ["## Sources", *table(["outlet", "country", "articles", "stories", "first date", "last date"], rows)]


def _years(articles: pl.DataFrame) -> list[str]:
    years = articles.group_by(articles["date"].dt.year().alias("year")).len().sort("year", nulls_last=True)
    return ["## Dates", *table(["year", "articles"], [(str(year or UNKNOWN), n) for year, n in years.iter_rows()])]


def _languages(articles: pl.DataFrame, kept: Sequence[str]) -> list[str]:
    counts = articles.group_by("language").len().sort("language", nulls_last=True)
    return [
        "## Languages",
        f"Kept: {', '.join(map(escape, kept))}. Other languages are set aside and counted below.",
        "",
        *table(["language", "articles"], [(language or UNKNOWN, n) for language, n in counts.iter_rows()]),
    ]


def _repetition(articles: pl.DataFrame) -> list[str]:
    stories = articles.group_by("story_id").agg(pl.len().alias("n"), pl.col("outlet").drop_nulls().n_unique())
    sizes = stories["n"].to_list()
    shared = [n for n in sizes if n > 1]
    return [
        "## Duplicates and stories",
        "Copies, edited wire copy and articles inside longer ones are one story; intervals are made over stories.",
        "",
        *table(
            ["what", "n"],
            [
                ("articles whose very text occurs more than once", int(articles["text"].is_duplicated().sum())),
                ("stories of more than one article", len(shared)),
                ("articles in them", sum(shared)),
                ("stories of more than one outlet", int((stories["outlet"] > 1).sum() or 0)),
                ("articles in the largest story", max(sizes, default=0)),
            ],
        ),
    ]


def _exclusions(exclusions: pl.DataFrame) -> list[str]:
    reasons = exclusions.group_by("reason").len().sort("reason")
    if reasons.is_empty():
        return ["## Set aside", "Nothing was set aside."]
    return ["## Set aside", *table(["reason", "articles or files"], reasons.iter_rows())]


def _removals(removals: pl.DataFrame) -> list[str]:
    counts = removals.group_by("reason").agg(pl.len(), pl.col("article_id").n_unique()).sort("reason")
    if counts.is_empty():
        return ["## Removed in cleaning", "Nothing was removed."]
    return ["## Removed in cleaning", *table(["reason", "removals", "articles"], counts.iter_rows())]


def _labels(classifiers: Mapping[str, str], topics: Sequence[Topic], refused: Mapping[str, str]) -> list[str]:
    rows = [(question, f"automatic: {name}") for question, name in classifiers.items()]
    attributed = [question.name for question in QUESTIONS.values() if not question.classified]
    rows += [(question, "automatic: rules of the codebook") for question in attributed]
    rows += [("tone", "automatic: VADER")]
    # VADER's words are in the language of the classifiers of sentiment.
    reasons = {**refused, "tone": refused[SENTIMENT.name]} if SENTIMENT.name in refused else refused
    rows = [(name, f"not answered: {reasons[name]}" if name in reasons else how) for name, how in rows]
    return [
        "## Labels",
        "Every label in tables and figures was made by a program, none by a person.",
        _read_as(topics),
        "",
        *table(["question", "how"], rows),
    ]


def _read_as(topics: Sequence[Topic]) -> str:
    """Whether the articles were read as ordinary news, or with the words of some topics."""
    if not topics:
        return "The articles were read as ordinary news: no topic adds words to the codebook."
    named = ", ".join(f"{escape(topic.label)} (codebook/topics/{escape(topic.name)}/)" for topic in topics)
    return f"The codebook was that of the study with the words of {named}."


def _limits(articles: pl.DataFrame, ledger: pl.DataFrame, checked: bool) -> list[str]:
    outlets = articles["outlet"]
    n_articles = len(articles)
    lines = [
        "## Limits",
        "- Results describe these articles. Whether they stand for their outlets depends on how they were chosen.",
        "- "
        + (
            "The classifiers were checked on annotated mentions of this corpus (tables validation); their errors are "
            "in the intervals of corrected numbers alone."
            if checked
            else "The classifiers have not been validated on this corpus, and their errors are not in the intervals."
        ),
        "- Headlines are kept apart and not analysed.",
        f"- {n_articles - ledger['article_id'].n_unique()} of {n_articles} articles mention no target.",
    ]
    without = {"outlet": outlets.null_count(), "date": articles["date"].null_count()}
    lines += [f"- {count} of {n_articles} articles have no known {name}." for name, count in without.items() if count]
    largest = max(outlets.drop_nulls().value_counts()["count"].to_list(), default=0)
    if largest and (share := largest / n_articles) > 0.25:
        lines.append(f"- One outlet supplies {100 * share:.0f} % of the articles.")
    return lines
