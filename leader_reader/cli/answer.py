"""What a command has to say."""

from dataclasses import dataclass, field
from typing import Any


@dataclass
class Answer:
    """The JSON object of a command, the same in lines for people, and a line for each fault."""

    data: dict[str, Any] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
