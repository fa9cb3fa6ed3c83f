"""Zip files that come out the same each time."""

import io
import zipfile

_DAY = (2024, 1, 1, 0, 0, 0)


def packed(members: dict[str, bytes]) -> bytes:
    """Return a zip of `members`, in order; a `mimetype` is stored as EPUB and ODF ask."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, _DAY)
            stored = name == "mimetype"
            entry.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return out.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the members of a zip, in order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
