"""Measures the program against its targets and its peers: `python -m tests.benchmarks`."""
