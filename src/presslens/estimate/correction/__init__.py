"""Correction by design: numbers made of the ledger's answers, put right by what a sample of codes says of their errors.

Own code, since of the packages at hand none knows ratios, strata and stories at once: ppi-python 0.2.3 has means of
independent observations, dsl-kit 0.1.1 regressions of independent rows, fewhumans 1.0.0 means in strata.
Where they do the same (the mean of independent observations) the numbers agree with ppi-python's, which a test holds.
"""
