"""The reader: pages with every article and its mentions, in which every number leads to the sentences behind it."""
