"""The seed article, sentence by sentence, as a reader hears it."""

import pytest
from library.holder.test_attribution import sentences_of

from presslens.holder.attribution import NARRATION, holder_of

TEXT = """Two presidents meet with hopes of reaching an Idlib ceasefire

The Turkish and Russian presidents are meeting in Moscow for talks.

On Thursday,\u00a0Russian air raids in Idlib killed 16 civilians, according to Syrian civil defence group, \
the White \
Helmets, while Turkish defence ministry said 184 Syrian government forces were killed in the last 24 hours.

Ankara says its army downed three Syrian planes, destroyed hundreds of vehicles and equipment, and killed \
more than \
3,000 government soldiers since the operation was launched on February 27.

According to the United Nations, since December, one million people, mainly women and children, have fled \
fighting \
in Idlib, after the Syrian government launched a military assault in the last opposition-held stronghold.

Before his visit, Turkish President Recep Tayyip Erdogan said he expected the talks with his \
counterpart\u00a0\
Vladimir Putin\u00a0to result in the rapid achievement of a ceasefire.

Russia, meanwhile, will try to maintain a tricky balance between sparing Turkey while supporting Syria.

“This is still in play and Moscow’s main goal will be to force Ankara to accept a new reality on the ground \
that \
Syria will not roll back to previous positions,” said Marianna Belenkaya, an expert on the Middle East and \
fellow \
at Carnegie Moscow Center think-tank.

“Both parties will have to give in on something in order to broker a ceasefire, and for Russia, that means \
guaranteeing to Turkey that the Syrian offensive will stop soon.”
"""

HOLDERS = [
    ("Turkish and Russian", "outlet", "narration"),
    ("Russian air raids", "OPP", "according-to"),
    ("Syrian civil defence", "outlet", "narration"),
    ("Turkish defence ministry", "outlet", "narration"),
    ("Syrian government forces", "TUR", "indirect"),
    ("Ankara says", "TUR", "indirect"),
    ("Syrian planes", "TUR", "indirect"),
    ("Syrian government launched", "UN", "according-to"),
    ("Vladimir Putin", "TUR", "indirect"),
    ("Russia, meanwhile", "outlet", "narration"),
    ("sparing Turkey", "outlet", "narration"),
    ("Moscow’s main goal", "OTHER", "direct"),
    ("Carnegie Moscow", "outlet", "narration"),
    ("for Russia", "OTHER", "direct"),
    ("Syrian offensive", "OTHER", "direct"),
]


@pytest.mark.parametrize(("words", "holder", "mode"), HOLDERS, ids=[words for words, _, _ in HOLDERS])
def test_holders(attributor, words, holder, mode):
    found = attributor.attribute(TEXT, sentences_of(TEXT))
    start = TEXT.index(words)
    # Ask about the name alone: a word that can be a mention.
    end = start + len(words.split()[0])
    if words.split()[0] in ("sparing", "for", "Carnegie"):
        start, end = end + 1, start + len(words)
    if words == "Vladimir Putin":
        end = start + len(words)
    holding = holder_of(start, end, found)
    assert (holding.holder, holding.mode) == (holder, mode)
    if holder == "outlet":
        assert holding == NARRATION
