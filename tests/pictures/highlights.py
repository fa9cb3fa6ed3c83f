"""The scenes of highlights that a file brings with it: the offer, and what is taken in."""

from collections.abc import Callable
from pathlib import Path

from leader_reader.domain.document import DocumentId
from tests.adapters.importers.making_marks import Mark, annots, over, tagged
from tests.adapters.pdf_pages.making import pdf, words
from tests.pictures.stage import Stage

_TITLE = "Rounds that begin with a question"
_NAME = "reviewed.pdf"
_LINES = (
    "A ward round is the one hour of the day in which everybody who knows",
    "something about a patient stands in the same place. When the senior doctor",
    "speaks first, the others tend to agree with what has been said. Ask the",
    "newest nurse to open the round: she has been with the patients all night,",
    "and she is seldom asked. The plan is read back by somebody else than the",
    "one who made it, so that what was meant and what was heard are the same.",
    "Rounds that begin with a question take four minutes longer, and save more",
    "than that before noon. Write the names of all who are there on the board.",
)
_LEFT, _TOP, _STEP, _SIZE = 72, 690, 20, 12


def marks_offer(stage: Stage) -> None:
    _bring_in(stage)


def marks_menu(stage: Stage) -> None:
    _bring_in(stage)
    panel = stage.window.documents
    index = panel.model.index(panel.model.row_of(_document(stage)))
    panel.list.setCurrentIndex(index)
    menu = panel.context_menu(index)
    menu.popup(panel.list.viewport().mapToGlobal(panel.list.visualRect(index).center()))


def marks_in_text(stage: Stage) -> None:
    _take_in(stage)
    stage.window.paging.show_as("text")


def marks_on_page(stage: Stage) -> None:
    _take_in(stage)
    stage.window.paging.show_as("pages")
    stage.until(lambda: stage.window.reader.view.book.sizes)
    stage.until(lambda: not stage.window.reader.view.passage_rect(0, 1).isNull())
    stage.still(300)


def _take_in(stage: Stage) -> None:
    _bring_in(stage)
    if not _passages(stage):
        stage.window.adopting.take([_document(stage)])
        stage.until(lambda: _passages(stage))
        stage.until(lambda: not stage.window.adopting.busy)
        stage.rest()
    stage.open(_TITLE)


def _bring_in(stage: Stage) -> None:
    stage.bring_in(_TITLE, _NAME, _write)
    stage.open(_TITLE)
    stage.still()


def _document(stage: Stage) -> DocumentId:
    return stage.window.bridge.library.find_document(_TITLE).id


def _passages(stage: Stage) -> bool:
    library = stage.window.bridge.library
    return bool(library.annotations_in(library.find_document(_TITLE).id))


def _write(path: Path) -> None:
    shown = [words(_TITLE, x=_LEFT, y=750, size=20)]
    shown += [
        words(line, x=_LEFT, y=_TOP - _STEP * at, size=_SIZE) for at, line in enumerate(_LINES)
    ]
    marks = (
        Mark(
            rects=(_over(2), _over(3, 150)),
            words="Does this hold on our own ward?",
            creator="Orla Penhaligon",
            colour="1 .8 0",
            more=tagged("Psychological safety"),
        ),
        Mark("Underline", rects=(_over(6, 365),), creator="Teodor Lindqvist"),
        Mark("Text", rect=(520, 588, 540, 608), words="Read back by whom?", creator="Orla"),
    )
    title = b"<< /Title (%s) >>" % _TITLE.encode()
    path.write_bytes(
        pdf(b"\n".join(shown), page_keys=(annots(*marks),), more=[title], trailer=b"/Info 4 0 R")
    )


def _over(line: int, width: float = 420) -> tuple:
    return over(_LEFT, _TOP - _STEP * line, width, _SIZE)


HIGHLIGHTS: tuple[Callable[[Stage], None], ...] = (
    marks_offer,
    marks_menu,
    marks_in_text,
    marks_on_page,
)
