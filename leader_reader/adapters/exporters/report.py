"""What a report of excerpts says in any format: title, summary, headings, notes and sources."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from leader_reader.domain.codebook import COLOURS, PATH_SEPARATOR
from leader_reader.domain.document import Metadata
from leader_reader.services.citing import area_named, cite, long_date
from leader_reader.services.ports import Excerpt, ExcerptGroup

WITHOUT_TOPIC = "Without a topic"
DEEPEST_HEADING = 4

_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
"""Control characters, which XML 1.0 forbids or advises against
(https://www.w3.org/TR/xml/#charsets), surrogates apart."""
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LINE_BREAK = re.compile(r"\r\n|[\r\x85]")
_COLOUR = re.compile("#[0-9a-fA-F]{6}")
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Report:
    """The groups to write, and the day they are written on where it is to be said."""

    groups: tuple[ExcerptGroup, ...]
    written: date | None = None

    @property
    def title(self) -> str:
        """Name the topic where there is only one."""
        if len(self.groups) == 1 and self.groups[0].topic:
            return f"Annotated excerpts: {line(self.groups[0].topic)}"
        return "Annotated excerpts"

    @property
    def summary(self) -> str:
        """Return "12 excerpts on 3 topics from 2 documents."."""
        excerpts = self._excerpts()
        passages = {(e.document, e.start, e.end, e.annotation) for e in excerpts}
        topics = sum(1 for group in self.groups if group.topic)
        on = f" on {counted(topics, 'topic')}" if topics else ""
        sources = counted(len({e.document for e in excerpts}), "document")
        return f"{counted(len(passages), 'excerpt')}{on} from {sources}."

    @property
    def exported(self) -> str:
        """Return "Exported on 22 May 2024.", or "" where the day is not known."""
        return f"Exported on {long_date(self.written.isoformat())}." if self.written else ""

    @property
    def moment(self) -> datetime:
        """Return the time for a file's own properties, in UTC: it never comes from the clock."""
        if self.written:
            return datetime(self.written.year, self.written.month, self.written.day, tzinfo=UTC)
        times = [_time(excerpt.modified) for excerpt in self._excerpts()]
        return max(times, default=_EPOCH)

    def depth(self, group: ExcerptGroup) -> int:
        """Return the heading level of `group`, from 1: it stands under the groups above it."""
        above = sum(
            1
            for other in self.groups
            if other.topic and group.topic.startswith(other.topic + PATH_SEPARATOR)
        )
        return min(above + 1, DEEPEST_HEADING)

    def sources(self) -> list[str]:
        """Return a reference for each document, in alphabetical order."""
        references = {excerpt.document: _source(excerpt) for excerpt in self._excerpts()}
        return sorted(references.values(), key=str.casefold)

    def _excerpts(self) -> list[Excerpt]:
        return [excerpt for group in self.groups for excerpt in group.excerpts]


def printable(text: str) -> str:
    """Return `text` without control characters, its line breaks all one kind."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _FORBIDDEN.sub("", _LINE_BREAK.sub("\n", text))


def quoted(excerpt: Excerpt) -> str:
    """Return what is quoted; of an area of a page what it is called, then the words in it."""
    if not excerpt.area:
        return excerpt.quote
    return "\n".join(filter(None, [area(excerpt), excerpt.quote]))


def area(excerpt: Excerpt) -> str:
    """Return what an area of a page is called, "" for a passage of text."""
    return area_named(line(excerpt.locator)) if excerpt.area else ""


def lines(text: str) -> list[str]:
    """Return the paragraphs of a quote or note: what stands between its line breaks."""
    return printable(text).split("\n")


def line(text: str) -> str:
    """Return `text` as one line, for a heading, a title or a reference."""
    return " ".join(printable(text).split())


def heading(group: ExcerptGroup) -> str:
    """Return the group's topic path, or what stands for passages without one."""
    return line(group.topic) or WITHOUT_TOPIC


def reference(excerpt: Excerpt) -> str:
    """Return the excerpt's citation, or its title and locator where it has none."""
    return line(excerpt.citation) or cite(Metadata(), line(excerpt.title), line(excerpt.locator))


def other_topics(excerpt: Excerpt, group: ExcerptGroup) -> str:
    """Return the excerpt's topics besides the group's own, "" for none."""
    return "; ".join(line(topic) for topic in excerpt.topics if topic != group.topic)


def colour(value: str) -> str:
    """Return `value` where it is "#rrggbb", else grey: it goes into files unescaped."""
    return value.lower() if _COLOUR.fullmatch(value) else COLOURS["grey"]


def counted(number: int, noun: str) -> str:
    """Return "1 excerpt", "12 excerpts"."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def _source(excerpt: Excerpt) -> str:
    """Return the reference of an excerpt's document."""
    if excerpt.source:
        return line(excerpt.source)
    metadata = Metadata(authors=tuple(map(line, excerpt.authors)), date=line(excerpt.date))
    return cite(metadata, line(excerpt.title), "")


def _time(moment: str) -> datetime:
    try:
        time = datetime.fromisoformat(moment)
    except ValueError:
        return _EPOCH
    return time.astimezone(UTC) if time.tzinfo else time.replace(tzinfo=UTC)
