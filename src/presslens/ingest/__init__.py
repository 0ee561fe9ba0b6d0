"""From files to articles: decode, clean, identify. Nothing is removed without a record."""
