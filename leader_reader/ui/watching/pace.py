"""How long watching waits for what, in seconds."""

from dataclasses import dataclass

from leader_reader.services.watching import SETTLED


@dataclass(frozen=True, slots=True)
class Pace:
    """The window comes first, then what the user does, then watched folders.

    `begin`: from the window to the first look. `gather`: from a change to the look for it, which
    finds the rest of a burst too. `settled`: how long a file must stand still. `unsettled`: from
    a look that found files being written to the next. `again`: between two looks while nothing
    happens, for changes that the system does not tell of. `after_edit`: from the user's last
    edit until a document comes in, so that Undo is still for that edit; `after_undo`: the same
    while there is something to redo, which a document that comes in puts an end to.
    """

    begin: float = 6.0
    gather: float = 1.5
    settled: float = SETTLED
    unsettled: float = 3.0
    again: float = 60.0
    after_edit: float = 4.0
    after_undo: float = 60.0
