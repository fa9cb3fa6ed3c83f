"""Tools that take the mouse over a document before the text does: handles, areas."""

from typing import Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent


class Tool(Protocol):
    """Takes a press of the left button, and then all until it is let go; points are the view's."""

    def take(self, event: QMouseEvent) -> bool:
        """Begin with a press if it is for this tool; tell whether it is."""

    def drag(self, event: QMouseEvent) -> None:
        """Follow the mouse while its button is held down."""

    def drop(self, event: QMouseEvent) -> None:
        """Do what was begun: the button was let go."""

    def cancel(self) -> None:
        """Leave everything as it was before the press."""

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        """Return the pointer's shape over a point that is this tool's, else None."""


class Tools:
    """The tools of a view, the first asked first; at most one of them holds the mouse."""

    def __init__(self) -> None:
        self._tools: list[Tool] = []
        self._held: Tool | None = None

    def add(self, tool: Tool) -> None:
        """Ask `tool` too, after those before it."""
        self._tools.append(tool)

    def press(self, event: QMouseEvent) -> bool:
        """Tell whether a tool has taken a press."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = next((tool for tool in self._tools if tool.take(event)), None)
        return self._held is not None

    def move(self, event: QMouseEvent) -> bool:
        """Hand a move to the tool that holds the mouse; tell whether one does."""
        if self._held is not None:
            self._held.drag(event)
        return self._held is not None

    def release(self, event: QMouseEvent) -> bool:
        """Let the tool that holds the mouse go; tell whether one did."""
        held = self._held
        if held is None or event.button() != Qt.MouseButton.LeftButton:
            return held is not None
        self._held = None
        held.drop(event)
        return True

    def cancel(self) -> bool:
        """Take back what a tool has begun; tell whether one had."""
        held, self._held = self._held, None
        if held is not None:
            held.cancel()
        return held is not None

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        """Return the pointer's shape over a tool's point, else None."""
        shapes = (tool.cursor(point) for tool in self._tools)
        return next((shape for shape in shapes if shape is not None), None)
