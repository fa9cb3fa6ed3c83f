"""Where the program's own files and the user's library are."""

from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent


def resources() -> Path:
    """Return the folder with icons, themes and the manual."""
    return _own_folder("resources")


def seeds() -> Path:
    """Return the folder with the starter library and its codebook."""
    return _own_folder("seeds")


def default_library() -> Path:
    """Return the folder of the user's library when none is named; it may not exist yet."""
    return platformdirs.user_data_path("leader-reader", appauthor=False)


def _own_folder(name: str) -> Path:
    """Return a folder of the installed package, or of the checkout when run from one."""
    installed = _PACKAGE / f"_{name}"
    return installed if installed.is_dir() else _PACKAGE.parent / name
