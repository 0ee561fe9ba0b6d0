"""The check before a run: what is doubtful about a corpus, told before anything is computed."""
