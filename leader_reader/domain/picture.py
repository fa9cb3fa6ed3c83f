"""A picture that stands with a block of text: where it is in its file, and how large."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture above a block's text, or `below` it where no text follows.

    `reference` says where it is inside the original file: the name of a part of a zip file, a
    part's address in MHTML, the number of an <img> in HTML, or the place on a PDF's page as
    RFC 8118 has it ("page=3&viewrect=72,90,300,200"). It is "" where the file only points to
    it: nothing is ever fetched. `width` and `height` are pixels at 96 to the inch, 0 where they
    are not known; `alt` is what the file says in its place. It is no part of the text.
    """

    reference: str
    width: int = 0
    height: int = 0
    alt: str = ""
    below: bool = False
