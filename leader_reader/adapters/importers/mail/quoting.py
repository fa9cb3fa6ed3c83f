"""Where in a message earlier ones are quoted, and who wrote those.

Known are the line before quoted text ("On 3 May 2014, Ann Ward wrote:"), the head that Outlook and
others put before a whole message (From:, Sent:, To:, Subject:), lines such as "-----Original
Message-----", and the depth of the signs > or of quotations inside each other.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.dates import iso_date
from leader_reader.adapters.importers.mail.entries import Entry
from leader_reader.adapters.importers.mail.headers import Sender

_WROTE = re.compile(
    r"(?P<before>.{2,300}?)\s(?:wrote|writes|schrieb|a écrit|escribió|ha scritto|schreef|escreveu"
    r"|skrev|napisał(?:\(a\)|a)?|napsala?|kirjoitti)(?!\w)(?P<after>.{0,200}?)\s?:",
    re.IGNORECASE,
)
_LEAD = re.compile(r"(?:On|Am|Le|El|Il giorno|Il|Op|Em|Den|På|Dnia)\s", re.IGNORECASE)
_TIME = re.compile(
    r"(?:(?:at|um|à|a las|alle(?: ore)?|om|kl\.?)\s)?\b\d{1,2}[:.h]\d\d(?:[:.]\d\d)?"
    r"(?:\s?[ap]\.?m\.?)?(?:\s?Uhr)?(?:\s?\(?(?:[+-]\d{4}|GMT|UTC|BST|[CEMP][DES]?T)[^,;)]{0,6}\)?)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ADDRESS = re.compile(r"\s*[<\[(]?(?:mailto:)?[^\s<>()\[\]]{1,100}@[^\s<>()\[\]]{1,100}[>\])]?")
_RULE = re.compile(
    r"\W{2,}\s*(?:original message|forwarded message|ursprüngliche nachricht|message d.origine"
    r"|mensaje original|messaggio originale|oorspronkelijk bericht|weitergeleitete nachricht"
    r"|message transféré|mensaje reenviado|forwarded by .{1,80})\s*\W{2,}"
    r"|begin forwarded message\s?:|anfang der weitergeleiteten nachricht\s?:",
    re.IGNORECASE,
)
_FROM = r"\*?(?:From|Von|De|Da|Van|Från|Fra|Od)\s?:\*?"
_WHEN = (
    r"\*?(?:Sent|Date|Gesendet|Datum|Envoyé|Enviado(?: el)?|Fecha|Inviato|Data|Verzonden|Skickat"
    r"|Sendt)\s?:\*?"
)
_TO = (
    r"\*?(?:To|An|À|A|Para|Aan|Till|Til|Cc|Bcc|Kopie|Reply-To|Subject|Betreff|Objet|Asunto|Oggetto"
    r"|Onderwerp|Ämne|Emne|Importance|Attachments)\s?:\*?"
)
_LABEL = re.compile(rf"(?:{_FROM}|{_WHEN}|{_TO})(?:\s|$)", re.IGNORECASE)
_BEGINS_HEAD = re.compile(rf"{_FROM}\s\S", re.IGNORECASE)
_LABELS = re.compile(
    rf"(?:^|(?<=\s))(?:(?P<who>{_FROM})|(?P<when>{_WHEN})|(?P<other>{_TO}))(?=\s)", re.IGNORECASE
)
_SIGNATURE = ("--", "—")
_MOST_HEAD_LINES = 14
_LONGEST_HEAD = 3_000
_MOST_LEAD_LINES = 4
_LONGEST_LEAD = 400
_MOST_NAME_WORDS = 8
_DEEPEST = 100


@dataclass(frozen=True, slots=True)
class Part:
    """Entries that one person wrote at one depth; 0 is the message itself.

    `sender` is None where it is not said who wrote what is quoted. `signature` marks what stands
    below "-- ".
    """

    entries: list[Entry]
    depth: int
    sender: Sender | None = None
    signature: bool = False


@dataclass
class _State:
    """Where the walk is: whole messages that began at a quoting depth, and who wrote at which."""

    opened: list[int] = field(default_factory=list)
    senders: dict[int, Sender] = field(default_factory=dict)
    signed: int | None = None

    def open(self, quoted: int) -> None:
        """Begin a message inside the one at hand, or beside it where it lies deep enough."""
        if len(self.opened) < _DEEPEST:
            self.opened.append(quoted)

    def depth(self, quoted: int) -> int:
        while self.opened and self.opened[-1] > quoted:
            self.opened.pop()
        return quoted + len(self.opened)


def parts_of(entries: Sequence[Entry]) -> Iterator[Part]:
    """Yield what `entries` hold, cut where another person's words begin."""
    state = _State()
    current: Part | None = None
    at = 0
    while at < len(entries):
        used = _introduction(entries, at, state)
        if used:
            at += used
            continue
        entry = entries[at]
        at += 1
        if entry.text.strip() in _SIGNATURE:
            state.signed = state.depth(entry.quoted)
            continue
        part = _part_for(entry, state, current)
        if part is not current and current is not None:
            yield current
        current = part
        current.entries.append(entry)
    if current is not None:
        yield current


def _part_for(entry: Entry, state: _State, current: Part | None) -> Part:
    """Return the part that an entry goes to: the one at hand, or a new one."""
    if not entry.text and current is not None:
        return current
    depth = state.depth(entry.quoted)
    if state.signed != depth:
        state.signed = None
    new = Part([], depth, state.senders.get(depth), signature=state.signed is not None)
    same = current is not None and (current.depth, current.sender, current.signature) == (
        new.depth,
        new.sender,
        new.signature,
    )
    return current if same and current is not None else new


def _introduction(entries: Sequence[Entry], at: int, state: _State) -> int:
    """Take up what at `at` introduces an earlier message; return how many entries that took."""
    entry = entries[at]
    if not entry.text or len(entry.text) > _LONGEST_LEAD * 4:
        return 0
    text = clean_text(entry.text)
    if _RULE.fullmatch(text):
        return _whole_message(entries, at, at + 1, state)
    if _BEGINS_HEAD.match(text):
        return _whole_message(entries, at, at, state)
    return _attribution(entries, at, state)


def _whole_message(entries: Sequence[Entry], at: int, start: int, state: _State) -> int:
    """Begin a message that is quoted as a whole: its head stands from `start` on, or nowhere."""
    quoted = entries[at].quoted
    while start < len(entries) and start - at < 3 and not entries[start].text:  # noqa: PLR2004
        start += 1
    lines = _head_lines(entries, start, quoted)
    sender = _head_sender(" ".join(lines))
    if sender is None and start == at:
        return 0
    depth = state.depth(quoted) + 1
    state.open(quoted)
    state.signed = None
    _forget(state, depth)
    if sender is None:
        return 1
    state.senders[depth] = sender
    return start + len(lines) - at


def _head_lines(entries: Sequence[Entry], start: int, quoted: int) -> list[str]:
    """Return the lines of a head, those that run over included."""
    lines: list[str] = []
    for entry in entries[start : start + _MOST_HEAD_LINES]:
        text = entry.text.strip()
        goes_on = bool(lines) and "@" in text and not text.endswith((".", "!", "?"))
        if not text or entry.quoted != quoted or not (_LABEL.match(text) or goes_on):
            break
        lines.append(text)
        if entry.block and _head_sender(" ".join(lines)):
            break
    return lines


def _head_sender(text: str) -> Sender | None:
    """Return whom the head of a message names, and when; None where `text` is no such head."""
    plain = clean_text(text)[:_LONGEST_HEAD]
    labels = list(_LABELS.finditer(plain))
    if not labels or labels[0].start() or labels[0].lastgroup != "who":
        return None
    ends = [*(label.start() for label in labels[1:]), len(plain)]
    told: dict[str, str] = {}
    for label, end in zip(labels, ends, strict=True):
        told.setdefault(label.lastgroup or "", plain[label.end() : end].strip())
    when = told.get("when", "")
    return Sender(_name(told["who"]), iso_date(when)) if when else None


def _attribution(entries: Sequence[Entry], at: int, state: _State) -> int:
    """Take up a line "On ..., somebody wrote:", which may run over a few lines."""
    quoted = entries[at].quoted
    text = ""
    for used, entry in enumerate(entries[at : at + _MOST_LEAD_LINES], 1):
        if not entry.text or entry.quoted != quoted or (used > 1 and entry.block):
            return 0
        text = clean_text(f"{text} {entry.text}")
        if len(text) > _LONGEST_LEAD:
            return 0
        match = _WROTE.fullmatch(text) if text.endswith(":") else None
        if match:
            sender = _sender(match, text)
            return _below(entries, at + used, state, sender) * used if sender else 0
        if used == 1 and not _LEAD.match(text):
            return 0
    return 0


def _below(entries: Sequence[Entry], start: int, state: _State, sender: Sender) -> int:
    """Note who wrote what comes after an attribution; 1, as it is no text of its own."""
    quoted = entries[start - 1].quoted
    after = next((entry for entry in entries[start : start + 6] if entry.text), None)
    depth = state.depth(quoted) + 1
    _forget(state, depth)
    state.senders[depth] = sender
    state.signed = None
    if after is not None and after.quoted <= quoted:
        state.open(quoted)
    return 1


def _forget(state: _State, depth: int) -> None:
    for deeper in [key for key in state.senders if key >= depth]:
        del state.senders[deeper]


def _sender(match: re.Match[str], text: str) -> Sender | None:
    """Return who an attribution names; None where it names neither a day nor an address."""
    date = iso_date(text)
    if not date and not _ADDRESS.search(text):
        return None
    before = match["before"]
    after = match["after"].strip(" ,")
    if after and not iso_date(after):  # "Am 3. Mai 2014 um 10:00 schrieb Ann Ward:"
        return Sender(_name(after), date)
    marks = [*_TIME.finditer(before), *_YEAR.finditer(before)]
    end = max((mark.end() for mark in marks), default=0)
    if not end and _LEAD.match(before) and date:
        return None
    name = _name(before[end:])
    return Sender(name, date) if name or date else None


def _name(text: str) -> str:
    """Return a person's name without address; the address where there is nothing else."""
    bare = _ADDRESS.sub("", text).strip(" \t,;:'\"*<>[]()")
    bare = re.sub(r"^(?:by|von|van|de|da)\s", "", bare) if bare.islower() else bare
    if bare and len(bare.split()) <= _MOST_NAME_WORDS:
        return bare
    address = _ADDRESS.search(text)
    return address.group().strip(" <>[]()").removeprefix("mailto:") if address else ""
