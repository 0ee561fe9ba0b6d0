"""The reader: pages in which every article can be read with its mentions, and every number followed to its sentences."""
