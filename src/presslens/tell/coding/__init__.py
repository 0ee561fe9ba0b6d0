"""The page on which a coder codes: what it asks, what it shows, and its code."""
