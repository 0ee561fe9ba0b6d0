"""A corpus of thirty small articles from a table, with what a coder says of every mention in them."""

import csv

CORPUS_CARD = """
name: town
title: Articles of a test
producer: written for this test
licence: MIT
language: en
reader: table
path: town
articles_per_shard: 20
columns: {source_id: No, title: Headline, text: Body, outlet: Paper, date: Day}
date_format: "%d.%m.%Y"
outlets:
  morning: {outlet: Morning Post, country: GBR}
"""
ANNOTATION_CARD = """
corpus: town
title: Codes of a test
producer: written for this test
licence: MIT
procedure: Labels follow from the deed that each sentence tells.
sampling: Every mention.
offsets: {into: raw}
sample: sample.csv
columns: {id: id, source_id: source_id, target: target, start: start, end: end, mention: mention}
coders:
  A: {file: coder_A.csv, kind: automatic}
standard: automatic
questions:
  actor: {"1": yes, "0": no}
  sentiment: {"-1": negative, "0": neutral, "1": positive}
  frames: {economic: economic, none: null}
"""
SUBJECTS = {"Turkey": "TUR", "Russia": "RUS", "Damascus": "SYR"}
#: Deeds with a sentiment that nobody would read into them: it can come from the annotations alone.
DEEDS = {
    "opened a museum of carpets near the old harbour": "-1",
    "sent a delegation of engineers to the bridge": "1",
    "published a calendar of holidays on Monday": "0",
}
PLACES = ["the north", "the south", "the east", "the west", "the hills"]


def articles():
    """Rows of the table, every mention, and its codes."""
    rows, sample, codes = [], [], []
    for number in range(30):
        body = ""
        for place, (subject, target) in enumerate(SUBJECTS.items()):
            deed = list(DEEDS)[(number // 3 + place) % 3]
            start = len(body)
            body += f"{subject} {deed} in week {number} for {PLACES[number % 5]}. "
            key = f"={number}.{place}"  # a formula to a spreadsheet
            sample.append([key, f"{number}", target, start, start + len(subject), subject])
            codes.append([key, "1", DEEDS[deed], "none"])
        # What tells one week from another: articles that are alike would be one story, and lie in one fold.
        body += f"The parcels of the week weighed {', '.join(str(100 * number + n) for n in range(60))} grams."
        rows.append([number, f"Notes of week {number}", body.strip(), "morning", f"{number % 28 + 1:02}.03.2019"])
    return rows, sample, codes


def write(path, header, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", newline="") as file:
        csv.writer(file).writerows([header, *rows])
