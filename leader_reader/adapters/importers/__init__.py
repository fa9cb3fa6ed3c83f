"""Readers of files: one module a format, and which of them reads what."""
