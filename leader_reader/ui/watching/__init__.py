"""Watched folders: looked into now and then, and taken in from; the dialog that lists them."""
