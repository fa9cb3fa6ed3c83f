"""What is said where a document or a page of it cannot be shown."""

from pathlib import Path

DAMAGED = "it is damaged (not a complete PDF)"
DAMAGED_PAGE = "it is damaged, or not in the document"
EMPTY = "the file is empty"
MISSING = "the file is not there any more"
TOO_SLOW = "it took too long, so it may be damaged"
DIED = "it is damaged in a way that stopped the drawing"
NO_PROCESS = "the process that draws pages cannot be started; please start the program again"


def cannot_open(path: Path, reason: str) -> str:
    """Say that the pages of a document cannot be shown, and what is left."""
    return f"The pages of {path.name} cannot be shown: {reason}. Its words are in the text view."


def cannot_show(page: int, reason: str) -> str:
    """Say that one page cannot be shown, and what is left."""
    return f"Page {page} cannot be shown: {reason}. Its words may be in the text view."
