"""Files made to harm whoever reads them, each small on disk; no format is spared."""

from tests.adapters.hostile.office import OFFICE
from tests.adapters.hostile.printed import PRINTED
from tests.adapters.hostile.prose import PROSE
from tests.adapters.hostile.web import WEB

HOSTILE = {**OFFICE, **WEB, **PROSE, **PRINTED}
"""What makes each file, by its name; a function, for some take time and room."""

SLOW = frozenset(
    (
        *("bomb.docx", "under-the-ratio.docx", "many-spaces.odt", "spine.epub"),
        *("attributes.html", "breaks.html", "columns.html", "comment-list.html", "links.html"),
        *("spans.html", "deep-quotes.html", "comments.txt", "lines.txt", "brackets.md"),
        *("entities.md", "html.md", "notes.md", "references.md", "stars.md", "table.md"),
        *("deep.rtf", "lists.rtf", "unicode.rtf", "bomb.pdf", "bombs.pdf", "forms.pdf"),
        *("letters.pdf", "repeated.pdf", "strewn.pdf", "matter.md", "pipes.md", "ticks.md"),
    )
)
"""Those that take a second or more to make or to read; the benchmark takes them too."""
