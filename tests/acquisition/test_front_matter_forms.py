"""What the head of a file says, in the forms in which it is met."""

import pytest

from whoheld.acquisition.front_matter import read_front_matter

FLAT = """---
subject: Siege of Ost (2031)
shortDescription: Part of the valley war
description: The siege of Ost was a siege.
author: Lexicon
pubDate: 2033-10-23 13:10
tags:
  - Siege of Ost (2031)
  - the valley war
  - |-
    River Guards
     Mill Brigade
    * 🇫🇷 Old Republic
  - |2-
     Valley Front
    * Hill Wing
    ** Upper Hill Wing
  - Sieges of the valley war
  - Battles in 2031
date:
  - |-
    First phase:
    8 May 2031 \u2013 5 June 2031
place:
  - Ost, Lower Valley
---

The siege.
"""

NESTED = """---
title: Siege of Ost (2031)
author: Lexicon
infoboxes:
  - conflict:
      text: Siege of Ost
    date:
      text: 8 May \u2013 5 June 2031
    place:
      text: Ost, Lower Valley
      links:
        - type: internal
          page: Ost
    result:
      text: |-
        Front victory
        * The Guards leave
    combatant1:
      text: |-
        Flag of Ost.svg River Guards
        * Mill Brigade
        Supported by:Old Republic
    combatant2:
      text: Valley Front
    combatant3: Hill Wing
---
"""


def test_the_flat_form():
    """Parties are those tags that hold lists; day, place and subject are lists of their own."""
    front = read_front_matter(FLAT)
    assert front is not None
    assert (front.title, front.publisher, front.byline, front.published) == (
        "Siege of Ost (2031)",
        "Lexicon",
        None,
        "2033-10-23",
    )
    assert FLAT[front.end :] == "\nThe siege.\n"
    assert front.infobox == {
        "belligerents": (
            "River Guards",
            "Mill Brigade",
            "Old Republic",
            "",
            "Valley Front",
            "Hill Wing",
            "Upper Hill Wing",
        ),
        "date": ("First phase:", "8 May 2031 \u2013 5 June 2031"),
        "place": ("Ost, Lower Valley",),
        "subject": ("Siege of Ost (2031)",),
        "tags": ("Siege of Ost (2031)", "the valley war", "Sieges of the valley war", "Battles in 2031"),
    }


def test_the_nested_form():
    """Parties are the fields of an infobox, each with its words under ``text``."""
    front = read_front_matter(NESTED)
    assert front is not None
    assert front.published is None
    assert front.infobox == {
        "belligerents": (
            "River Guards",
            "Mill Brigade",
            "Supported by:",
            "Old Republic",
            "",
            "Valley Front",
            "",
            "Hill Wing",
        ),
        "date": ("8 May \u2013 5 June 2031",),
        "place": ("Ost, Lower Valley",),
        "result": ("Front victory", "The Guards leave"),
        "subject": ("Siege of Ost (2031)",),
    }


@pytest.mark.parametrize(
    ("tags", "sides"),
    [
        (["S", "the war", "Guards\n* Mill", "Front", "Battles in 2031"], ("Guards", "Mill", "", "Front")),
        (["S", "the war", "Front", "Guards\n* Mill", "Battles in 2031"], ("Front", "", "Guards", "Mill")),
        (["S", "the war and\nthe other war", "Guards\n* Mill", "A\n* B"], ("Guards", "Mill", "", "A", "B")),
        (["S", "the war", "Guards\n* Mill", "Old valley conflict"], ("Guards", "Mill")),  # a category
        (["S", "the war", "Battles in 2031"], ()),
    ],
)
def test_a_lone_party_is_found_beside_a_list(tags, sides):
    """A side of one party has no line breaks: it stands beside the other side's list, and is no category."""
    listed = "".join(f"  - {tag!r}\n".replace("'", '"') for tag in tags)
    front = read_front_matter(f'---\nsubject: S\ndate: ["2031"]\ntags:\n{listed}---\n')
    assert front is not None
    assert front.infobox.get("belligerents", ()) == sides


@pytest.mark.parametrize(
    ("yaml", "title", "byline", "published"),
    [
        ("title: Ost falls\nauthor: Ada Writer\ndate: 2031-05-03", "Ost falls", "Ada Writer", "2031-05-03"),
        ("title: Ost falls\ndate: 2031-05-03 10:11:12\ntags: [ost]", "Ost falls", None, "2031-05-03"),
        ("title: Ost falls\nauthor: [Ada Writer, Ben Scribe]", "Ost falls", "Ada Writer, Ben Scribe", None),
        ("title: 2031\npubDate: soon", "2031", None, None),
        ("pubDate: 2031-13-45", None, None, None),
    ],
)
def test_a_news_page_is_no_encyclopedia(yaml, title, byline, published):
    """Title, author and day of a page without an infobox; its tags make none."""
    front = read_front_matter(f"---\n{yaml}\n---\nText.")
    assert front is not None
    assert (front.title, front.byline, front.published, front.infobox) == (title, byline, published, {})


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("---\na: [1\nb: 2\n---\nBody.", "no valid YAML"),
        ("---\nx: !!python/object:os.system a\n---\nBody.", "no valid YAML"),  # read safely
        ("---\n- just\n- a list\n---\nBody.", "holds no fields"),
        ("---\n---\nBody.", "holds no fields"),
    ],
)
def test_wrong_yaml_is_passed_over_with_a_note(text, note):
    """The body is still there to be read."""
    front = read_front_matter(text)
    assert front is not None
    assert note in front.notes[0]
    assert text[front.end :] == "Body."


@pytest.mark.parametrize("text", ["Body.", "--- a dash begins\nBody.", "---\nnever closed\nBody."])
def test_no_fence_no_front_matter(text):
    """A text that only begins with dashes has none."""
    assert read_front_matter(text) is None


@pytest.mark.parametrize(
    ("yaml", "published"),
    [
        ("date: 2031-05-08", "2031-05-08"),
        ("date: May 8, 2031", "2031-05-08"),
        ("published: 8 May 2031 at 10:00", "2031-05-08"),
        ("date: 2031-05", "2031-05"),
        ("date: 2031", "2031"),
        ("pubDate: soon\ndate: 2031-05-08", "2031-05-08"),
        ("updated: 2031-05-08", None),
        ("subject: Siege of Ost\ntags: [Sieges]\ndate: 8 May 2031", None),  # an infobox's: when the siege was
    ],
)
def test_the_day_of_publication_in_its_forms(yaml, published):
    """A day in words counts as one in figures, a month or a year is not made a day, and nothing is remarked."""
    front = read_front_matter(f"---\n{yaml}\n---\n")
    assert front is not None
    assert (front.published, front.notes) == (published, ())


@pytest.mark.parametrize("value", ["03/05/2031", "8.5.2031", "yesterday"])
def test_a_day_that_can_be_read_in_two_ways_is_told(value):
    """It is not guessed, and it is not lost without a word."""
    front = read_front_matter(f"---\ntitle: A war\ndate: {value}\n---\n")
    assert front is not None
    assert front.published is None
    assert f"its date {value!r} was not taken" in front.notes[0]
