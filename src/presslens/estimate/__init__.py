"""From the ledger to numbers with intervals."""
