"""Sentiment by logistic regression on the words of a sentence."""
