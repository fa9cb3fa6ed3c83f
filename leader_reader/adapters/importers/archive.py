"""ZIP files opened with care: the container of DOCX, ODT and EPUB, with limits on what unpacks."""

import lzma
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from leader_reader.domain.errors import UnreadableFile

MAX_MEMBER = 200_000_000
"""The most bytes one member may unpack to."""
MAX_TOTAL = 500_000_000
"""The most bytes all members read from one file may unpack to."""
MAX_RATIO = 200
"""How many times its packed size a big member may unpack to; text packs 5 to 30 times."""
RATIO_APPLIES_FROM = 10_000_000
"""Members that unpack to less than this many bytes are harmless at any ratio."""
MAX_ENTRIES = 50_000

DAMAGED = "it is damaged (not a complete {} file)"
ENCRYPTED = "it is password-protected; save a copy without a password and import that"
BOMB = "it unpacks to far more than its size, which no real document does"
INCOMPLETE = "it is damaged (a part that it needs is missing)"
OLD_WORD = (
    "it is an old Word file; open it in Word or LibreOffice, save it as .docx and import that"
)
EMPTY = "it is empty"
NO_TEXT = "there is no text in it"
_KINDS = {".docx": "Word", ".odt": "OpenDocument", ".epub": "EPUB"}

_OLE_MAGIC = bytes.fromhex("D0CF11E0A1B11AE1")
_OLE_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLE_LOOK = 1_000_000
_FLAG_ENCRYPTED = 0x1
_ZIP_FAULTS = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    NotImplementedError,  # a packing method that zipfile does not know
    OSError,
    RuntimeError,
    ValueError,
    OverflowError,
)


class Archive:
    """An open ZIP file whose members are read one at a time, within limits."""

    def __init__(self, path: Path, archive: zipfile.ZipFile) -> None:
        self.path = path
        self._archive = archive
        named = (item for item in archive.infolist() if item.filename)
        self._members = {item.filename: item for item in named if not item.is_dir()}
        self._spent = 0
        self._instead: dict[str, bytes] = {}

    def names(self) -> frozenset[str]:
        """Return the names of the members, folders left out."""
        return frozenset(self._members)

    def read(self, name: str) -> bytes:
        """Return the member `name` unpacked. Raises UnreadableFile, also where it is missing."""
        if name in self._instead:
            return self._instead[name]
        member = self._members.get(name)
        if member is None:
            raise UnreadableFile(self.path, INCOMPLETE)
        self._guard(member)
        try:
            return self._archive.read(member)
        except _ZIP_FAULTS as error:
            raise UnreadableFile(self.path, _damaged(self.path)) from error

    def head(self, name: str, size: int) -> bytes:
        """Return the first `size` bytes of the member `name`, b"" where they cannot be had."""
        member = self._members.get(name)
        if member is None or member.flag_bits & _FLAG_ENCRYPTED:
            return b""
        try:
            with self._archive.open(member) as file:
                return file.read(size)
        except _ZIP_FAULTS:
            return b""

    def put(self, name: str, data: bytes) -> None:
        """Have `data` read from now on where the member `name` is asked for; the file stays."""
        self._instead[name] = data

    def size(self, name: str) -> int:
        """Return how many bytes the member `name` unpacks to, 0 where it is missing."""
        member = self._members.get(name)
        return member.file_size if member else 0

    def _guard(self, member: zipfile.ZipInfo) -> None:
        if member.flag_bits & _FLAG_ENCRYPTED:
            raise UnreadableFile(self.path, ENCRYPTED)
        self._spent += member.file_size
        swollen = member.file_size > MAX_RATIO * max(1, member.compress_size)
        if (
            member.file_size > MAX_MEMBER
            or self._spent > MAX_TOTAL
            or (swollen and member.file_size > RATIO_APPLIES_FROM)
        ):
            raise UnreadableFile(self.path, BOMB)


@contextmanager
def open_archive(path: Path) -> Iterator[Archive]:
    """Open the ZIP file at `path`. Raises UnreadableFile where it is none, or a trap."""
    try:
        archive = zipfile.ZipFile(path)
    except _ZIP_FAULTS as error:
        raise UnreadableFile(path, why_no_archive(path)) from error
    with archive:
        if len(archive.infolist()) > MAX_ENTRIES:
            raise UnreadableFile(path, BOMB)
        yield Archive(path, archive)


def _damaged(path: Path) -> str:
    """Return that a file is damaged, in words that people have for what it should be."""
    return DAMAGED.format(_KINDS.get(path.suffix.lower(), "document"))


def why_no_archive(path: Path) -> str:
    """Return why a file that should be an archive is none: encrypted, of an old Word, damaged."""
    try:
        with path.open("rb") as file:
            head = file.read(_OLE_LOOK)
            encrypted = head.startswith(_OLE_MAGIC) and _is_named_in(file, head)
    except OSError as error:
        return f"it cannot be opened ({error.strerror or 'unknown cause'})"
    if not head:
        return EMPTY
    if head.startswith(_OLE_MAGIC):
        return ENCRYPTED if encrypted else OLD_WORD
    return _damaged(path)


def _is_named_in(file: BinaryIO, head: bytes) -> bool:
    """Tell whether an OLE file lists the part that holds an encrypted document, anywhere."""
    piece = head
    while piece:
        if _OLE_ENCRYPTED in piece:
            return True
        more = file.read(_OLE_LOOK)
        piece = piece[-len(_OLE_ENCRYPTED) :] + more if more else b""
    return False
