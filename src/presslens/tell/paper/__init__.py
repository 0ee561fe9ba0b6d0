"""The paper of a corpus: its numbers, the facts its sentences hang on, and how it is set."""
