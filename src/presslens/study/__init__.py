"""The study: config.yaml, checked, and what each step of it needs."""
