"""A new edition of a document: the offer, the review of its passages, and which one it is."""
