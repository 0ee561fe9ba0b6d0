"""A run: how a job does its work, what it left and whether that is still what it was, and what the screen says."""
