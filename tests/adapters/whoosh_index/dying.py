"""Processes that die while they write: at each call that reaches the disk, one after the other."""

import io
import os
import stat
from contextlib import contextmanager

import pytest


class Died(BaseException):
    """The process is dead: nothing that it does from here on reaches the disk."""


class Deaths:
    """Lets a stretch of code die at its nth call that changes the disk, and at all that follow.

    With `torn`, what had not been brought to the disk yet is half lost.
    """

    def __init__(self, at, *, torn):
        self._left = at
        self._torn = torn
        self.died = False

    @contextmanager
    def watching(self):
        with pytest.MonkeyPatch.context() as patch:
            for name in ("fsync", "replace", "unlink", "rename", "open"):
                patch.setattr(os, name, self._mortal(getattr(os, name)))
            patch.setattr(io, "open", self._mortal_open(io.open))
            try:
                yield
            except Died:
                self.died = True

    def _mortal(self, call):
        def mortal(*arguments, **more):
            self._live(arguments[0])
            return call(*arguments, **more)

        return mortal

    def _mortal_open(self, call):
        def mortal(file, mode="r", *arguments, **more):
            if "w" in mode:
                self._live(file)
            return call(file, mode, *arguments, **more)

        return mortal

    def _live(self, file):
        self._left -= 1
        if self._left == 0 and self._torn and isinstance(file, int):
            status = os.fstat(file)
            if stat.S_ISREG(status.st_mode):
                os.ftruncate(file, status.st_size // 2)
        if self._left <= 0:
            raise Died
