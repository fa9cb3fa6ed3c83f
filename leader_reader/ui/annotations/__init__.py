"""The passages panel and the editor for a passage's note."""
