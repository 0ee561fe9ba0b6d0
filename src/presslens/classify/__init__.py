"""Classify: what is asked of mentions and sentences, and the methods that answer."""
