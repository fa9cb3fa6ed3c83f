"""One entry of an article's list of references as a line of text."""

from collections.abc import Callable, Iterator
from itertools import islice

from leader_reader.adapters.importers.jats.runs import Element, local, text_of

_NOT_SAID = frozenset(("label", "note", "object-id"))
_CITATIONS = ("mixed-citation", "element-citation", "citation", "nlm-citation")


def reference(ref: Element) -> str:
    """Return a reference as the journal writes it, or put together where only its parts are there.

    Put together it reads: authors. Title. Source year;volume(issue):pages. doi.
    """
    citations = [_citation(each) for each in _works(ref)]
    return " ".join(filter(None, citations)) or text_of(ref, _NOT_SAID)


def _works(ref: Element) -> Iterator[Element]:
    """Yield the works that a reference lists; of several ways to write one the first."""
    for each in ref:
        if local(each) in _CITATIONS:
            yield each
        elif local(each) == "citation-alternatives":
            yield from islice((way for way in each if local(way) in _CITATIONS), 1)


def _citation(element: Element) -> str:
    own = "".join([element.text or "", *(each.tail or "" for each in element)])
    return text_of(element, _NOT_SAID) if own.strip() else _put_together(element)


def _put_together(citation: Element) -> str:
    def said(*names: str) -> str:
        found = (citation.find(f"{{*}}{name}") for name in names)
        return next((text for text in map(text_of, found) if text), "")

    title = said("article-title", "chapter-title", "part-title", "data-title")
    place = " ".join(filter(None, (said("source"), said("edition"), _issued(said))))
    publisher = ": ".join(filter(None, (said("publisher-loc"), said("publisher-name"))))
    parts = [_people(citation), title, place, publisher, said("comment"), *_numbers(citation)]
    return " ".join(
        part if part.endswith((".", "?", "!")) else f"{part}." for part in parts if part
    )


def _people(citation: Element) -> str:
    people = []
    for each in citation.iter("{*}name", "{*}string-name", "{*}collab"):
        names = (each.find("{*}surname"), each.find("{*}given-names"))
        full = " ".join(filter(None, map(text_of, names)))
        people.append(full or text_of(each))
    people = people or [text_of(each) for each in citation.iter("{*}person-group")]
    more = ["et al"] if citation.find(".//{*}etal") is not None else []
    return ", ".join([*filter(None, people), *more])


def _issued(said: Callable[..., str]) -> str:
    issue, first, last = said("issue"), said("fpage", "elocation-id"), said("lpage")
    volume = said("volume") + (f"({issue})" if issue else "")
    pages = f"{first}–{last}" if last and last != first else first
    where = ":".join(filter(None, (volume, pages)))
    return ";".join(filter(None, (said("year"), where)))


def _numbers(citation: Element) -> list[str]:
    kept = (each for each in citation.iter("{*}pub-id") if each.get("pub-id-type") == "doi")
    return [f"doi:{text_of(each)}" for each in kept]
