"""What the child does for the library itself: the search index, and what is handed out."""

import os
from collections.abc import Iterator
from contextlib import closing

from leader_reader.background.home import Home
from leader_reader.services.jobs import Done, Failed, Heartbeat, UpdateIndex, WriteExport


def update_index(home: Home, job: UpdateIndex) -> Iterator[object]:
    """Bring the search index up to date."""
    from leader_reader.adapters.sqlite_store import SqliteStore  # noqa: PLC0415 - heavy
    from leader_reader.adapters.whoosh_index.index import WhooshIndex  # noqa: PLC0415
    from leader_reader.services.indexing import bring_up_to_date  # noqa: PLC0415

    with (
        closing(SqliteStore(home.database, read_only=True)) as store,
        closing(WhooshIndex(home.index, _processes())) as index,
    ):
        for fault in index.check() if job.verify else ():
            yield Failed(fault)
            return
        yield from bring_up_to_date(store, index)
        for _ in index.tidy():
            yield Heartbeat()
    yield Done()


def _processes() -> int:
    """Return how many may index at once; one processor is left to the window."""
    return 2 if (os.cpu_count() or 1) > 2 else 1  # noqa: PLR2004 - two here, and one there


def write_export(_home: Home, job: WriteExport) -> Iterator[object]:
    """Write excerpts to a file."""
    from leader_reader.adapters.exporters.formats import exporter_for  # noqa: PLC0415 - heavy

    try:
        exporter = exporter_for(job.path, job.format, written=job.written)
        exporter.write(job.groups, job.path)
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        yield Failed(f"{job.path.name} could not be written ({why}); choose another place or name.")
    else:
        yield Done()
