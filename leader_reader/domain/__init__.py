"""What the program is about, in plain values: documents, passages, topics, edits, hits."""
