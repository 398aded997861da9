"""Wikitext: what a wiki's page shows is read, and what its infobox says of the sides is kept."""

import pytest

from whoheld.acquisition.document import BlockKind
from whoheld.acquisition.item import Item
from whoheld.acquisition.walk import acquire
from whoheld.errors import UnreadableDocument


def read(source):
    """A wiki's page that lies nowhere, read."""
    return acquire(Item("a.wiki", ".wiki", "a", data=source.encode()))


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("The '''town''' of [[Ost]] fell to [[Guard (army)|the ''Guards'']].", ["The town of Ost fell to the Guards."]),
        ("It fell.<ref name=\"a\">{{cite|a='b'}}</ref> Then rain.<ref name=a />", ["It fell. Then rain."]),
        ("one<!-- {{not}} shown -->two\nthree\n\nfour", ["onetwo three", "four"]),
        ("{{convert|30|km|mi}} east, {{convert|5|to|8|km}} north", ["30 km east, 5 to 8 km north"]),
        ("{{nowrap|Upper {{lang|xx|Mill}}}} and {{ill|Old Dam|de}}", ["Upper Mill and Old Dam"]),
        ("On {{start date|2016|5|3}} it fell{{citation needed|date=May 2016}}.", ["On 3 May 2016 it fell."]),
        ("<nowiki>[[no]] ''marks''</nowiki> &ndash; 5&nbsp;km", ["[[no]] ''marks'' \u2013 5 km"]),
        ("[http://x.example/a the radio] said[http://x.example/b]", ["the radio said"]),
        ("* one\n** ''two''\nprose", ["ITEM one", "ITEM two", "prose"]),
        ("[[File:Ost.svg|thumb|The [[old town|town]] in May]]It fell.", ["CAPTION The town in May", "It fell."]),
        ("In [[File:Flag.svg|20px]] Ost", ["In Ost"]),
        ("<gallery>\nFile:A.jpg|The ''mill''\nB.jpg\n</gallery>", ["CAPTION The mill"]),
        (
            '{| class="x"\n|+ Who\n! Place !! Held by\n|-\n| [[Ost]] || Guards<br>Militia\n|-\n| Mill\n| Army\n|}',
            ["CAPTION Who", "TABLE Place | Held by", "TABLE Ost | Guards Militia", "TABLE Mill | Army"],
        ),
        ("== First day ==\nIt fell.", ["HEADING First day", "It fell."]),
        ("== See also ==\n* [[Dam]]", ["RELATED See also", "RELATED Dam"]),
        ("{{quote|The town is ours.|A speaker}}", ["The town is ours."]),
        ("It fell. {{navbox|list=[[A]]}}\n[[Category:Battles]]\n[[de:Ost]]", ["It fell."]),
        ("{{unclosed and [[half", ["{{unclosed and [[half"]),
    ],
)  # fmt: skip
def test_the_text_is_what_the_page_shows(source, blocks):
    """Marks, references and templates go; what they show stays, in blocks of its kind."""
    found = read(source)
    kinds = [("" if b.kind is BlockKind.PARAGRAPH else f"{b.kind.name} ") + found.excerpt(b) for b in found.blocks]
    assert kinds == blocks


BOX = """{{Infobox military conflict
| conflict = Battle of Ost
| partof = the [[Ost War]]
| date = {{start date|2016|5|3}} \u2013 12 May 2016<br />(1 week)
| place = [[Ost]], [[Northland]]
| result = Guards victory<ref>a</ref>
| combatant1 = {{flagicon|X}} [[Guards of Ost|Guards]]<br>{{flag|Militia}}
| combatant2 = {{plainlist|
* [[Army]]
* Police<!-- which? -->
}}
| commander1 = Nobody
}}
The '''Battle of Ost''' was fought.
[[Category:Battles in Northland|Ost]]"""


def test_the_infobox_says_the_sides():
    """Parties by side, day, place, result and subject, in the form that front matter has too."""
    found = read(BOX)
    assert dict(found.infobox) == {
        "belligerents": ("Guards", "Militia", "", "Army", "Police"),
        "date": ("3 May 2016 \u2013 12 May 2016", "(1 week)"),
        "place": ("Ost, Northland",),
        "result": ("Guards victory",),
        "subject": ("Battle of Ost",),
        "tags": ("Battles in Northland",),
    }
    assert (found.title, found.published) == ("Battle of Ost", None)
    assert found.text == "The Battle of Ost was fought.\nresult = Guards victory"


def test_the_figures_of_the_infobox_stand_behind_the_text():
    """A line each, letter for letter and with the way back to the source; they are nobody's voice."""
    figures = "| strength1 = 400 &ndash; 500 men<br>20 [[tank]]s\n| casualties2 = '''30''' killed<ref>b</ref>\n}}"
    source = BOX.replace("\n}}\nThe", f"\n{figures}\nThe")
    found = read(source)
    shown = {found.excerpt(b): b for b in found.blocks if b.kind is BlockKind.FRONT_MATTER}
    assert " ".join(shown) == (
        "result = Guards victory strength1 = 400 \u2013 500 men 20 tanks casualties2 = 30 killed"
    )
    assert [found.excerpt(b) for b in found.authored()] == ["The Battle of Ost was fought."]
    for words, block in shown.items():
        start, end = found.offsets.raw(block.start, block.end)
        assert source[start:end].startswith(words.split()[0])
    figures = (found.infobox["strength1"], found.infobox["casualties2"])
    assert figures == (("400 \u2013 500 men", "20 tanks"), ("30 killed",))


def test_a_redirect_says_so():
    """A page that only leads elsewhere has no text of its own."""
    found = read("#REDIRECT [[Battle of Ost]]")
    assert found.notes[0] == "a redirect to Battle of Ost: it has no text of its own"
    assert {b.kind for b in found.blocks} == {BlockKind.BOILERPLATE}


@pytest.mark.parametrize(
    "source",
    ["{{a|[[b|<b>''" * 3000, "<ref>" * 20000 + "It fell.", "[[" * 100_000],
    ids=["mixed", "tags", "links"],
)
def test_marks_that_do_not_close_cost_no_time(source):
    """A page without closing marks is read as plain text, and a person told."""
    assert "the wikitext's brackets or tags do not close: it was read as plain text" in read(source).notes


@pytest.mark.parametrize(
    ("source", "reason"), [("{{Infobox x|a=b}}", "shows no text"), ("x\n" * 1_100_000, "at most")], ids=["box", "long"]
)
def test_what_is_no_page_of_a_wiki_is_refused(source, reason):
    """A page that shows nothing, or that no wiki would take, is refused with the reason."""
    with pytest.raises(UnreadableDocument, match=reason):
        read(source)
