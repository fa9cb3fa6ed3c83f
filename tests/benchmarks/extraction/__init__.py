"""What the importers make of files whose text is known, beside what other programs make of them."""
