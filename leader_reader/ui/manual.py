"""The manual in a window of its own: Markdown files of resources/manual, without any network."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextBlockFormat, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from leader_reader import paths
from leader_reader.ui.fonts import reading_font

_SIZE = 760, 720
_LINE_HEIGHT = 135.0
_MARGIN, _ROW = 24, 16


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
        layout.setSpacing(0)
        layout.addWidget(self.text, 1)
        line = QFrame()
        line.setProperty("role", "line")
        layout.addWidget(line)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        close = QPushButton(self.tr("Close"))
        close.setObjectName("manual.close")
        close.setAccessibleName(close.text())
        close.setAutoDefault(False)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.setContentsMargins(_MARGIN, _ROW, _MARGIN, _ROW)
        row.addStretch(1)
        row.addWidget(close)
        return row

    def open_section(self, name: str = "") -> None:
        """Show the manual, or its part `name` (a file of the manual without its ending)."""
        path = paths.resources() / "manual" / f"{name or 'manual'}.md"
        self.text.setMarkdown(path.read_text("utf-8"))
        _give_room(self.text.document())
        _underline_links(self.text.document())
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


def _underline_links(document: QTextDocument) -> None:
    """Underline what can be clicked: colour alone does not tell."""
    underlined = QTextCharFormat()
    underlined.setFontUnderline(True)
    cursor = QTextCursor(document)
    for start, end in _links(document):
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        cursor.mergeCharFormat(underlined)


def _links(document: QTextDocument) -> list[tuple[int, int]]:
    """Return where each link begins and ends."""
    found = []
    block = document.begin()
    while block.isValid():
        fragments = block.begin()
        while not fragments.atEnd():
            fragment = fragments.fragment()
            if fragment.charFormat().isAnchor():
                found.append((fragment.position(), fragment.position() + fragment.length()))
            fragments += 1
        block = block.next()
    return found
