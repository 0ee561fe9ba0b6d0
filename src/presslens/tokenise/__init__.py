"""From texts to sentences and tokens, by character offsets; NLTK's conventions."""
