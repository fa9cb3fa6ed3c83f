"""How the starter library's Word, EPUB, ODT, RTF and PDF files are made, and tests of all of it."""
