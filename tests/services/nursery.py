"""Children that play a script, for whoever waits for one."""

import os

from leader_reader.services.jobs import ChildDied


class Child:
    """Plays the answers it is given, one list a job; an exception in it is raised."""

    def __init__(self, script):
        self.script, self.asked, self.closed = script, [], False
        self.answers = iter(())
        self.always = os.open(os.devnull, os.O_RDONLY)

    def ask(self, job):
        self.asked.append(job)
        answers = self.script.pop(0)
        if answers == "deaf":
            raise ChildDied("gone")
        self.answers = iter(answers)

    def answer(self, timeout):
        found = next(self.answers, None)
        if isinstance(found, Exception):
            raise found
        return found

    def fileno(self):
        """Return what can always be read: an answer may be there at any time."""
        return self.always

    def computed(self):
        """Say nothing of it, as some systems do."""

    def close(self):
        assert not self.closed
        self.closed = True
        os.close(self.always)


class Nursery:
    """Spawns children, each with its own script."""

    def __init__(self, *scripts):
        self.scripts, self.children = list(scripts), []

    def __call__(self):
        self.children.append(Child(self.scripts.pop(0)))
        return self.children[-1]
