"""What presslens costs beside named peers: measured in one run, told in docs/benchmarks.md."""
