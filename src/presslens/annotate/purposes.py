"""What an annotated mention is for.

Mentions that were not drawn at random, as those that a model's answers chose, can fit classifiers, but say nothing
about how often one is right.
"""

VALIDATION, FITTING = PURPOSES = ("validation", "fitting")
