"""Validate: what classifiers answer against what coders say."""
