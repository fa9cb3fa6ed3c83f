"""The PDF that the page view shows: asks its engine for what is needed and keeps what came."""

from collections.abc import Callable, Collection, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

from leader_reader.domain.document import Document
from leader_reader.domain.pages import PageMap
from leader_reader.services.pages import (
    Answered,
    CannotOpen,
    Failed,
    LinksOf,
    NeedsPassword,
    Opened,
    OutlineItem,
    PageLink,
    PagesEngine,
    PageSize,
    TextOf,
    Tile,
)
from leader_reader.ui.reader.pages.answers import Answers, Drawn
from leader_reader.ui.reader.pages.pictures import Pictures
from leader_reader.ui.reader.pages.text_on_pages import TextOnPages
from leader_reader.ui.reader.pages.tone import Tone


class Book(QObject):
    """`opened` when the pages are known; `changed` carries a page that looks different now.

    `text_came` carries a page whose characters came, `password_asked` whether the last one was
    wrong, `said` a sentence for the message bar.
    """

    opened = Signal()
    changed = Signal(int)
    text_came = Signal(int)
    password_asked = Signal(bool)
    said = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._answers = Answers(self)
        self._answers.came.connect(self._take, Qt.ConnectionType.QueuedConnection)
        self._answers.ready.connect(self._begin_texts, Qt.ConnectionType.QueuedConnection)
        self._texts_begun = False
        self.pictures = Pictures(self)
        self.pictures.came.connect(self.changed)
        self.pictures.failed.connect(self.changed)
        self._engine: PagesEngine | None = None
        self._path: Path | None = None
        self._opening = 0
        self.close()

    def close(self) -> None:
        """Forget the document; the engine stays."""
        self.text: TextOnPages | None = None
        self.sizes: tuple[PageSize, ...] = ()
        self.outline: tuple[OutlineItem, ...] = ()
        self.problem = ""
        self.needed: Collection[Tile] = ()
        self._links: dict[int, tuple[PageLink, ...]] = {}
        self._asked: set[int] = set()
        self._later: list[int] = []
        self._opening = -1
        self.pictures.begin(None, (), 1.0)

    def answered(self) -> Answered:
        """Return what an engine is to be made with: it takes answers in any thread."""
        return self._answers.take

    def show(self, document: Document) -> None:
        """Begin with a document; its pages follow by `serve`."""
        self.close()
        self.text = TextOnPages(document, PageMap(()))

    def serve(self, engine: PagesEngine, places: PageMap, path: Path) -> None:
        """Have `engine` open the PDF at `path`; `places` lead from its text to its pages."""
        self._engine, self._path = engine, path
        self.set_places(places)
        self._opening = engine.open(path)

    def set_places(self, places: PageMap) -> None:
        """Take places found since, with what has come of the pages' characters."""
        if self.text is not None:
            self.text = self.text.with_places(places)

    def give_password(self, password: str) -> None:
        """Try to open the document with a password."""
        if self._engine is not None and self._path is not None:
            self._opening = self._engine.open(self._path, password)

    def set_tone(self, tone: Tone) -> None:
        self._answers.tone = tone
        self.pictures.set_tone(tone, self.needed if self._texts_begun else ())

    def set_bare(self, *, bare: bool) -> None:
        """Show the pages without the file's own highlights, or with them."""
        self.pictures.set_bare(self.needed, bare=bare)

    def need(self, pages: Iterable[int]) -> None:
        """Ask for the characters and links of pages, the most wanted last."""
        if self._engine is None or self.text is None:
            return
        self._later = list(pages)
        for page in self._later if self._texts_begun else ():
            if page not in self._asked:
                self._asked.add(page)
                self._engine.text(page)
                if page not in self._links:
                    self._engine.links(page)

    def links(self, page: int) -> Sequence[PageLink]:
        """Return the links of a page, as far as they are known."""
        return self._links.get(page, ())

    def failure(self, page: int) -> str:
        """Return why a page cannot be shown, or ""."""
        return self.pictures.failures.get(page, "")

    def notice(self, page: int) -> str:
        """Return what is to be said quietly of a page that is shown, or ""."""
        text = self.text.text(page) if self.text else None
        if text is None:
            return ""
        if text.usable:
            return "" if len(text.codes) or text.pictures else _tr("This page is empty.")
        if text.pictures:
            return _tr("This page is a scan: its words cannot be selected.")
        return _tr("This page has no usable text layer: its words cannot be selected.")

    @Slot(object)
    def _take(self, answer: object) -> None:
        if getattr(answer, "opening", None) != self._opening:
            return
        takes: dict[type, Callable[..., None]] = {
            Drawn: self._take_picture,
            TextOf: self._take_text,
            LinksOf: self._take_links,
            Failed: lambda failed: self.pictures.fail(failed.page, failed.sentence),
            Opened: self._take_pages,
            NeedsPassword: self._take_question,
            CannotOpen: self._take_problem,
        }
        takes[type(answer)](answer)

    @Slot()
    def _begin_texts(self) -> None:
        self._texts_begun = True
        self.need(self._later)

    def _take_picture(self, drawn: Drawn) -> None:
        self.pictures.take(drawn, self.needed)

    def _take_text(self, answer: TextOf) -> None:
        if self.text is not None:
            self._asked -= self.text.take(answer.page, answer.text)
            self.text.lines(answer.page)  # found now, and not while painting
            self.text_came.emit(answer.page)
            self.changed.emit(answer.page)

    def _take_links(self, answer: LinksOf) -> None:
        self._links[answer.page] = answer.links

    def _take_pages(self, answer: Opened) -> None:
        self.problem = ""
        self.sizes, self.outline = answer.pages.sizes, answer.pages.outline
        self._links.clear()
        self._asked.clear()
        self.pictures.begin(self._engine, self.sizes, 1.0)
        if not self.sizes:
            self.problem = _tr("This document has no pages.")
        self.opened.emit()

    def _take_question(self, answer: NeedsPassword) -> None:
        self.problem = _tr("This document opens with a password.")
        self.password_asked.emit(answer.wrong)
        self.changed.emit(0)

    def _take_problem(self, answer: CannotOpen) -> None:
        self.problem = answer.sentence
        self.said.emit(answer.sentence)
        self.changed.emit(0)


def _tr(text: str) -> str:
    return QCoreApplication.translate("reader", text)
