"""The scenes of a new edition: the offer, the review of its passages, and choosing by hand."""

from collections.abc import Callable
from typing import Any

from leader_reader.domain.document import DocumentRecord
from leader_reader.services import annotating
from tests.journeys.hands import click, drop_files, keys
from tests.pictures.stage import Stage, found

_TITLE = "What a round is for"
_OLD, _NEW = "a-round.md", "a-round (v2).md"
_PARAGRAPHS = (
    "A ward round is the one hour of the day in which everybody who knows something about a patient"
    " stands in the same place.",
    "When the senior doctor speaks first, the others tend to agree with what has been said.",
    "Ask the newest nurse to open the round. She has been with the patients all night, and she is"
    " seldom asked.",
    "The plan is read back by somebody else than the one who made it, so that what was meant and"
    " what was heard are the same.",
    "Rounds that begin with a question take four minutes longer, and save more than that before"
    " noon.",
    "Write the names of all who are there on the board, with their roles beside them.",
    "Students should stand where they can see the patient, not the screen.",
)
_EDITS = (
    ("the others tend to agree with what has been said", "everyone else tends to agree with it"),
    (
        "She has been with the patients all night",
        "She or he was with the patients through the night",
    ),
    (
        "Rounds that begin with a question take four minutes longer, and save",
        "Rounds that begin with a question last four minutes longer, and they save",
    ),
    (_PARAGRAPHS[6], "Nobody stands with the back to the patient."),
)
_MARKED = (0, 1, 2, 3, 4, 6)


def edition_offer(stage: Stage) -> None:
    _bring_in(stage)
    stage.window.editions.offering.look([_record(stage, _NEW)])
    stage.until(stage.window.frame.messages.sentence)


def edition_review(stage: Stage) -> None:
    edition_offer(stage)
    click(found(stage.window, "messages.action"))
    stage.until(lambda: stage.window.editions.dialog and stage.window.editions.dialog.isVisible())
    dialog = stage.window.editions.dialog
    assert dialog is not None
    dialog.activateWindow()
    stage.afterwards(dialog.close)


def edition_reworded(stage: Stage) -> None:
    edition_review(stage)
    dialog = stage.window.editions.dialog
    assert dialog is not None
    click(found(dialog, "edition.fates.reworded"))


def edition_place(stage: Stage) -> None:
    """A passage that is gone, placed by hand: the new edition with words selected."""
    placing = _placing(stage)
    keys(placing.find_bar.field, "nobody")
    stage.still()
    start = placing.text.page.source.text.index("Nobody stands")
    placing.text.select(start, start + len("Nobody stands with the back to the patient"))


def edition_placed(stage: Stage) -> None:
    edition_place(stage)
    dialog = stage.window.editions.dialog
    assert dialog is not None
    click(dialog.placing.go)
    stage.still()
    dialog.list.scrollToBottom()


def _placing(stage: Stage) -> Any:
    edition_review(stage)
    dialog: Any = stage.window.editions.dialog
    click(found(dialog, "edition.fates.gone"))
    stage.still()
    index = dialog.model.index(0)
    click(dialog.list.viewport(), dialog.list.link_rect(index).center())
    stage.still()
    stage.afterwards(lambda: dialog.placing and dialog.placing.close())
    return dialog.placing


def edition_choose(stage: Stage) -> None:
    _bring_in(stage)
    stage.window.editions.ask_earlier(_record(stage, _NEW).id)


def edition_known(stage: Stage) -> None:
    """Both editions in the list, and the details of the earlier one with a link to the next."""
    edition_review(stage)
    dialog = stage.window.editions.dialog
    assert dialog is not None
    dialog.accept()
    stage.still()
    documents = stage.window.documents
    stage.afterwards(stage.window.undo)
    index = documents.model.index(documents.model.row_of(_record(stage, _OLD).id) or 0)
    documents.list.scrollToBottom()
    stage.still()
    documents.show_details(index)


def edition_menu(stage: Stage) -> None:
    _bring_in(stage)
    documents = stage.window.documents
    index = documents.model.index(documents.model.row_of(_record(stage, _NEW).id) or 0)
    documents.list.scrollToBottom()
    stage.still()
    at = documents.list.visualRect(index).center()
    documents.list.customContextMenuRequested.emit(at)


def _bring_in(stage: Stage) -> None:
    """Import both editions and mark the first, unless that was done for another scene."""
    window, path = stage.window, stage.folder / _OLD
    if path.exists():
        return
    text = f"# {_TITLE}\n\n" + "\n\n".join(_PARAGRAPHS) + "\n"
    new = text
    for old, other in _EDITS:
        assert old in new
        new = new.replace(old, other)
    for name, words in ((_OLD, text), (_NEW, new)):
        (stage.folder / name).write_text(words, "utf-8")
        drop_files(window, stage.folder / name)
        stage.until(lambda: window.imports.busy)
        stage.rest()
        if name == _OLD:
            _mark(stage)
    window.frame.messages.close_message()


def _mark(stage: Stage) -> None:
    library, document = stage.window.bridge.library, stage.window.desk.document
    assert document is not None
    topics = [topic.id for topic in library.codebook]
    for number, which in enumerate(_MARKED):
        start, end = stage.place(_PARAGRAPHS[which].removeprefix("A ward round is "))
        chosen = topics[2 * number : 2 * number + 1 + number % 2]
        note = "Try this in March" if number == 2 else ""
        edit = annotating.tag_and_note(library, document, (start, end), chosen, note)
        stage.window.bridge.do(edit)


def _record(stage: Stage, name: str) -> DocumentRecord:
    known = stage.window.bridge.library.documents.values()
    return next(each for each in known if each.file_name == name)


EDITIONS: tuple[Callable[[Stage], None], ...] = (
    edition_offer,
    edition_review,
    edition_reworded,
    edition_place,
    edition_placed,
    edition_known,
    edition_menu,
    edition_choose,
)
