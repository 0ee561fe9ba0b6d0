"""Reports of speech, one construction of the language per module."""
