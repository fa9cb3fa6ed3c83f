"""The characters of a page that was recognised, as those of any other page."""

from functools import cache
from pathlib import Path

import numpy as np

from leader_reader.adapters.ocr.kept import kept_beside, read_kept
from leader_reader.adapters.ocr.words import RecognisedPage, characters
from leader_reader.services.pages import PageText

_UNSEEN = (np.nan,) * 4


class RecognisedText:
    """What was recognised of the document at `path`; read when it is first asked for."""

    def __init__(self, path: Path) -> None:
        self._pages = cache(lambda: read_kept(kept_beside(path)))

    def of(self, number: int) -> PageText | None:
        """Return the characters of a page, None where nothing was recognised on it.

        They are counted as `characters` gives them, which the importer of scans does too.
        """
        page = self._pages().get(number)
        return _page_text(page) if page is not None and page.lines else None


def _page_text(page: RecognisedPage) -> PageText:
    found = [each for line in page.lines for each in characters(line)]
    codes = np.fromiter((ord(character) for character, _ in found), np.uint32, len(found))
    places = (page.displayed(box) if box else _UNSEEN for _, box in found)
    return PageText(codes, np.array(list(places), np.float32).reshape(-1, 4))
