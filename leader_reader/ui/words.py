"""Words that several panels share: names of formats, counts, and dates as people write them."""

from html import escape

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

_PAST = {
    "Add": "Added",
    "Carry": "Carried",
    "Change": "Changed",
    "Delete": "Deleted",
    "Describe": "Described",
    "Edit": "Edited",
    "Fill": "Filled",
    "Highlight": "Highlighted",
    "Import": "Imported",
    "Keep": "Kept",
    "Link": "Linked",
    "Mark": "Marked",
    "Merge": "Merged",
    "Move": "Moved",
    "Pin": "Pinned",
    "Recolour": "Recoloured",
    "Remove": "Removed",
    "Rename": "Renamed",
    "Save": "Saved",
    "Skip": "Skipped",
    "Tag": "Tagged",
    "Take": "Took",
    "Unpin": "Unpinned",
    "Write": "Wrote",
}
"""The verbs that the labels of edits begin with, as the status line says them."""

PARTED = " · "
"""What stands between the parts of a line, as `joined` has it."""

_FORMATS = {
    "pdf": QT_TRANSLATE_NOOP("words", "PDF"),
    "docx": QT_TRANSLATE_NOOP("words", "Word"),
    "jats": QT_TRANSLATE_NOOP("words", "Journal XML"),
    "epub": QT_TRANSLATE_NOOP("words", "EPUB"),
    "html": QT_TRANSLATE_NOOP("words", "Web page"),
    "md": QT_TRANSLATE_NOOP("words", "Markdown"),
    "odt": QT_TRANSLATE_NOOP("words", "OpenDocument"),
    "rtf": QT_TRANSLATE_NOOP("words", "Rich text"),
    "txt": QT_TRANSLATE_NOOP("words", "Text"),
    "eml": QT_TRANSLATE_NOOP("words", "E-mail"),
}
"""What people call the formats."""

_FORMS = {3: "d MMMM yyyy", 2: "MMMM yyyy"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("words", text)


def format_name(name: str) -> str:
    """Return what people call a format: "Word" for "docx"; capitals for one not known here."""
    known = _FORMATS.get(name.lower().lstrip("."))
    return _tr(str(known)) if known else name.upper()


def counted(number: int, one: str, many: str) -> str:
    """Return `one` for 1, else `many` with the number, thousands parted, in place of {}."""
    return one if number == 1 else many.format(f"{number:,}")


def documents_counted(number: int) -> str:
    """Return "1 document" or "12 documents"."""
    return counted(number, _tr("1 document"), _tr("{} documents"))


def passages_counted(number: int) -> str:
    """Return "1 passage" or "12 passages"."""
    return counted(number, _tr("1 passage"), _tr("{} passages"))


def topics_counted(number: int) -> str:
    """Return "1 topic" or "12 topics"."""
    return counted(number, _tr("1 topic"), _tr("{} topics"))


def long_date(text: str) -> str:
    """Return "22 May 2014" for "2014-05-22", "May 2014" for "2014-05"; other text as it is."""
    parts = text[:10].split("-")
    if len(parts) not in _FORMS or not all(part.isdecimal() for part in parts):
        return text
    day = QDate(*[*(int(part) for part in parts), 1][:3])
    return QLocale().toString(day, _FORMS[len(parts)]) if day.isValid() else text


def done(label: str) -> str:
    """Return what was done, from the label of an edit: "Renamed “X”" for "Rename “X”"."""
    verb, _, rest = label.partition(" ")
    return f"{_PAST.get(verb, verb)} {rest}".strip()


def plain_tip(text: str) -> str:
    """Return a tool tip that shows `text` as it is, also where Qt would take it for HTML.

    As HTML a heading from a hostile file could have Qt load pictures.
    """
    return f"<span>{escape(text)}</span>" if "<" in text or "&" in text else text


def joined(*parts: str) -> str:
    """Join what is not empty by a middle dot."""
    return PARTED.join(part for part in parts if part)
