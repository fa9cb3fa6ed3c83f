"""Processes that die while they write: at each call that reaches the disk, one after the other."""

import io
import os
from contextlib import contextmanager
from pathlib import Path

import pytest


class Died(BaseException):
    """The process is dead: nothing that it does from here on reaches the disk."""


class Deaths:
    """Lets a stretch of code die at its nth call that changes the disk, and at all that follow.

    With `torn`, half of each file is lost that was not brought to the disk before.
    """

    def __init__(self, at, *, torn):
        self._left = at
        self._torn = torn
        self._unsafe = {}
        self.died = False

    @contextmanager
    def watching(self):
        with pytest.MonkeyPatch.context() as patch:
            for name in ("unlink", "rename", "open"):
                patch.setattr(os, name, self._mortal(getattr(os, name)))
            patch.setattr(os, "fsync", self._mortal_fsync(os.fsync))
            patch.setattr(os, "replace", self._mortal_replace(os.replace))
            patch.setattr(io, "open", self._mortal_open(io.open))
            try:
                yield
            except Died:
                self.died = True
        for path in self._unsafe.values() if self.died and self._torn else ():
            if path.exists():
                os.truncate(path, path.stat().st_size // 2)

    def _mortal(self, call):
        def mortal(*arguments, **more):
            self._live()
            return call(*arguments, **more)

        return mortal

    def _mortal_fsync(self, call):
        def mortal(handle):
            self._live()
            self._unsafe.pop(os.fstat(handle).st_ino, None)
            return call(handle)

        return mortal

    def _mortal_replace(self, call):
        def mortal(source, target):
            self._live()
            number = Path(source).stat().st_ino
            if number in self._unsafe:
                self._unsafe[number] = Path(target)
            return call(source, target)

        return mortal

    def _mortal_open(self, call):
        def mortal(file, mode="r", *arguments, **more):
            if "w" not in mode:
                return call(file, mode, *arguments, **more)
            self._live()
            opened = call(file, mode, *arguments, **more)
            self._unsafe[os.fstat(opened.fileno()).st_ino] = Path(file)
            return opened

        return mortal

    def _live(self):
        self._left -= 1
        if self._left <= 0:
            raise Died
