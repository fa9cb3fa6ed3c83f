"""Where the program starts: the command line, or the window if there is a screen for it."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

OLDEST = (3, 11)

_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libX11.so.6": "libx11-6",
    "libxkbcommon.so.0": "libxkbcommon0",
}
_X_LIBRARIES = {
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libX11-xcb.so.1": "libx11-xcb1",
}
"""Shared libraries that Qt needs on Linux, and the Debian packages that have them."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the program; return its exit status."""
    if sys.version_info < OLDEST:
        print("Leader Reader needs Python 3.11 or newer.", file=sys.stderr)
        return 1
    from leader_reader.cli import library_folder, overview, parse, run

    chosen = parse(sys.argv[1:] if arguments is None else arguments)
    if chosen.command:
        return run(chosen)
    if not has_screen():
        print(
            "There is no screen here, so no window can open; the commands below work without one.\n"
        )
        return overview(chosen)
    missing = missing_libraries()
    if missing:
        packages = " ".join(missing)
        print(
            "The window needs system libraries that are not installed: "
            f"{packages}\nOn Debian or Ubuntu: sudo apt install {packages}",
            file=sys.stderr,
        )
        return 1
    from leader_reader.app import run as run_window

    return run_window(library_folder(chosen))


def has_screen() -> bool:
    """Tell whether a window could open."""
    if not sys.platform.startswith("linux"):
        return True
    if os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return _answers(os.environ.get("DISPLAY", ""))


def _answers(display: str) -> bool:
    """Tell whether an X server may be there: Qt ends the program where none is.

    One on this machine has a socket file; of one elsewhere only trying would tell.
    """
    host, _, number = display.rpartition(":")
    if not display or host not in {"", "unix"}:
        return bool(display)
    socket = Path("/tmp/.X11-unix") / f"X{number.partition('.')[0]}"  # noqa: S108 - X's own place
    try:
        sockets = Path("/proc/net/unix").read_text("ascii", errors="replace")
    except OSError:
        sockets = ""
    return socket.exists() or f"@{socket}\n" in sockets


def missing_libraries() -> list[str]:
    """Return the Debian packages of the shared libraries that Qt would miss here."""
    if not sys.platform.startswith("linux"):
        return []
    wanted = dict(_LIBRARIES)
    if os.environ.get("DISPLAY") and not os.environ.get("QT_QPA_PLATFORM"):
        wanted |= _X_LIBRARIES
    return [package for name, package in wanted.items() if not _loads(name)]


def _loads(name: str) -> bool:
    import ctypes

    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
