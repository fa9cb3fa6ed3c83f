"""Which reader finds the highlights and notes in a file of a format; loaded when one is asked."""

from importlib import import_module

from leader_reader.services.adopting import MarksReader

_PLACE = "leader_reader.adapters.importers."
_READERS = {"pdf": "pdf.marks", "docx": "docx.marks", "odt": "odt.marks"}


def marks_reader(format_name: str) -> MarksReader | None:
    """Return what reads the marks of files of this format, None where they hold none."""
    place = _READERS.get(format_name)
    if place is None:
        return None
    reader: MarksReader = import_module(_PLACE + place).read_marks
    return reader
