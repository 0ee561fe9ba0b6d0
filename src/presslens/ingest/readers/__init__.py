"""Readers of corpora: one file format per module."""
