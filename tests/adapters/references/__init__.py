"""Tests of the readers of reference files."""
