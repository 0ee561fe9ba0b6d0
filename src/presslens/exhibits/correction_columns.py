"""Columns of numbers corrected by codes, and of those of the coders alone, beside numbers made of the answers."""

from __future__ import annotations

from presslens.exhibits.exhibit import Column

#: What is said where nothing is corrected, and from when on it is, in a caption.
REFUSED = """\
they are empty where nobody coded, where the codes of a group are worth fewer than 5 equally weighted stories
(``effective_stories``) or speak for less than 95 % of it, and where no coder gave the label: ``correction_note`` says
why, and if codes are too few, how many it takes, about"""
_TUNED = "by the answers and the codes, the answers with the weight that makes the error least (PPI++)"
_WAYS = {
    "corrected": "by the answers, put right by the coded mentions, each weighted by one over its chance to be coded",
    "coders": "by the coded mentions alone, weighted by one over their chance to be coded",
}
_REFUSED = "empty where there are too few codes"


def _numbers(way: str, named: str, what: str, how: str = "") -> list[Column]:
    """A number, and the ends of its interval; ``named`` is behind the names of all three."""
    how = how or _WAYS[way]
    ends = [
        Column(f"{way}_{end}{named}", "number", f"{which} end of the interval of {way}{named}, over stories.")
        for end, which in (("low", "Lower"), ("high", "Upper"))
    ]
    return [Column(f"{way}{named}", "number", f"{what} {how}; {_REFUSED}."), *ends]


def _counts(named: str, group: str) -> list[Column]:
    worth = "How many equally weighted stories they are worth (Kish's formula); 5 are needed."
    return [
        Column(f"n_codes{named}", "integer", f"Coded mentions that belong to {group} by their answers or codes."),
        Column(f"effective_stories{named}", "number", worth),
    ]


_NOTE = Column(
    "correction_note", "string", "Why there are no corrected numbers, and what it would take; empty where there are."
)
_GROUPS = {
    "all": "all actor mentions",
    "outlet": "mentions in the outlet's own voice",
    "quoted": "mentions in quoted voices",
}

#: Behind the columns of a table of shares.
CORRECTED_SHARES = (
    *(column for way in _WAYS for column in _numbers(way, "", "The share")),
    *_counts("", "the group"),
    _NOTE,
    *_numbers("tuned", "", "The share", _TUNED),
)
#: Behind the columns of the table of voices.
CORRECTED_VOICES = (
    *(
        column
        for voice, group in _GROUPS.items()
        for column in (
            *(part for way in _WAYS for part in _numbers(way, f"_{voice}", f"Mean polarity of {group}")),
            *_counts(f"_{voice}", group),
        )
    ),
    *(
        column
        for way in _WAYS
        for column in _numbers(way, "_difference", "Mean polarity of quoted voices less the outlet's own,")
    ),
    _NOTE,
)
