"""Goes through a document sentence by sentence and has a voice say each."""

from collections.abc import Callable, Iterator
from enum import StrEnum

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from leader_reader.domain.document import Document
from leader_reader.services.reading_aloud import (
    FASTEST,
    SLOWEST,
    USUAL,
    Range,
    Voice,
    VoiceFailed,
    sentence_before,
    sentences,
    spoken,
)

_LOOK = 40
"""Milliseconds between looks whether the voice is done: no longer than a pause in speech."""
_SETTLE = 350
"""Milliseconds after which a new speed is heard, when it has stopped changing."""


class Reading(StrEnum):
    """What the reading does."""

    READING = "reading"
    PAUSED = "paused"
    OFF = "off"


class ReaderAloud(QObject):
    """Reads from an offset to the end of a document; nothing waits for the voice.

    `find` returns a voice, None where there is none; then `failed` carries what `missing` says.
    `sentence_changed` carries the code points of the sentence that is read, `state_changed` a
    `Reading`, `failed` a sentence for the user: the place is kept, and reading can go on there.
    """

    sentence_changed = Signal(int, int)
    state_changed = Signal(str)
    speed_changed = Signal(int)
    failed = Signal(str)

    def __init__(
        self,
        find: Callable[[], Voice | None],
        missing: Callable[[], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._find, self._missing = find, missing
        self._voice: Voice | None = None
        self._document: Document | None = None
        self._ahead: Iterator[Range] = iter(())
        self._sentence: Range | None = None
        self._state = Reading.OFF
        self._speed = USUAL
        self._look = QTimer(self, interval=_LOOK)
        self._look.timeout.connect(self._go_on)
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settle.timeout.connect(self._say_again)

    @property
    def state(self) -> Reading:
        return self._state

    @property
    def speed(self) -> int:
        """The speed in percent of the voice's own."""
        return self._speed

    def sentence(self) -> Range | None:
        """Return (start, end) of the sentence that is read or was paused in, else None."""
        return self._sentence

    def read(self, document: Document, offset: int = 0) -> None:
        """Read from the sentence that holds `offset` on."""
        self._be_silent()
        self._voice = self._find()
        if self._voice is None:
            self.stop()
            self.failed.emit(self._missing())
            return
        self._document = document
        self._ahead = sentences(document, offset)
        self._set_state(Reading.READING)
        self._step()

    @Slot()
    def pause(self) -> None:
        """Be silent, and keep the place."""
        if self._state is Reading.READING:
            self._be_silent()
            self._set_state(Reading.PAUSED)

    @Slot()
    def resume(self) -> None:
        """Read on from the beginning of the sentence."""
        if self._state is Reading.PAUSED:
            self._set_state(Reading.READING)
            self._say()

    @Slot()
    def toggle(self) -> None:
        """Pause, or read on."""
        if self._state is Reading.READING:
            self.pause()
        else:
            self.resume()

    @Slot()
    def next(self) -> None:
        """Go to the next sentence; after the last one there is nothing to read."""
        if self._state is not Reading.OFF:
            self._step()

    @Slot()
    def previous(self) -> None:
        """Go to the sentence before, or to the beginning of the first."""
        if self._document is not None and self._sentence is not None:
            found = sentence_before(self._document, self._sentence[0]) or self._sentence
            self._ahead = sentences(self._document, found[1])
            self._go_to(found)

    @Slot()
    def stop(self) -> None:
        """Be silent and forget the place."""
        self._be_silent()
        self._document, self._sentence, self._ahead = None, None, iter(())
        self._set_state(Reading.OFF)

    def set_speed(self, percent: int) -> None:
        """Set the speed, 50 to 300 %; the sentence begins again at it."""
        percent = max(SLOWEST, min(FASTEST, percent))
        if percent == self._speed:
            return
        self._speed = percent
        self.speed_changed.emit(percent)
        if self._state is Reading.READING:
            self._settle.start()

    def _step(self) -> None:
        following = next(self._ahead, None)
        if following is None:
            self.stop()
        else:
            self._go_to(following)

    def _go_to(self, sentence: Range) -> None:
        """Make a sentence the current one, and say it unless paused."""
        self._sentence = sentence
        self.sentence_changed.emit(*sentence)
        if self._sentence == sentence and self._state is Reading.READING:
            self._say()

    def _say(self) -> None:
        """Say the current sentence; one without words is over at once."""
        self._settle.stop()
        if self._voice is None or self._document is None or self._sentence is None:
            return
        words = spoken(self._document, *self._sentence)
        try:
            if words:
                self._voice.say(words, self._speed)
            else:
                self._voice.stop()
        except VoiceFailed as failure:
            self._fail(failure)
        else:
            self._look.start()

    @Slot()
    def _say_again(self) -> None:
        if self._state is Reading.READING:
            self._say()

    @Slot()
    def _go_on(self) -> None:
        try:
            speaking = self._voice is not None and self._voice.is_speaking()
        except VoiceFailed as failure:
            self._fail(failure)
            return
        if not speaking:
            self._step()

    def _fail(self, failure: VoiceFailed) -> None:
        self._be_silent()
        self._set_state(Reading.PAUSED)
        self.failed.emit(failure.sentence)

    def _be_silent(self) -> None:
        self._look.stop()
        self._settle.stop()
        if self._voice is not None:
            self._voice.stop()

    def _set_state(self, state: Reading) -> None:
        if state is not self._state:
            self._state = state
            self.state_changed.emit(state.value)
