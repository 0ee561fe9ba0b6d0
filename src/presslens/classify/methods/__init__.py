"""One method per module; each says what it needs."""
