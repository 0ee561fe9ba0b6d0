"""Which figures of results are charts on the page, and what draws each; the others are pictures."""

from __future__ import annotations

from collections.abc import Callable

from presslens.draw.drawing import Sources
from presslens.exhibits.exhibit import Figure
from presslens.tell.report.charts import cells, means, shares, time_and_words
from presslens.tell.report.charts.picture import Picture
from presslens.tell.report.links import Links

#: Function of a chart: from the figure's entry, its tables and a keeper of links to a picture.
Chart = Callable[[Figure, Sources, Links], Picture]

#: By name of the figure.
CHARTS: dict[str, Chart] = {
    "sentiment_by_target": shares.labels_by_target,
    "sentiment_by_outlet": shares.negative_and_positive,
    "sentiment_by_country": shares.negative_and_positive,
    "sentiment_by_year": shares.negative_and_positive,
    "stance_by_holder": cells.stance_by_holder,
    "holder_by_outlet": cells.shares_by_outlet,
    "frames_by_outlet": cells.shares_by_outlet,
    "outlet_and_quoted": means.outlet_and_quoted,
    "cue_tone_by_outlet": cells.tone_by_outlet,
    "frames_by_target": shares.labels_by_target,
    "frames_by_holder": cells.frames_by_holder,
    "frames_over_time": time_and_words.frames_over_time,
    "words_by_target": time_and_words.words,
    "words_by_country": time_and_words.words,
    "hypotheses": means.differences,
}
