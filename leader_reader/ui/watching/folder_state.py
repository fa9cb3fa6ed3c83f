"""How a watched folder stands, and the words for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from leader_reader.domain.watched import WatchedFile
from leader_reader.services.importing import ImportReport
from leader_reader.ui.words import counted, joined

_MINUTE, _HOUR = 60, 3600
_JUST_NOW = 20
"""Seconds that are as good as none."""


@dataclass(frozen=True, slots=True)
class FolderState:
    """A folder as the dialog shows it; `looked` is None before the first look.

    `missing`: it could not be looked into. `documents`: how many its files are. `doing`: what is
    going on in it. `held`: the rest was put off by the user.
    """

    path: Path
    looked: datetime | None = None
    missing: bool = False
    documents: int = 0
    failed: tuple[WatchedFile, ...] = ()
    doing: str = ""
    held: bool = False


def state_line(state: FolderState, now: datetime) -> str:
    """Return "Looked at 2 minutes ago · 14 documents", as far as it is known."""
    if state.missing:
        first = _tr("Not there at the moment; it is looked for again")
    elif state.doing:
        first = state.doing
    elif state.held:
        first = _tr("Stopped; Look now goes on")
    elif state.looked is None:
        first = _tr("Not looked at yet")
    else:
        first = _tr("Looked at {}").format(_ago((now - state.looked).total_seconds()))
    one, many = _tr("1 document"), _tr("{} documents")
    return joined(first, counted(state.documents, one, many) if state.documents else "")


def failed_line(number: int) -> str:
    """Return "1 could not be read", "" for none."""
    one, many = _tr("1 could not be read"), _tr("{} could not be read")
    return counted(number, one, many) if number else ""


def brought(report: ImportReport, folders: Sequence[Path]) -> str:
    """Return what came in, "2 new documents from Reports"; "" where there is nothing to say."""
    added, failed = len(report.imported), len(report.failed)
    source = _tr("{} folders").format(len(folders))
    if len(folders) == 1:
        source = folders[0].name or str(folders[0])
    new = counted(added, _tr("1 new document"), _tr("{} new documents"))
    lost = counted(failed, _tr("1 file"), _tr("{} files"))
    scans = counted(len(report.scanned), _tr("1 scan to recognise"), _tr("{} scans to recognise"))
    told = _tr("{} from {}").format(new, source) if added else ""
    if failed and not added:
        told = _tr("{} from {} could not be read").format(lost, source)
    also = failed_line(failed) if added else ""
    return joined(told, also, scans if report.scanned else "")


def _ago(seconds: float) -> str:
    if seconds < _JUST_NOW:
        return _tr("just now")
    if seconds < _HOUR:
        minutes = max(1, round(seconds / _MINUTE))
        return counted(minutes, _tr("a minute ago"), _tr("{} minutes ago"))
    hours = round(seconds / _HOUR)
    return counted(hours, _tr("an hour ago"), _tr("{} hours ago"))


def _tr(text: str) -> str:
    return QCoreApplication.translate("watching", text)
