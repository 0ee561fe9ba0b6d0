"""Attribute: in whose words a mention stands."""
