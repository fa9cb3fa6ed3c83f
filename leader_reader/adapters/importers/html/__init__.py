"""Saved web pages: their tree, what in it is furniture, readers' comments, and metadata."""
