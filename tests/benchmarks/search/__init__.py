"""Measures search against its peers: `python -m tests.benchmarks.search`."""
