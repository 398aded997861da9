"""What day it is at a place of the narrative, why, and when an undated text can have been written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from narratives import document

from whoheld.almanac.when import UNKNOWN, When
from whoheld.analysis.clock import read_clock


def present(word, *lines, **head):
    """The moment where a word stands."""
    text = document(*lines, **head)
    return read_clock(text).present(text.text.index(word))


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        (["On 1 May 2016 the mill fell. The HERE was empty."], "2016-05-01"),
        (["On 1 May 2016 it fell. The next day the HERE was lost."], "2016-05-02"),
        (["On 1 May 2016 it fell. He said in April 2019 that the HERE was lost. On 3 May it was quiet."], "2016-05-01"),
        (["On 1 May 2016 it fell. It had been rebuilt since 1998. The HERE was lost on 3 May."], "2016-05-01"),
        (["On 1 May 2016 it fell. The 2016 offensive went on. The HERE was lost."], "2016-05-01"),
        (["On 1 May 2016 it fell. Fighting lasted until 9 May. The HERE was lost."], "2016-05-01"),
        (["| On 1 May 2016 it fell.", "The HERE was lost."], ""),
    ],
)
def test_the_present_is_the_last_day_that_the_story_follows(lines, days):
    """Asides, bounds and bare years do not move the present."""
    assert present("HERE", *lines).when.edtf == days


def test_before_any_date_the_range_of_the_article_holds():
    """An article's lead happens somewhere in the article's range, and the reason says so."""
    moment = present("HERE", "The HERE was fought over.", date="3–9 May 2016")
    assert (moment.when.edtf, moment.text) == ("2016-05-03/2016-05-09", "")
    assert "range of the whole article" in moment.reason


def test_a_news_text_is_at_its_day_of_publication():
    """What a news text tells without a date in the paragraph holds on the day of publication."""
    lines = ["In 2015 the mill fell.", "The HERE is held by its friends."]
    assert present("HERE", *lines, published="2016-03-27").when.edtf == "2016-03-27"


def test_the_year_of_an_article_is_its_range():
    """The year in "the 2016 battle" says no more than the article's range."""
    assert present("HERE", "The 2016 battle of the HERE.", date="3–9 May 2016").when.edtf == "2016-05-03/2016-05-09"


def test_another_section_is_marked():
    """A date from before a heading still tells the present, but says that it comes from another section."""
    moment = present("HERE", "On 1 May 2016 it fell.", "# Aftermath", "The HERE was rebuilt.")
    assert (moment.when.edtf, moment.same_section) == ("2016-05-01", False)


def test_reasons_name_the_words():
    """Each relative day says from which words it was counted, and where these stand."""
    clock = read_clock(document("On 12 November 2016 it fell. The next day it burnt."))
    last = clock.expressions[-1]
    assert last.reason == "'The next day' counted from '12 November 2016'"
    assert last.anchored_to == 3


@pytest.mark.parametrize(
    ("sentence", "relation"),
    [
        ("By 8 December 2016 it fell.", "by"),
        ("Since 8 December 2016 it was held.", "since"),
        ("Until 8 December 2016 it was held.", "until"),
        ("Before 8 December 2016 it was held.", "before"),
        ("After 8 December 2016 it was held.", "after"),
        ("Throughout December 2016 it was held.", "throughout"),
        ("From 8 to 9 December 2016 it was held.", "from-to"),
        ("Between 8 and 9 December 2016 it fell.", ""),
        ("On 8 December 2016 it fell.", ""),
    ],
)
def test_the_preposition_says_how_a_date_bounds(sentence, relation):
    """The word before a date is kept with it."""
    assert read_clock(document(sentence)).expressions[0].relation == relation


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("By 8 December it fell.", "2016-12-03/2016-12-08"),
        ("Since 8 December it was held.", "2016-12-08/.."),
        ("Until 8 December it was held.", "../2016-12-08"),
        ("Before 8 December it was held.", "../2016-12-07"),
        ("After 8 December it was held.", "2016-12-08/.."),
        ("On 8 December it fell.", "2016-12-08"),
    ],
)
def test_bounds_apply_the_preposition(sentence, days):
    """What is dated "by" a day happened after the last day told before, or at an open end where nothing bounds it."""
    clock = read_clock(document(f"On 3 December 2016 they came. {sentence}"))
    assert clock.bounds(clock.expressions[-1]).edtf == days


@pytest.mark.parametrize(
    ("text", "published", "part_of_the_reason"),
    [
        ("In 2015 it fell. On 3 May 2016 it was retaken.", When.parse("2016-05-03").earliest, "not before 2016-05-03"),
        ("On 3 May 2016 it fell. They will be back in 2019.", When.parse("2016-05-03").earliest, "'3 May 2016'"),
        ("Yesterday it fell. On 3 May it was quiet.", None, "no year that would bound it"),
    ],
)
def test_an_undated_text_is_bounded_by_what_it_tells(text, published, part_of_the_reason):
    """A text is not older than the latest thing that it tells as past; above it stays open."""
    clock = read_clock(document(text))
    assert (clock.published.earliest, clock.published.latest) == (published, None)
    assert part_of_the_reason in clock.undated_reason


def test_a_text_without_any_date_gets_none():
    """Relative days of a text without a date stay unresolved, and say why."""
    clock = read_clock(document("Yesterday the mill fell. Two weeks ago it had held. On 3 May the ford fell."))
    assert [t.when for t in clock.expressions] == [UNKNOWN] * 3
    assert "day of writing, which is not known" in clock.expressions[0].reason
    assert "nothing in the text gives one" in clock.expressions[2].reason


LINES = st.lists(
    st.sampled_from(
        ["On 3 May 2016 it fell.", "The next day it burnt.", "In 1998 it was built.", "# Later", "On 9 January",
         "Two weeks ago it held.", "It lasted from 3 to 5 May.", "| In June 2012.", "Several days later they left."]
    ),
    min_size=1,
    max_size=8,
)  # fmt: skip


@given(LINES, st.sampled_from(["", "3 May 2016 – 9 January 2017"]))
def test_expressions_are_verbatim_and_in_order(lines, date):
    """Every expression's words stand at its offsets, in order; the present at any character can be asked for."""
    text = document(*lines, date=date)
    clock = read_clock(text)
    assert all(text.text[t.start : t.end] == t.text for t in clock.expressions)
    assert sorted(t.start for t in clock.expressions) == [t.start for t in clock.expressions]
    assert all(clock.present(at).reason for at in range(0, len(text.text), 7))


@given(LINES)
def test_reading_twice_gives_the_same(lines):
    """The same text gives the same clock."""
    assert read_clock(document(*lines)) == read_clock(document(*lines))
