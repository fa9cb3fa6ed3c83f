"""What the window needs from outside the user interface; `app.py` puts it together."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from leader_reader.domain.document import DocumentId
from leader_reader.domain.pages import PageRun
from leader_reader.services.jobs import ReadFile, Spawn
from leader_reader.services.library import Library
from leader_reader.services.pages import Answered, PagesEngine
from leader_reader.services.ports import SearchIndex, Store
from leader_reader.services.reading_aloud import Voice


@dataclass(frozen=True, slots=True)
class SearchDesk:
    """An index and a store opened in the thread that searches; `close` lets go of both."""

    index: SearchIndex
    store: Store
    close: Callable[[], None]


@dataclass(frozen=True, slots=True)
class PrintedPages:
    """What shows a document's pages: its original, its runs, and the engine that draws.

    `recognised` says what program recognised the text of a scan ("Tesseract 5.3"), "" for others.
    `original` is None where the file is not kept; `runs` are empty where they are still to be
    found, which `keep_runs` then keeps; `engine` is made with who takes the answers.
    """

    original: Callable[[DocumentId], Path | None]
    runs: Callable[[DocumentId], tuple[PageRun, ...]]
    keep_runs: Callable[[DocumentId, bytes], None]
    engine: Callable[[Answered], PagesEngine]
    recognised: Callable[[DocumentId], str] = lambda _: ""


@dataclass(frozen=True, slots=True)
class Backing:
    """The outside, in a few callables.

    `spawn` starts a child process; `open_search` and `open_library` are called in worker
    threads and open connections of their own, `open_search` None where there is no index yet;
    `changed_elsewhere` tells whether another process has changed the library since it was last
    asked; `seeds` are the files of the starter library where it has not been read whole, and
    `seeded` is told when it has; `renew_index` has everything indexed again where there is no
    sound index, and tells whether that is so; `endings` are those of files that can be imported;
    `pages` show PDFs as they are printed; `find_voice` returns what reads aloud, `missing_voice`
    says what to install where there is nothing.
    """

    spawn: Spawn
    open_search: Callable[[], SearchDesk | None]
    open_library: Callable[[], AbstractContextManager[Library]]
    changed_elsewhere: Callable[[], bool]
    settings_file: Path
    endings: tuple[str, ...]
    seeds: Sequence[ReadFile] = ()
    seeded: Callable[[], None] = lambda: None
    renew_index: Callable[[], bool] = lambda: False
    pages: PrintedPages | None = None
    find_voice: Callable[[], Voice | None] = lambda: None
    missing_voice: Callable[[], str] = lambda: ""
