"""Writes excerpts to files: one module a format; formats.py knows which there are."""
