"""Labels that coders gave to mentions: read and checked, placed in the corpus, compared with each other."""
