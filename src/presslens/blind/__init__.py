"""Blindness: what hides from a classifier which country it judges, and the audit of it."""
