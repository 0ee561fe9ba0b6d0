"""Draw: figures from tables."""
