"""Who counts as a witness of his own: on whole answers, with the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from telling import FACTS, SIDES, TOWN, Families, told_all
from whoheld.almanac.side import Sides
from whoheld.almanac.when import When
from whoheld.evidence.circle import Circle, CopiedPassage, Leaning
from whoheld.evidence.fusion import fuse
from whoheld.evidence.party import Parties
from whoheld.history.answer import held


@dataclass(frozen=True)
class Reporter:
    """A reporter of the tests' almanac."""

    name: str
    kind: str = "monitor"
    leaning: str = ""


@dataclass(frozen=True)
class Almanac(Families):
    """Families that also know reporters by several names."""

    known: dict = field(
        default_factory=lambda: {
            "Watch": Reporter("Watch"),
            "Harbour Watch": Reporter("Watch"),
            "the Watch": Reporter("Watch"),
            "North TV": Reporter("North TV", "television", "North"),
            "residents": Reporter("residents", "head"),
            "North spokesman": Reporter("North spokesman", "head", "North"),
        }
    )

    def reporter(self, text):
        """The reporter of that name."""
        return self.known.get(text)

    def common_name(self, text):
        """The name itself."""
        return text


def copied(*docs, start=0, end=10**6):
    """A circle in which passages of these documents are copies of one another."""
    return {doc: (CopiedPassage(start, end, 7),) for doc in docs}


TAKES = "North takes 2012-03-05 from South"
WITNESSES = [
    # each author is a witness
    ([f"{TAKES} in a", f"{TAKES} in b"], Circle(), ["the author of a", "the author of b"]),
    # unless one copied from the other, whoever it was
    ([f"{TAKES} in a", f"{TAKES} in b"], Circle(copied("a", "b")), ["the author of a, the author of b (copies)"]),
    # a copy of another passage of the same text is enough
    (
        [f"{TAKES} in a", f"{TAKES} in b", f"{TAKES} in b"],
        Circle({"a": (CopiedPassage(0, 900, 7),), "b": (CopiedPassage(0, 1500, 7),)}),
        ["the author of a, the author of b (copies)"],
    ),
    # a passage that tells of something else may be copied
    (
        [f"{TAKES} in a", f"{TAKES} in b"],
        Circle(copied("a", "b", start=5000)),
        ["the author of a", "the author of b"],
    ),
    # a document that repeats a source is a witness of that source's claim, by whatever name it calls it
    ([f"{TAKES} by Watch in a", f"{TAKES} by Harbour_Watch in b"], Circle(), ["Watch"]),
    ([f"{TAKES} by Watch in a", f"{TAKES} by Watch;Courier in b"], Circle(), ["Courier", "Watch"]),
    ([f"{TAKES} by watch in a", f"{TAKES} by Watch in b"], Circle(), ["watch"]),
    # residents of one text are not those of another
    ([f"{TAKES} by residents in a", f"{TAKES} by residents in b"], Circle(), ["residents in a", "residents in b"]),
    (
        [f"{TAKES} by residents in a", f"{TAKES} by residents in b"],
        Circle(copied("a", "b")),
        ["residents in a, residents in b (copies)"],
    ),
    # what an agency publishes is the agency's word
    ([f"{TAKES} by Watch in a", f"{TAKES} in b"], Circle(publishers={"b": "the Watch"}), ["Watch"]),
    # a publisher that nobody knows is none: its writers are witnesses each
    (
        [f"{TAKES} in a", f"{TAKES} in b"],
        Circle(publishers={"a": "Globe", "b": "Globe"}),
        ["the author of a", "the author of b"],
    ),
    # all who lean to the taker count once, whether the text, the almanac or the file says so
    (
        [f"{TAKES} by pro-North_sources in a", f"{TAKES} by North_TV in a", f"{TAKES} by Courier in b"],
        Circle(leanings=(Leaning("Courier", "North"),)),
        ["Courier, North TV, pro-North sources (lean to North)"],
    ),
    # also where another name of the side is used, and where one tells of the other's leaving
    (
        ["rebels takes 2012-03-05 by rebels in a", "Falcons takes 2012-03-05 by Falcons in b"],
        Circle(),
        ["Falcons, rebels (lean to Falcons)"],
    ),
    (
        [f"{TAKES} by North in a", "South leaves 2012-03-05 by North_TV in b"],
        Circle(),
        ["North, North TV (lean to North)"],
    ),
    # those who lean to two joint takers are two
    (
        ["North;East takes 2012-03-05 by North in a", "North;East takes 2012-03-05 by East in b"],
        Circle(),
        ["East", "North"],
    ),
]


def told_apart(found):
    """The names of witnesses, those of one witness in the order of the alphabet."""
    return sorted(
        ", ".join(sorted(name.partition(" (")[0].split(", ")))
        + (f" ({rest}" if (rest := name.partition(" (")[2]) else "")
        for name in found
    )


@pytest.mark.parametrize(("lines", "circle", "witnesses"), WITNESSES)
def test_who_is_a_witness_of_his_own(lines, circle, witnesses):
    """Names of one source, copies of one text and voices that lean to one side are one witness."""
    (finding,) = fuse(told_all(lines), Parties(Almanac(), circle))
    assert told_apart(w.name for w in finding.witnesses) == told_apart(witnesses)


def test_aliases_of_a_source_are_one_in_the_shipped_almanac():
    """The reporters that come with the package are known by each of their names."""
    parties = Parties(Sides.shipped())
    names = ["SOHR", "Syrian Observatory for Human Rights", "the Syrian Observatory for Human Rights"]
    assert {parties.source_name(n) for n in names} == {"SOHR"}
    assert parties.unnamed("local residents")
    assert not parties.unnamed("Harbour TV")
    assert not parties.unnamed("an SDF spokesman")
    assert parties.source_name("an SDF spokesman") == "SDF"


FILED = [
    # by the file both lean to the taker: half a statement, once
    ([Leaning("Courier", "North"), Leaning("Herald", "North")], 0.5),
    # only for the days that it names
    ([Leaning("Courier", "North", last=When.parse("2012-03-04").latest), Leaning("Herald", "North")], 1.5),
    # a voice of the loser admits
    ([Leaning("Courier", "South")], 3.0),
    # nobody's
    ([Leaning("Courier", ""), Leaning("Herald", "")], 2.0),
    # the last line that fits counts
    ([Leaning("Courier", "North"), Leaning("Courier", "South")], 3.0),
]


@pytest.mark.parametrize(("lines", "weight"), FILED)
def test_a_file_says_who_leans_where(lines, weight):
    """What a user's file says of a source is weighed as if the text said it."""
    told = told_all([f"{TAKES} by Courier in a", f"{TAKES} by Herald in b"])
    (finding,) = fuse(told, Parties(SIDES, Circle(leanings=tuple(lines))))
    assert finding.weight == weight


def test_the_file_is_named_where_it_decides():
    """An answer made with a user's file says so; without need of it, it does not."""
    told = told_all([f"{TAKES} by Courier in a"])
    parties = Parties(SIDES, Circle(leanings=(Leaning("courier", "North"), Leaning("Herald", "South"))))
    why = held(TOWN, told, When.parse("2012-03-06"), facts=FACTS, sides=parties).why
    assert "in the interest of who says it (Courier, who leans to North by your file)" in why[0]
    assert "file" not in held(TOWN, told, When.parse("2012-03-06"), facts=FACTS, sides=SIDES).why[0]


def test_the_text_comes_before_the_file_and_the_file_before_the_almanac():
    """A file can free a known channel of its leaning, but not "pro-North sources"."""
    freed = Parties(Almanac(), Circle(leanings=(Leaning("North TV", ""), Leaning("pro-North sources", ""))))
    by_channel, by_text = (told_all([f"{TAKES} by {who}"]) for who in ("Tv", "pro-North_sources"))
    channel = Almanac(known={"Tv": Reporter("Tv", "television", "North")})
    assert fuse(by_channel, channel)[0].weight == 0.5
    assert fuse(by_channel, Parties(channel, Circle(leanings=(Leaning("Tv", ""),))))[0].weight == 1.0
    assert fuse(by_text, freed)[0].weight == 0.5


def test_an_answer_shows_how_each_sentence_was_counted():
    """Each sentence names its witness, and one of each witness's decided."""
    lines = [
        f"{TAKES} by Watch in a",
        f"{TAKES} by Watch doubted in b",
        f"{TAKES} in b",
        "North takes 2012-03-09 intended",
    ]
    answer = held(TOWN, told_all(lines), When.parse("2012-03-06"), facts=FACTS, sides=SIDES)
    assert [(e.witness, e.decided) for e in answer.for_] == [
        ("Watch", True),
        ("Watch", False),
        ("the author of b", True),
    ]
    assert answer.why == ("North took it on 2012-03-05 (2 independent witnesses: Watch, the author of b)",)


NAMES = ["North", "South", "East", "rebels"]
lines = st.builds(
    lambda actor, kind, day, target, source, doc, stance: f"{actor} {kind} {day} {target} {source} in {doc} {stance}",
    st.sampled_from(NAMES),
    st.sampled_from(["takes", "holds", "leaves", "contests"]),
    st.sampled_from(["2012-03-02", "2012-03-03", "2012-03-05", "2012-03-02/2012-03-06", "2012"]),
    st.sampled_from(["", *(f"from {n}" for n in NAMES)]),
    st.sampled_from(["", "by North", "by residents", "by Watch"]),
    st.sampled_from("bcd"),
    st.sampled_from(["said", "doubted", "denied"]),
)


def mirrored(claims, name):
    """The claims of document b, told word for word in another document."""
    return [replace(c, doc_id=name, doc=name) for c in claims if c.doc_id == "b"]


@given(st.lists(lines, min_size=1, max_size=6), st.sampled_from(["a", "bb", "z"]), st.integers(2, 8))
def test_a_near_copy_changes_no_answer(story, name, day):
    """A document that only repeats another changes neither holder nor weights, wherever its name stands in order."""
    claims = told_all(story)
    copies = mirrored(claims, name)
    assume(copies)
    alone = Parties(Almanac())
    circle = Circle({d: (CopiedPassage(0, 10**6, 7),) for d in ("b", name)})
    together = Parties(Almanac(), circle)
    asked = When.parse(f"2012-03-0{day}")
    before = held(TOWN, claims, asked, facts=FACTS, sides=alone)
    after = held(TOWN, [*claims, *copies], asked, facts=FACTS, sides=together)
    assert (after.holders, after.status, after.holder) == (before.holders, before.status, before.holder)
    assert weights(claims, alone) == weights([*claims, *copies], together)


def weights(claims, parties):
    """What each finding tells, and its weight."""
    return sorted((f.actor, f.kind.value, f.when.edtf, f.weight) for f in fuse(claims, parties))
