"""Tell: captions, statement, data package, manifest."""
