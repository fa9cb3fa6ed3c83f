"""Which parts of a page are by their name not its text: navigation, footers, share buttons."""

import re
from itertools import islice

from leader_reader.adapters.importers.html.phrasing import wraps_formula
from leader_reader.adapters.importers.html.tree import (
    Element,
    classes_of,
    set_of,
    short_text_of,
    tag_of,
    text_start,
    words_in,
    words_of,
)

NEVER_SHOWN = set_of(
    "script style template noscript head title iframe object svg canvas button select textarea "
    "datalist audio video progress meter del"
)
FURNITURE_TAGS = frozenset(("nav", "footer", "aside", "dialog", "menu"))
_ROLES = set_of(
    "navigation banner contentinfo complementary search dialog alertdialog alert menu "
    "menubar toolbar tablist"
)
_WORDS = set_of(
    "nav navbar navigation navi menu menubar submenu breadcrumb breadcrumbs sidebar footer "
    "cookie cookies cookiebot onetrust qc cmp consent gdpr banner share sharing sharedaddy "
    "sharebuttons addthis addtoany social "
    "related recommended recommendations promo promoted promotion newsletter subscribe "
    "subscription advert adverts advertisement advertising ad ads sponsor sponsored widget widgets "
    "popup modal overlay toolbar masthead pagination pager skip skiplink login signup signin "
    "noprint navbox "
    "catlinks printfooter editsection toc comments respond commentform postmetadata pingback "
    "trackback blogroll tagcloud jp relatedposts backlinks byline teaser teasers outbrain taboola "
    "disqus livefyre copyright disclaimer colophon"
)
_CLASSES = set_of(
    "sr-only visually-hidden visuallyhidden screen-reader-text entry-meta post-meta entry-utility "
    "entry-footer entry-author-info author-description author-box author-bio author-info "
    "post-footer post-footer-line comment-form comment-respond comment-reply "
    "comments-title comments-head comment-notes comments-area site-header site-info "
    "mw-editsection mw-jump-link pagelinks header-links post-tags wp-caption-dd article-meta "
    "article__meta article-tags tag-list taglist tags-links post-categories entry-tags "
    "posted-on read-more readmore most-read most-popular trending up-next see-also "
    "post-signature user-info votecell"
)
_OF_SECTIONS = set_of(
    "related recommended recommendations social consent promotion promoted sharing share sponsor "
    "sponsored subscription comments jp copyright disclaimer popup banner toc respond"
)
"""Names of furniture that sections of reports and papers have too: "Social care", "Consent"."""
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LONGEST_HEADING, _LOOK = 300, 20
_NUMBERS = frozenset((*map(str, range(100)), "section", "sec", "id", "s", "h", "heading"))
_DISCUSSION = set_of(
    "comment comments commentlist disqus livefyre respond replies discussion kommentare "
    "commentary-thread reactions"
)
_CONSENT = re.compile(
    r"onetrust|ot-sdk|cookiebot|qc-cmp|didomi|usercentrics|iubenda-cs|osano|borlabs|truste|evidon"
    r"|cookie-?law|cookie-?script|cc-window|cc-banner|sp_message|consent-?manager|gdpr-?\w*banner"
    r"|cookies?[-_]?(?:banner|notice|consent|bar|pop-?up|message|overlay|modal|dialog|alert|warning)",
    re.IGNORECASE,
)
_LABELS = set_of("consent breadcrumb breadcrumbs pagination advertisement share")
_INLINE = set_of(
    "mw-editsection headerlink header-anchor heading-anchor anchorjs-link hash-link footnote-back "
    "footnote-backref footnote-backlink reversefootnote mw-cite-backlink sr-only visually-hidden "
    "visuallyhidden screen-reader-text govuk-visually-hidden"
)
_BACK = re.compile(
    r"[\[(]?\s*[↩↑⤴⬆⏎↵↥⇑⮌🔙¶^#🔗]+[\ufe0e\ufe0f]?\s*\d{0,3}\s*[\])]?"
    r"|[\[(]?(?:back|return|jump(?: back)?|go back|zurück|retour)(?: up)?(?: to (?:the )?"
    r"(?:main )?(?:text|top|content|article|body|paragraph|reference|(?:foot|end)?note)s?"
    r"(?: reference)?(?: \d+)?)?[\])]?[↩↑\s\ufe0e\ufe0f]*",
    re.IGNORECASE,
)
_LONGEST_BACK = 40
_SIDE_WORDS = frozenset(("widget", "widgets", "sidebar", "recent", "latest"))
_BUILDERS = re.compile(r"\belementor[\w-]*|\bwidget blog\b", re.IGNORECASE)
"""Page builders' and Blogger's names for any part of a page, the text included."""
EXEMPT = frozenset(("html", "body", "main", "article"))


def is_named_furniture(element: Element, tag: str, *, holds_prose: bool) -> bool:
    """Tell whether the element's role, class or id names what stands beside a page's text.

    A name that a section of a text may have too says nothing of one that `holds_prose`.
    """
    label = element.get("aria-label") or ""
    if label and not _LABELS.isdisjoint(words_in(label)):
        return True
    if (element.get("role") or "").lower() in _ROLES:
        return True
    names = f"{element.get('class') or ''} {_id_of(element, tag)}"
    if names == " ":
        return False
    words = words_in(_BUILDERS.sub(" ", names)) & _WORDS
    if words and not (holds_prose and words <= _OF_SECTIONS):
        return True
    return not _CLASSES.isdisjoint(names.lower().split())


def _id_of(element: Element, tag: str) -> str:
    """Return the element's id, "" where that only repeats the words of a heading."""
    number = element.get("id") or ""
    if not number or tag in _HEADINGS:
        return ""
    first = islice(element.iter(), 1, _LOOK)
    heading = next((inside for inside in first if tag_of(inside) in _HEADINGS), None)
    if heading is None or tag not in ("section", "div"):
        return number
    said = words_in(text_start(heading, _LONGEST_HEADING))
    return "" if words_in(number) - said <= _NUMBERS else number


def asks_consent(element: Element) -> bool:
    """Tell whether the element is a notice about cookies, however much of the page it is."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    if names != " " and _CONSENT.search(names):
        return True
    label = element.get("aria-label") or ""
    return bool(label) and not words_in(label).isdisjoint(("cookie", "cookies"))


def is_discussion(element: Element) -> bool:
    """Tell whether the element is named for what readers say of the text."""
    return not _DISCUSSION.isdisjoint(words_of(element))


def is_beside(element: Element) -> bool:
    """Tell whether the element is a side column's box, where "comments" are those elsewhere."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    return not _SIDE_WORDS.isdisjoint(words_in(_BUILDERS.sub(" ", names)))


def is_inline_furniture(element: Element, tag: str) -> bool:
    """Tell whether a few words inside a line are the page's: a link to edit, or back to a note."""
    if tag not in ("a", "span", "sup"):
        return False
    if not _INLINE.isdisjoint(classes_of(element)) or element.get("role") == "doc-backlink":
        return True
    if tag != "a" or "#" not in (element.get("href") or "#"):
        return False
    return _BACK.fullmatch(short_text_of(element, _LONGEST_BACK)) is not None


def is_hidden(element: Element, tag: str) -> bool:
    """Tell whether a browser would not show the element."""
    if tag in EXEMPT:
        return False
    if element.get("hidden") is not None:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    if "display:none" in style or "visibility:hidden" in style:
        return not wraps_formula(element)  # that is what readers hear in place of its picture
    decorative = tag in ("span", "i", "a", "sup", "em", "b", "nobr", "mjx-math")
    return decorative and element.get("aria-hidden") == "true"
