"""What to export, from which documents, and in which format."""
