"""The ledger: one row per mention, every judgement joined."""
