"""The page view: a PDF's pages as they are printed, with the passages of the text view on them."""
