"""The manual in a window of its own: Markdown files of resources/manual, without any network."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QDialog, QTextBrowser, QVBoxLayout, QWidget

from leader_reader import paths
from leader_reader.ui.fonts import reading_font

_SIZE = 760, 720
_LINE_HEIGHT = 135.0


class Manual(QDialog):
    """Shows the manual; links lead inside it and nowhere else."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("manual")
        self.setWindowTitle(self.tr("Manual"))
        self.resize(*_SIZE)
        self.text = QTextBrowser()
        self.text.setObjectName("manual.text")
        self.text.setAccessibleName(self.tr("Manual"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(self._follow)
        self.text.document().setDefaultFont(reading_font(16))
        self.text.document().setDocumentMargin(52)
        self.text.setProperty("role", "reader")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)

    def open_section(self, name: str = "") -> None:
        """Show the manual, or its part `name` (a file of the manual without its ending)."""
        path = paths.resources() / "manual" / f"{name or 'manual'}.md"
        self.text.setMarkdown(path.read_text("utf-8"))
        _give_room(self.text.document())
        self.show()
        self.raise_()

    def _follow(self, link: QUrl) -> None:
        if link.isRelative() and link.fileName().endswith(".md"):
            self.open_section(link.fileName().removesuffix(".md"))


def _give_room(document: QTextDocument) -> None:
    """Set lines and paragraphs apart, which Markdown leaves to the reader."""
    cursor = QTextCursor(document)
    block = document.begin()
    while block.isValid():
        room = QTextBlockFormat(block.blockFormat())
        heading, listed = room.headingLevel(), block.textList() is not None
        room.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        room.setTopMargin(22 if heading > 1 else 0)
        room.setBottomMargin(4 if listed or cursor.currentTable() else 10)
        cursor.setPosition(block.position())
        cursor.setBlockFormat(room)
        block = block.next()
