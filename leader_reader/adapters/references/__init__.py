"""Readers of reference files: RIS, BibTeX and PubMed's format. Start at formats.py."""
