"""Which parts of a page are not its text: navigation, footers, share buttons, forms."""

from leader_reader.adapters.importers.html.survey import Survey
from leader_reader.adapters.importers.html.tree import Element, classes_of, set_of, words_of

NEVER_SHOWN = set_of(
    "script style template noscript head title iframe object svg canvas button select textarea "
    "datalist audio video progress meter"
)
_TAGS = frozenset(("nav", "footer", "aside", "dialog", "menu"))
_ROLES = set_of(
    "navigation banner contentinfo complementary search dialog alertdialog alert menu "
    "menubar toolbar tablist"
)
_WORDS = set_of(
    "nav navbar navigation navi menu menubar submenu breadcrumb breadcrumbs sidebar footer "
    "cookie cookies consent gdpr banner share sharing sharedaddy sharebuttons addthis social "
    "related recommended recommendations promo promoted promotion newsletter subscribe "
    "subscription advert adverts advertisement ad ads sponsor sponsored widget widgets popup "
    "modal toolbar masthead pagination pager skip login signup signin noprint navbox catlinks "
    "printfooter editsection toc comments respond commentform postmetadata pingback trackback "
    "blogroll tagcloud jp relatedposts backlinks"
)
_CLASSES = set_of(
    "sr-only visually-hidden screen-reader-text entry-meta post-meta entry-utility "
    "entry-footer entry-author-info author-description author-box author-bio author-info "
    "post-footer post-footer-line comment-form comment-respond comment-reply "
    "comments-title comments-head comment-notes comments-area site-header site-info "
    "mw-editsection mw-jump-link pagelinks header-links post-tags wp-caption-dd"
)
_SIDE_WORDS = frozenset(("widget", "widgets", "sidebar", "recent", "latest"))
_EXEMPT = frozenset(("html", "body", "main", "article"))
_MOST = 0.5
_FORM_MOST = 0.3


def is_furniture(element: Element, tag: str, survey: Survey, *, in_article: bool) -> bool:
    """Tell whether `element` with all it holds stands beside the page's text.

    What holds the main heading, the main text or half of all text never does.
    """
    if tag in _EXEMPT or element in survey.shielded:
        return False
    if tag == "form":
        return survey.share(element) < _FORM_MOST
    if tag in _TAGS or (tag == "header" and not in_article):
        return survey.share(element) < _MOST
    return _is_named_so(element) and survey.share(element) < _MOST


def _is_named_so(element: Element) -> bool:
    if not (element.get("class") or element.get("id") or element.get("role")):
        return False
    if (element.get("role") or "").lower() in _ROLES:
        return True
    names = classes_of(element) | {(element.get("id") or "").lower()}
    return not _WORDS.isdisjoint(words_of(element)) or not _CLASSES.isdisjoint(names)


def is_beside(element: Element) -> bool:
    """Tell whether the element is a side column's box, where "comments" are those elsewhere."""
    return not _SIDE_WORDS.isdisjoint(words_of(element))


def is_hidden(element: Element, tag: str) -> bool:
    """Tell whether a browser would not show the element."""
    if tag in _EXEMPT:
        return False
    if element.get("hidden") is not None:
        return True
    style = (element.get("style") or "").replace(" ", "").lower()
    if "display:none" in style or "visibility:hidden" in style:
        return True
    decorative = tag in ("span", "i", "a", "sup", "em", "b")
    return decorative and element.get("aria-hidden") == "true"
