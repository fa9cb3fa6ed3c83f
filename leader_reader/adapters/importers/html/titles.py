"""The title of a page without the name of its site."""

import re

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.html.tree import Element, text_of

_SEPARATOR = re.compile(r"\s+[|·•–—»«:✩★~/-]+\s+|\s*[｜：]\s*|:\s+|\s+\|\s*|\s*\|\s+")
_EDGES = " |·•–—»«:✩★~/-｜："
_HEADINGS = 6
_LEAST = 4
_DOMAIN = re.compile(r"https?://(?:www\d?\.)?([\w.-]+)")


def title_of(root: Element, told: str, sites: list[str], address: str) -> str:
    """Return the title; of <title> without the site's name where a heading shows which part.

    `told` is the title that meta tags give, `sites` the names of the site, `address` the page's.
    """
    element = next(root.iter("title", "{*}title"), None)
    whole = clean_text(text_of(element)) if element is not None else ""
    headings = _headings(root)
    for heading in headings:
        if heading in (told, whole):
            return heading
        if len(heading) >= _LEAST and _is_part(heading, whole, sites):
            return heading if not told or heading in told else _without_site(told, sites, address)
    stated = _without_site(told, sites, address) or _without_site(whole, sites, address)
    return stated or next(iter(headings), "")


def _headings(root: Element) -> list[str]:
    found: list[str] = []
    for heading in root.iter("h1", "h2", "{*}h1"):
        text = clean_text(text_of(heading))
        if text:
            found.append(text)
        if len(found) == _HEADINGS:
            break
    return found


def _is_part(heading: str, whole: str, sites: list[str]) -> bool:
    """Tell whether a heading is the part of <title> that is the page's own."""
    plain = whole.replace("\xa0", " ")
    return heading in plain and not any(heading.casefold() == site.casefold() for site in sites)


def _without_site(whole: str, sites: list[str], address: str) -> str:
    """Cut the site's own name off a title, at either end."""
    found = [match.span() for match in _SEPARATOR.finditer(whole)]
    if not found:
        return whole
    names = {_plain(site) for site in sites} | _names_in(address)
    first, last = whole[: found[0][0]], whole[found[-1][1] :]
    if _is_site(last, names):
        return whole[: found[-1][0]].rstrip(_EDGES)
    return whole[found[0][1] :].lstrip(_EDGES) if _is_site(first, names) else whole


def _is_site(text: str, names: set[str]) -> bool:
    plain = _plain(text)
    return bool(plain) and (plain in names or plain.removesuffix("blog") in names)


def _names_in(address: str) -> set[str]:
    """Return the names that an address gives its site: "example.org" and "example"."""
    match = _DOMAIN.match(address)
    if not match:
        return set()
    labels = match.group(1).split(".")
    long = (_plain(label) for label in labels[:-1] if len(label) >= _LEAST)
    return {_plain(match.group(1)), *long}


def _plain(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()
