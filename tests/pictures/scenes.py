"""The scenes: each brings the window into one state of one screen."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt

from tests.journeys.hands import click, drop_files, keys, press
from tests.pictures import hits, panels
from tests.pictures.areas_and_pictures import FIGURES
from tests.pictures.describing import DESCRIBING
from tests.pictures.editions import EDITIONS
from tests.pictures.highlights import HIGHLIGHTS
from tests.pictures.places import PLACES
from tests.pictures.reading import READING
from tests.pictures.scans import SCANS
from tests.pictures.searching import SEARCHING, search_open
from tests.pictures.splitting import SPLITTING
from tests.pictures.stage import Stage, found
from tests.pictures.watching import WATCHING

_CTRL = Qt.KeyboardModifier.ControlModifier
_FAIR = "Fair access to such chances"

_TABLE = """# What a ward can count

A few measures that need nothing but a pencil.

| Measure | Who counts | How often | What it shows |
| --- | --- | --- | --- |
| Bells unanswered after lunch | Healthcare assistants | Each day | Whether breaks are covered |
| Patients dressed by noon | Physiotherapist | Each day | Whether getting up is shared work |
| Ideas answered within a week | Ward sister | Each week | Whether speaking up is worth it |
| Huddles led by somebody new | Staff nurse | Each month | Whether chances are fairly given |

Plot them over time, and write on the chart what happened.
"""


def reading(stage: Stage) -> None:
    stage.still()


def reading_picker(stage: Stage) -> None:
    stage.select("the half hour after lunch when nobody answered")
    keys(stage.window, "t")
    keys(stage.window, "tal")


def readme(stage: Stage) -> None:
    """Like the mock-ups: a marked page with the topic picker open on a passage."""
    stage.select("situations that most clinicians will recognise")
    keys(stage.window, "t")
    keys(stage.window, "tal")


def reading_further(stage: Stage) -> None:
    stage.window.reader.go_to(stage.place("Growing leaders on the ward")[0])


def picker_ticked(stage: Stage) -> None:
    stage.window.reader.go_to(stage.place("Growing leaders on the ward")[0])
    stage.window.desk.choose(stage.passage(_FAIR).id)
    stage.still()
    press(stage.window, Qt.Key.Key_T, Qt.KeyboardModifier.AltModifier)


def picker_new(stage: Stage) -> None:
    stage.select("Nobody senior had known.")
    keys(stage.window, "t")
    keys(stage.window, "what leaders do not see")


def selection(stage: Stage) -> None:
    stage.select("The change took a pencil and ten minutes.")


def selection_long(stage: Stage) -> None:
    stage.window.reader.go_to(stage.place("Make it safe")[0])
    stage.still()
    stage.window.reader.select(stage.place("In 1999")[0], stage.place("report them.")[1])
    stage.still()


def selection_more(stage: Stage) -> None:
    selection(stage)
    click(found(stage.window, "reader.selection_bar.more"))


def note(stage: Stage) -> None:
    stage.window.reader.go_to(stage.place("Growing leaders on the ward")[0])
    stage.still()
    stage.window.tagging.edit_note(stage.passage(_FAIR).id)


def find(stage: Stage) -> None:
    press(stage.window, Qt.Key.Key_F, _CTRL)
    keys(stage.window, "team")


def find_nothing(stage: Stage) -> None:
    press(stage.window, Qt.Key.Key_F, _CTRL)
    keys(stage.window, "zymurgy")


def comments(stage: Stage) -> None:
    stage.open("Listening well", "One question a week is about")


def web_page(stage: Stage) -> None:
    stage.open("Listening well")


def other_formats(stage: Stage) -> None:
    stage.open("Who comes next")


def table(stage: Stage) -> None:
    path = stage.folder / "what-a-ward-can-count.md"
    if not path.exists():
        path.write_text(_TABLE, "utf-8")
        drop_files(stage.window, path)
        stage.until(lambda: stage.window.imports.busy)
        stage.rest()
    stage.open("What a ward can count")


def export(stage: Stage) -> None:
    press(stage.window, Qt.Key.Key_E, _CTRL)
    stage.still(400)


def export_nothing(stage: Stage) -> None:
    export(stage)
    dialog = stage.window.handing_out.dialog
    assert dialog is not None
    click(found(dialog, "export.topics.none"))
    stage.still(400)


def importing(stage: Stage) -> None:
    """Show the progress of an import as its signals tell it: a real one is too quick to catch."""
    progress = stage.window.frame.status.progress
    progress.start("Importing", 128)
    progress.step(47, "leadership-in-todays-nhs-delivering-the-impossible.pdf")


def import_report(stage: Stage) -> None:
    folder = stage.folder / "broken"
    folder.mkdir(exist_ok=True)
    (folder / "board-report-march.pdf").write_bytes(b"%PDF-1.7 cut short")
    (folder / "minutes.docx").write_bytes(b"PK\x03\x04 and no more")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "a-good-one.txt").write_text("A good one\n\nIt says little.\n", "utf-8")
    drop_files(stage.window, folder)
    stage.until(lambda: stage.window.imports.busy)
    stage.rest()
    stage.still(300)


def message(stage: Stage) -> None:
    stage.window.frame.messages.post(
        "“board-report-march.docx” could not be saved: the disk is full. Free some space or"
        " choose another folder.",
        "Try again",
        lambda: None,
    )
    stage.window.frame.messages.post("The search index had to be built again.")


def status_done(stage: Stage) -> None:
    stage.select("Nobody senior had known.")
    press(stage.window, Qt.Key.Key_2)
    stage.still(100)


def look_card(stage: Stage) -> None:
    click(stage.window.frame.bar.look)


def menu(stage: Stage) -> None:
    button = stage.window.frame.bar.menu
    top = button.menu()
    top.popup(button.mapToGlobal(QPoint(0, button.height())))
    stage.still()


def menu_view(stage: Stage) -> None:
    menu(stage)
    top = stage.window.frame.bar.menu.menu()
    action = next(each for each in top.actions() if each.menu() and each.text() == "View")
    top.setActiveAction(action)


def manual(stage: Stage) -> None:
    press(stage.window, Qt.Key.Key_F1)
    stage.still(200)


def about(stage: Stage) -> None:
    stage.window.acts.actions["about"].trigger()
    stage.still(200)


def zoomed(stage: Stage) -> None:
    for _ in range(6):
        stage.window.step_zoom(1)
    stage.still()


def narrow(stage: Stage) -> None:
    stage.window.resize(1000, 700)
    stage.still()


def narrow_search(stage: Stage) -> None:
    narrow(stage)
    search_open(stage)


def wide(stage: Stage) -> None:
    stage.window.resize(1920, 1200)
    stage.still()


def no_panels(stage: Stage) -> None:
    press(stage.window, Qt.Key.Key_F9)


def swapped(stage: Stage) -> None:
    stage.window.frame.swap(swapped=True)


def nothing_open(stage: Stage) -> None:
    stage.window.desk.close()


def contents_nothing(stage: Stage) -> None:
    stage.window.desk.close()
    press(stage.window, Qt.Key.Key_2, _CTRL)


def empty_library(stage: Stage) -> None:
    stage.window.documents.remove_requested.emit(list(stage.window.bridge.library.documents))


def empty_topics(stage: Stage) -> None:
    tree = stage.window.topics.tree
    tree.selectAll()
    stage.window.topics.actions_of_topic.delete()


SCENES: dict[str, Callable[[Stage], None]] = {
    scene.__name__.replace("_", "-"): scene
    for scene in (
        reading,
        readme,
        reading_further,
        reading_picker,
        picker_ticked,
        picker_new,
        selection,
        selection_long,
        selection_more,
        note,
        *SEARCHING,
        hits.hits_chosen,
        hits.hits_all,
        hits.hits_menu,
        hits.hits_picker,
        hits.hits_preview,
        hits.similar_topic,
        hits.similar_shown,
        hits.similar_selection,
        hits.similar_nothing,
        hits.similar_narrow,
        panels.contents,
        panels.library_filter,
        panels.library_no_match,
        panels.library_sort,
        panels.library_menu,
        panels.library_keyboard,
        panels.details,
        *DESCRIBING,
        find,
        find_nothing,
        hits.find_listed,
        hits.find_problem,
        hits.find_narrow,
        comments,
        web_page,
        other_formats,
        table,
        panels.topics_menu,
        panels.topics_colour,
        panels.topics_merge,
        panels.topics_describe,
        panels.topics_rename,
        panels.topics_add,
        panels.topics_filter,
        panels.topic_passages,
        panels.passages_filter,
        panels.passages_menu,
        panels.passage_chosen,
        *READING,
        export,
        export_nothing,
        importing,
        import_report,
        message,
        status_done,
        look_card,
        menu,
        menu_view,
        manual,
        about,
        zoomed,
        narrow,
        narrow_search,
        wide,
        no_panels,
        swapped,
        nothing_open,
        contents_nothing,
        *SPLITTING,
        *EDITIONS,
        *WATCHING,
        *HIGHLIGHTS,
        *PLACES,
        *SCANS,
        *FIGURES,
        empty_topics,
        empty_library,
    )
}
"""By name, in an order in which none stands in the way of the next."""
