"""What one does with the hits of a search: choose, tag with a preview, copy with references."""
