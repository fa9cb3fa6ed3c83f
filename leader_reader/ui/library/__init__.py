"""The left side of the window: the documents, their contents, and what an import brought."""
