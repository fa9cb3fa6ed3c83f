"""The reader: a document's text with its marks, to be read, searched and selected."""
