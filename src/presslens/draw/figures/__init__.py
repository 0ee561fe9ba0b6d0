"""One module per figure of results: from its tables to a picture, the plotted numbers and what the log says."""
