"""Locate: mentions of targets."""
