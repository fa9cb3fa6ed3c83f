"""Builds the starter library's Word, EPUB, ODT, RTF and PDF files from their masters.

`python -m tests.starter.build` writes them into `seeds/`.
"""

import os
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_HASH_SEED", "0")  # fonts are written in the same order each time

from PySide6.QtGui import QGuiApplication

from tests.starter import epub, odt, pdf, rtf, word
from tests.starter.paper import MASTERS, SEEDS, Paper, read_paper

BUILT: dict[str, tuple[str, Callable[[Paper], bytes]]] = {
    "how-teams-lead-improvement-on-the-ward": (".pdf", pdf.build),
    "talent-management-in-community-trusts": (".docx", word.build),
    "distributed-leadership-a-reading-guide": (".epub", epub.build),
    "compassionate-leadership-under-pressure": (".odt", odt.build),
    "who-comes-next-succession-planning": (".rtf", rtf.build),
}
"""The ending and the builder of each paper that is not written by hand."""


def main() -> None:
    """Build every paper into the starter library's folder."""
    application = QGuiApplication.instance() or QGuiApplication(["build"])
    for name, (ending, build) in BUILT.items():
        paper = read_paper(MASTERS / f"{name}.md")
        (SEEDS / f"{name}{ending}").write_bytes(build(paper))
    del application


if __name__ == "__main__":
    main()
