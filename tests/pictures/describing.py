"""The scenes of a document's details: the sheet, its sentences, and reference files."""

from pathlib import Path

from tests.journeys.hands import keys
from tests.pictures.stage import Stage

_RIS = """TY  - JOUR
TI  - {title}
AU  - Okoro, Ada
AU  - Lind, Per
PY  - {year}
JO  - Journal of Wards
VL  - 3
IS  - 2
SP  - 12
EP  - 19
DO  - 10.1136/wards.{number}
ER  -
"""
_ELSEWHERE = "TY  - BOOK\nTI  - Leading from the middle\nAU  - Hale, R.\nPY  - 2010\nER  -\n"


def sheet(stage: Stage) -> None:
    window = stage.window
    window.describing.open(window.desk.document.id)
    stage.afterwards(lambda: window.describing.sheet and window.describing.sheet.discard())
    stage.still()


def sheet_wrong(stage: Stage) -> None:
    sheet(stage)
    _write(stage, "date", "03/05/2014")
    _write(stage, "doi", "bmj.g1234")
    _write(stage, "isbn", "978-0-306-40615-8")
    _write(stage, "publisher", "The Ward Press")


def sheet_asked(stage: Stage) -> None:
    sheet(stage)
    _write(stage, "publisher", "The Ward Press")
    stage.window.describing.sheet.close_card()


def references(stage: Stage) -> None:
    window = stage.window
    window.intake.take([_file(stage)])
    _answered(stage)


def references_replaced(stage: Stage) -> None:
    references(stage)
    stage.window.describing.dialog.replace.click()


def references_choice(stage: Stage) -> None:
    sheet(stage)
    stage.window.describing._take_for_sheet(_file(stage))
    _answered(stage)


def _write(stage: Stage, name: str, text: str) -> None:
    field = stage.window.describing.sheet.form.fields[name]
    field.input.setFocus()
    field.input.selectAll()
    keys(stage.window, text)
    field.check()
    stage.window.describing.sheet._area.ensureWidgetVisible(field)
    stage.still(20)


def _answered(stage: Stage) -> None:
    describing = stage.window.describing
    describing.dialog = None
    stage.until(lambda: describing.dialog is not None)
    stage.still(200)


def _file(stage: Stage) -> Path:
    path = stage.folder / "from-the-database.ris"
    records = list(stage.window.bridge.library.documents.values())[:9]
    entries = [
        _RIS.format(title=each.title, year=each.metadata.year or "2019", number=number)
        for number, each in enumerate(records)
    ]
    path.write_text("".join(entries) + _ELSEWHERE, "utf-8")
    return path


DESCRIBING = (
    sheet,
    sheet_wrong,
    sheet_asked,
    references,
    references_replaced,
    references_choice,
)
