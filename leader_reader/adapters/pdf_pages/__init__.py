"""Draws the pages of PDFs in a process of its own, so that none can take the window down.

`client` is what the window holds; it never loads PDFium. `process` starts the other process,
where everything else here runs.
"""
