"""What is marked by hand in the starter library before pictures are taken."""

from dataclasses import dataclass

MAIN = "How teams lead improvement"


@dataclass(frozen=True, slots=True)
class Marking:
    """Words to mark, the beginnings of topics' names as typed into the picker, and a note."""

    words: str
    topics: tuple[str, ...] = ()
    note: str = ""


MARKINGS = {
    "Talent management in": (
        Marking(
            "Talent management is the work of knowing which roles matter most to patients",
            ("Talent man",),
            "The definition to use.",
        ),
        Marking("A mentor gives advice. A sponsor gives up a place at the table.", ("Talent man",)),
        Marking("It is merely an expensive one.", ("Success", "Board lead")),
    ),
    "Who comes next": (
        Marking("Decisions wait. Improvement work stops.", ("Success",)),
        Marking("Both fail if they are secret.", ("Talent man", "Success")),
    ),
    "Listening well": (
        Marking(
            "Nobody has ever found that patients do better where staff are ignored.", ("Staff",)
        ),
        Marking("Ask night staff at night, yes please.", ("Speaking",), "The best line of all."),
    ),
    MAIN: (
        Marking("Improvement that lasts is rarely the work of one person.", ("Distributed",)),
        Marking(
            "What stays is what the team has made its own.",
            ("Culture",),
            "Open the talk with this.",
        ),
        Marking(
            "who takes the lead, when the lead moves from one person to another", ("Distributed",)
        ),
        Marking("when the lead moves from one person to another, and what those", ("Staff eng",)),
        Marking("imagined ward of twenty-eight beds"),
        Marking(
            "saying something led to something",
            ("Staff eng", "Speaking"),
            "Use in the June board paper. Compare with our own survey.",
        ),
        Marking(
            "whoever takes the lead must know that somebody senior will answer the telephone",
            ("Distributed",),
        ),
        Marking("She called the belief psychological safety.", ("Psych",)),
        Marking(
            "They stop because they never heard.", ("Speaking",), "Reply to every idea in a week."
        ),
        Marking("Most of it is done on wards.", ("Talent man",)),
        Marking(
            "Fair access to such chances is where talent management starts, because everything"
            " later in a career builds on them.",
            ("Talent man", "Culture"),
            "Board paper, June.",
        ),
        Marking("the same three people were always asked", ("Success",)),
        Marking("People who are trusted with something worth doing", ("Staff eng",)),
        Marking("They stopped answering every question themselves.", ("Leadership",)),
    ),
}
