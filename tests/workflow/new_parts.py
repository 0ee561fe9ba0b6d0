"""What is added to a study to see what it costs: entries of the codebook, and programs."""

IRAN = """
code: IRN
label: Iran
definition: The Islamic Republic of Iran as a state.
colour: "#AA4499"
source: written for this test
country: [Iran]
demonym: [Iranian]
capital: [Tehran]
leader:
  - {name: Hassan Rouhani, forms: [Rouhani], office: president, from: "2013-08-03", to: "2021-08-03"}
"""
GUILD = """
code: GUILD
label: Guild
definition: The guild of bakers.
colour: "#882255"
source: written for this test
names: [Guild of Bakers]
"""
HOPE = """
code: hope
label: Hope
definition: The sentence speaks of hope.
rules: [Present when somebody hopes.]
colour: "#117733"
source: written for this test
cues: [hope*, optimis*, museum]
examples: [They hoped for rain.]
"""
COIN = '''
"""Stance by a coin that is the same for all."""

import numpy as np

from presslens.codebook.questions import STANCE


class CoinStance:
    """Never favour; against with a probability that the config says."""

    question = STANCE
    name = "coin"
    needs = ()
    block = {
        "type": "object",
        "additionalProperties": False,
        "required": ["against"],
        "properties": {"against": {"type": "number", "minimum": 0, "maximum": 1}},
    }
    rank = 0
    calibrated = False
    quick = True
    labels = STANCE.labels

    def __init__(self, against):
        self.against = against

    @classmethod
    def from_config(cls, block, codebook):
        return cls(block["against"])

    def predict_proba(self, items):
        return np.tile([self.against, 1 - self.against, 0.0], (len(items), 1))
'''
EMOTION = """
EMOTION = Question("emotion", "emotions", ("anger", "calm", "fear"), neutral="calm", of_actors=True)

#: Every question"""
WORDS = '''
"""Emotion by two words."""

import numpy as np

from presslens.codebook.questions import EMOTION


class WordEmotion:
    """Anger where somebody is killed, else calm."""

    question = EMOTION
    name = "words"
    needs = ()
    block = None
    rank = 0
    calibrated = False
    quick = True
    labels = EMOTION.labels

    @classmethod
    def from_config(cls, block, codebook):
        return cls()

    def predict_proba(self, items):
        return np.array([[1.0, 0, 0] if "killed" in item.text else [0, 1.0, 0] for item in items]).reshape(-1, 3)
'''
TABLE = """for estimate in (
        Estimate(
            "count_years",
            "Mentions by year.",
            "presslens.estimate.years:year_tables",
            tables=(
                Table(
                    "mentions_by_year",
                    (Column("year", "string", "Of the article."), Column("n", "integer", "Mentions.")),
                    keys=("year",),
                    printed=("year", "n"),
                    caption="Mentions by year.",
                ),
            ),
            reads=("ledger",),
        ),"""
YEARS = '''
"""Mentions by year."""

import polars as pl


def year_tables(ledger, tables):
    (table,) = tables
    year = pl.col("date").dt.year().cast(str).fill_null("unknown").alias("year")
    return {table.name: ledger.group_by(year).agg(n=pl.len().cast(int)).sort("year")}
'''
FIGURE = """for figure in (
        Figure(
            "mentions_by_target",
            "presslens.draw.figures.mentions_by_target:mentions_by_target",
            table="mentions_by_target",
            note="Mentions of each target.",
            caption="How often each target is named.",
        ),"""
BARS = '''
"""How often each target is named."""

from matplotlib.figure import Figure

from presslens.draw.drawing import Drawing


def mentions_by_target(sources):
    figure = Figure(figsize=(4, 3))
    figure.add_axes((0.2, 0.3, 0.7, 0.6)).bar(sources.table["target"], sources.table["n_mentions"])
    return Drawing(figure, sources.table, f"{len(sources.table)} bars")
'''
SWEDISH = '''
"""Swedish: sentences, tokens and names as English has them."""

from presslens.language.capability import Capability
from presslens.language.language import Language

FOUND = frozenset({Capability.SENTENCES, Capability.TOKENS, Capability.MENTIONS})
LANGUAGE = Language(code="sv", name="Swedish", capabilities=FOUND)
'''
