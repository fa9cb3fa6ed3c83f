"""Lines in which a page speaks of itself: "Share this article", "3 min read", "By Ann Ward"."""

import re

from leader_reader.adapters.importers.dates import only_date, without_date

_LONGEST = 120
_SPEAKS = re.compile(
    r"""\W*(?:
    advertisements?|anzeige|werbung|publicité|publicidad|pubblicità|reclame|sponsored(?:\ content)?
    |(?:share|tweet|print|e-?mail|like|pin|save|bookmark)(?:\ (?:this|it|now))?
        (?:\ (?:article|post|page|story|entry))?(?:\ (?:on|via|by|with|to)\ .{1,30})?
    |(?:teilen|drucken|partager|imprimer|compartir|imprimir|condividi)
        (?:\ (?:auf|mit|sur|en)\ .{1,30})?
    |(?:click|tap)\ (?:here\ )?to\ (?:share|print|email|enlarge)\b.{0,60}
    |loading|(?:hide|show|view)\ caption|(?:view|show)\ (?:all|more)|show\ less|load\ more
    |read\ more|continue\ reading\b.{0,80}|weiterlesen|lire\ la\ suite|leer\ más
    |skip\ to\ .{1,40}|(?:back|scroll|return|jump)\ to\ (?:top|navigation|search|main.*|the\ top)
    |reply|permalink|shortlink|copy\ link|link\ copied.{0,20}
    |follow\ us\b.{0,60}|subscribe(?:\ .{1,40})?|sign\ (?:in|up|out)(?:\ .{1,40})?|log\ (?:in|out)
    |(?:related|recommended|popular|recent|latest|more|similar)\ (?:posts?|articles?|stories|news
        |content|reading|links|topics|pages)(?:\ (?:from|in|on)\ .{1,40})?
    |you\ (?:may|might)\ (?:also\ )?(?:like|be\ interested\ in)\b.{0,40}
    |(?:tags?|tagged(?:\ (?:with|as))?|filed\ (?:under|in)|posted\ in|categor(?:y|ies)|labels?
        |schlagw(?:ort|örter)|kategorien?|themen)\ ?:.{0,90}
    |(?:filed\ under|posted\ in|veröffentlicht\ in)\ .{1,90}
    |(?:leave|post|add|write)\ (?:a|your)\ (?:comment|reply)
    |(?:\d[\d.,]*|no|one)\ (?:comments?|shares?|views?|likes?|replies|kommentare?)(?:\ yet)?
    |comments?(?:\ are)?\ (?:closed|off|disabled)
    |(?:previous|next|older|newer)(?:\ (?:post|page|article|story|entry|chapter)s?)?
    |(?:estimated\ )?(?:reading|read)\ time:?\ .{1,30}
    |\d+\ ?-?min(?:ute)?s?\.?\ (?:read|lesezeit).{0,10}
    |was\ this\ (?:page|article)\ (?:helpful|useful).{0,20}|accept(?:\ all)?(?:\ cookies)?
    )\W*""",
    re.IGNORECASE | re.VERBOSE,
)
_NAME = r"[^\W\d_a-z][\w.’'-]*"
_NAMES = rf"{_NAME}(?:,?\s(?:(?:and|und|et|y|e|&|van|von|de|der|la|al)\s)*{_NAME}){{0,11}}"
_BYLINE = re.compile(
    rf"(?:(?i:(?:written|posted|published)\ by|by|von|par|por|text|words|autor):?)\s+{_NAMES}"
)
_DATED = re.compile(
    r"(?:\W|\b(?:last|first|originally|date|published|updated|posted|modified|submitted|created"
    r"|reviewed|issued|on|at|by|veröffentlicht|aktualisiert|stand|datum|publié|mis\ à\ jour|le"
    r"|publicado|actualizado|el|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun|day|am|pm|uhr"
    r"|gmt|utc|bst|cet|[ec]s?t|hkt|\d{1,2}[:.]?\d\d)\b)*+",
    re.IGNORECASE,
)

_OF_COMMENT = re.compile(
    r"(?:level|says?|said|wrote|writes|posted|replied|commented|submitted|edited|by|on|at|am|pm|um|uhr|le|à"
    r"|schreibt|sagte?|schrieb|(?:a )?dit|a écrit|dice|dijo|escribió|ha (?:detto|scritto)|zegt"
    r"|schreef|op|el|il"
    r"|(?:show |hide |view |load )?(?:more )?(?:replies|reply)(?: to)?"
    r"|replying to|log ?in(?: or register)?|sign in|to (?:post comments?|reply|comment)|antworten"
    r"|répondre|responder|rispondi|likes?|unlike|liked by|share|report(?: abuse| comment)?|flag"
    r"|edit|delete|quote|permalink|link|parent|(?:up|down)vote|helpful|points?"
    r"|comment date|date"
    r"|\d+ ?(?:s|m|h|d|w|mo|y|yrs?|min|hrs?|(?:second|minute|hour|day|week|month|year)s?)\b|ago"
    r"|(?:\d+ )?(?:people|person|replies|likes?)|in reply to|author|moderator|\d+|\W)*+",
    re.IGNORECASE,
)
_LONGEST_TOOL = 80


def speaks_of_page(text: str) -> bool:
    """Tell whether a line is no part of any text: "Share this article", "Continue reading"."""
    return len(text) <= _LONGEST and _SPEAKS.fullmatch(text) is not None


def opens_text(text: str) -> bool:
    """Tell whether a line between a title and its text only says by whom and of when it is."""
    if len(text) > _LONGEST:
        return False
    if only_date(text) or _BYLINE.fullmatch(text):
        return True
    rest = without_date(text)
    return rest != text and _DATED.fullmatch(rest) is not None


def speaks_of_comment(text: str) -> bool:
    """Tell whether a line in a comment is only about it: "Reply", "said on 3 May 2014:"."""
    return len(text) <= _LONGEST_TOOL and _OF_COMMENT.fullmatch(without_date(text)) is not None
