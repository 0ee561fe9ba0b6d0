"""Find reported speech and say in whose words each mention stands."""

from collections.abc import Callable, Mapping
from pathlib import Path

import polars as pl

from presslens.attribute.attribution import Attributor
from presslens.attribute.holder_names import HolderNames
from presslens.attribute.tables import ATTRIBUTIONS, HOLDERS, attribution_rows, holder_rows, rows_not_looked_at
from presslens.base.io import read_table, write_table
from presslens.codebook.by_topic import ByTopic
from presslens.codebook.codebook import Codebook
from presslens.codebook.questions import OUTLET
from presslens.language.capability import Capability
from presslens.language.language import load_language


def attribute_holders(
    articles: str | Path,
    sentences: str | Path,
    mentions: str | Path,
    codebook: Codebook,
    language: str,
    attributions: str | Path,
    holders: str | Path,
    note: Callable[[str], None] = lambda _: None,
    speaks_for: Mapping[str, str] | None = None,
) -> None:
    """Write the attributions of the articles and the holder of each mention.

    Parameters
    ----------
    speaks_for
        For whom an outlet speaks itself, by its name; ``""`` stands for those that are not named.
    """
    voices = speaks_for or {}
    spoken = load_language(language)
    if Capability.ATTRIBUTION not in spoken.capabilities:
        write_table(pl.DataFrame(schema=ATTRIBUTIONS), attributions)
        write_table(rows_not_looked_at(read_table(mentions)), holders)
        note(f"no holder is told: {Capability.ATTRIBUTION.lack(spoken.name)}")
        return

    def readers(book: Codebook) -> tuple[Attributor, HolderNames]:
        attributor = Attributor(book.speakers, book.speech, spoken, book.agencies, book.targets)
        return attributor, HolderNames(book.countries, attributor.cast)

    by_topic = ByTopic(codebook, readers)
    bounds = read_table(sentences).partition_by("article_id", as_dict=True)
    places = read_table(mentions).partition_by("article_id", as_dict=True)
    found_rows, held_rows = [], []
    for article, text, outlet, date in read_table(articles).select("article_id", "text", "outlet", "date").iter_rows():
        attributor, names = by_topic.of(text)
        bounded = list(bounds[article,].select("start", "end").iter_rows())
        found = attributor.attribute(text, bounded, voices.get(outlet or "", voices.get("")), date)
        found_rows += attribution_rows(article, found)
        if (article,) in places:
            spans = list(places[article,].select("start", "end").iter_rows())
            held_rows += holder_rows(article, spans, found, names.of(text, found))
    write_table(pl.DataFrame(found_rows, schema=ATTRIBUTIONS, orient="row"), attributions)
    held = pl.DataFrame(held_rows, schema=HOLDERS, orient="row").sort("article_id", "start")
    write_table(held, holders)
    note(f"{len(found_rows)} attributions; {(held['holder'] != OUTLET).sum()} of {len(held)} mentions attributed")
