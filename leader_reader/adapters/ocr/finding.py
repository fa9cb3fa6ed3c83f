"""Finds Tesseract, the program that recognises text: where it is, how new, which languages."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leader_reader.domain.languages import language_code

LANGUAGES_WANTED = "LEADER_READER_OCR_LANGUAGES"
"""The variable of the environment that names languages in place of English ("eng+deu")."""
PATIENCE = 20.0
"""Seconds that the program may take to say what it is."""

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_USUAL = "eng"
_NO_LANGUAGES = ("osd", "equ", "snum")
_MAC_PLACES = ("/opt/homebrew/bin", "/usr/local/bin", "/opt/local/bin")
_PASSED_ON = ("TESSDATA_PREFIX", "PATH", "HOME", "SYSTEMROOT", "TEMP", "LD_LIBRARY_PATH")


@dataclass(frozen=True, slots=True)
class Tesseract:
    """An installed program: its whole path, version ("5.3.0") and the languages it knows."""

    program: Path
    version: str
    languages: tuple[str, ...]

    @property
    def name(self) -> str:
        """What is said of it: "Tesseract 5.3"."""
        return f"Tesseract {'.'.join(self.version.split('.')[:2])}".rstrip()


def find_program(platform: str = sys.platform) -> Path | None:
    """Return where the program is: on the path, or where its installer puts it."""
    found = shutil.which("tesseract")
    if found is None:
        found = shutil.which("tesseract", path=os.pathsep.join(_usual_places(platform)))
    return Path(found) if found else None


def missing(platform: str = sys.platform) -> str:
    """Return why a scan cannot be read without the program, and what to do."""
    way = {
        "darwin": "install Tesseract (“brew install tesseract”)",
        "win32": "install Tesseract (from github.com/UB-Mannheim/tesseract)",
    }.get(platform, "install Tesseract (on Debian and Ubuntu the package tesseract-ocr)")
    return f"it is a scan, and its text has to be recognised; {way}, then try again"


def look_at(program: Path) -> Tesseract | None:
    """Ask a program for its version and languages; None where it does not answer as it should."""
    try:
        told = _answer(program, "--version")
        languages = _answer(program, "--list-langs")
    except (OSError, subprocess.SubprocessError):
        return None
    first = told.split()
    if len(first) < 2 or not first[0].startswith("tesseract"):  # noqa: PLR2004 - name, version
        return None
    names = (line.strip() for line in languages.splitlines()[1:])
    version = first[1].lstrip("v")
    return Tesseract(program, version[:20], tuple(sorted(name for name in names if _is_name(name))))


def languages_for(
    installed: Sequence[str], stated: str = "", environment: Mapping[str, str] | None = None
) -> str:
    """Return the languages to recognise in, joined by "+"; "" where there are none.

    Those the environment names; else the language that the document is `stated` to be in, and
    English. Only what is installed counts.
    """
    known = [name for name in installed if name not in _NO_LANGUAGES]
    named = (os.environ if environment is None else environment).get(LANGUAGES_WANTED, "")
    wanted = [name for name in named.replace(",", "+").split("+") if name in known]
    code = language_code(stated).split("-")[0]
    own = [name for name in known if code and language_code(name) == code]
    usual = [name for name in known if name == _USUAL]
    return "+".join(_once(wanted or own + usual or known[:1]))


def plain_environment() -> dict[str, str]:
    """Return what the program is told of its surroundings: one thread, and where things are."""
    kept = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
    return kept | {"OMP_THREAD_LIMIT": "1", "LC_ALL": "C"}


def _answer(program: Path, question: str) -> str:
    told = subprocess.run(  # noqa: S603 - a fixed question to a program that was looked up
        (str(program), question),
        executable=str(program),  # so that who watches over a confined process is told of it
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        env=plain_environment(),
        timeout=PATIENCE,
        check=True,
        creationflags=_NO_WINDOW,
    )
    return told.stdout[:100_000].decode("utf-8", "replace")


def _usual_places(platform: str) -> Iterable[str]:
    if platform == "win32":
        roots = (os.environ.get(name, "") for name in ("PROGRAMFILES", "LOCALAPPDATA"))
        return [str(Path(root, *part)) for root in roots if root for part in _WINDOWS_PARTS]
    return _MAC_PLACES if platform == "darwin" else ()


_WINDOWS_PARTS = (("Tesseract-OCR",), ("Programs", "Tesseract-OCR"))


def _is_name(name: str) -> bool:
    """Tell whether it can be a language's name: "eng", "chi_sim", "script/Latin"."""
    return name.replace("_", "").replace("/", "").isalnum() and name.isascii()


def _once(names: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(names))
