"""All comparisons, in the order of the page."""

from peers import dictionaries, encoders, near_copies, words
from peers.comparison import Comparison

COMPARISONS: dict[str, Comparison] = {
    comparison.name: comparison
    for module in (words, dictionaries, encoders, near_copies)
    for comparison in module.COMPARISONS
}
