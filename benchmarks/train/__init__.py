"""``python -m benchmarks.train``: trains the block model on corpora and writes it with its card."""
