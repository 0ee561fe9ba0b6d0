"""Languages: what a step must know of one. A language is a folder; the steps that read it know no word of it."""
