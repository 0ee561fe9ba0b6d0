"""Trace. From a number in a table back to the mentions, sentences and codes that it was counted from."""
