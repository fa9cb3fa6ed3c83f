"""Reading a file's bytes, with the plain reasons why that may fail."""

from pathlib import Path

from leader_reader.domain.errors import UnreadableFile

LARGEST = 512 * 1024 * 1024
MAILBOX = "it is a mailbox with many messages in it; save each message as .eml and import those"


def read_bytes(path: Path) -> bytes:
    """Return the whole file. Raises UnreadableFile where it is empty, too large or closed to us."""
    try:
        if path.exists() and not path.is_file():
            raise UnreadableFile(path, "it is not a file that can be read")
        if path.stat().st_size > LARGEST:
            raise UnreadableFile(path, "it is larger than 512 MB")
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFile(path, "it is no longer there") from error
    except PermissionError as error:
        raise UnreadableFile(path, "this account has no right to read it") from error
    except OSError as error:
        raise UnreadableFile(path, f"the disk says: {error.strerror}") from error
    if not data:
        raise UnreadableFile(path, "it is empty")
    return data


def read_head(path: Path, size: int = 4096) -> bytes:
    """Return the first `size` bytes of the file, b"" where it cannot be read."""
    try:
        if not path.is_file():
            return b""
        with path.open("rb") as file:
            return file.read(size)
    except OSError:
        return b""
