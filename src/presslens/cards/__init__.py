"""Cards: what corpora, data sets, annotations and models say of themselves."""
