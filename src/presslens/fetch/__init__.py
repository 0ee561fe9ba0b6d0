"""Files of external data sets: from the mirror folder, or from their publisher."""
