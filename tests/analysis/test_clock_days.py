"""Which days the expressions of a narrative mean."""

import pytest
from narratives import document

from whoheld.analysis.clock import read_clock

SPAN = "8 September 2017 – 23 March 2019"


def dated(*lines, **head):
    """(words, days in EDTF) of every expression."""
    return [(t.text, t.when.edtf) for t in read_clock(document(*lines, **head)).expressions]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        # a year is inherited, also over the turn of the year
        (["The siege began on 28 November 2016. On 2 December it rained. In January snow fell."],
         [("28 November 2016", "2016-11-28"), ("2 December", "2016-12-02"), ("January", "2017-01")]),
        # and from a heading
        (["# March 2016", "On 5 March the mill was lost."], [("March 2016", "2016-03"), ("5 March", "2016-03-05")]),
        # from the heading of a section, which holds also below headings without a year
        (["# The siege (1916-1917)", "In December they dug in.", "# Hunger", "On 3 February bread ran out."],
         [("1916", "1916-01-01/1917-12-31"), ("1917", "1916-01-01/1917-12-31"), ("December", "1916-12"),
          ("3 February", "1917-02-03")]),
        # a story goes back some months sooner than on by most of a year
        (["On 20 September 1918 the north was lost. In the south, the ford fell on 8 June. On 24 June it rained."],
         [("20 September 1918", "1918-09-20"), ("8 June", "1918-06-08"), ("24 June", "1918-06-24")]),
        # the year of a stretch is one that the story goes on from
        (["It was quiet in 1914. In the first ten months of 1915 it was not. The raid began in October."],
         [("1914", "1914"), ("the first ten months", ""), ("1915", "1915"), ("October", "1915-10")]),
        # what came before is an aside
        (["On 1 May 2016 the mill fell. Prior to the raid, in late March 2016, it was full. On 3 May the ford fell."],
         [("1 May 2016", "2016-05-01"), ("late March 2016", "2016-03-21/2016-03-31"), ("3 May", "2016-05-03")]),
        # a report from later is dated itself and moves nothing
        (["On 1 May 2016 the mill fell. He said in April 2019 that it had been empty. On 3 May the ford fell."],
         [("1 May 2016", "2016-05-01"), ("April 2019", "2019-04"), ("3 May", "2016-05-03")]),
        # nor does an aside into the past
        (["On 1 May 2016 the mill, built in 1998, fell. On 3 May the ford fell."],
         [("1 May 2016", "2016-05-01"), ("1998", "1998"), ("3 May", "2016-05-03")]),
        # what follows an aside can go on from it
        (["On 16 February 2016 they came. Those who had fled on 31 October 2015, and on 13 November, came back."],
         [("16 February 2016", "2016-02-16"), ("31 October 2015", "2015-10-31"), ("13 November", "2015-11-13")]),
        # ranges: both ends stand for the whole
        (["It was fought over from 3 to 5 May 2016."],
         [("3", "2016-05-03/2016-05-05"), ("5 May 2016", "2016-05-03/2016-05-05")]),
        (["Between December 2011 and January 2012 it starved."],
         [("December 2011", "2011-12-01/2012-01-31"), ("January 2012", "2011-12-01/2012-01-31")]),
        (["It lasted from November to February 2012."],
         [("November", "2011-11-01/2012-02-29"), ("February 2012", "2011-11-01/2012-02-29")]),
        # parts
        (["In early May 2016, in mid-May, in late May, in the first week of June."],
         [("early May 2016", "2016-05-01/2016-05-10"), ("mid-May", "2016-05-11/2016-05-20"),
          ("late May", "2016-05-21/2016-05-31"), ("the first week of June", "2016-06-01/2016-06-07")]),
        (["Early 2018 was quiet."], [("Early 2018", "2018-01-01/2018-04-30")]),
    ],
)  # fmt: skip
def test_dates_of_a_story(lines, expected):
    """A date without its year takes it from the story around it."""
    assert dated(*lines) == expected


@pytest.mark.parametrize(
    ("sentence", "words", "days"),
    [
        ("The next day the ford fell.", "The next day", "2016-11-13"),
        ("On the same day the ford fell.", "the same day", "2016-11-12"),
        ("By the next day the ford had fallen.", "the next day", "2016-11-13"),
        ("The previous day it had held.", "The previous day", "2016-11-11"),
        ("Two days later the ford fell.", "Two days later", "2016-11-14"),
        ("A week later the ford fell.", "A week later", "2016-11-19"),
        ("The following week was quiet.", "The following week", "2016-11-13/2016-11-19"),
        ("The following morning it fell.", "The following morning", "2016-11-13"),
        ("Overnight the ford fell.", "Overnight", "2016-11-12/2016-11-13"),
        ("Later that month it fell.", "Later that month", "2016-11-12/2016-11-30"),
        ("At the end of the month it fell.", "the end of the month", "2016-11-21/2016-11-30"),
        ("The next month it fell.", "The next month", "2016-12"),
        ("Over the next two days it burnt.", "the next two days", "2016-11-13/2016-11-14"),
        ("On the 15th, it fell.", "the 15th", "2016-11-15"),
        ("On Monday it fell.", "Monday", "2016-11-14"),
        ("Six days later, on 20 November, it fell.", "Six days later", "2016-11-20"),
        ("This date is kept as a feast.", "This date", "2016-11-12"),
        ("On 20 November, the first day of the battle, it fell.", "the first day of the", "2016-11-20"),
        ("Three years later it was rebuilt.", "Three years later", "2019"),
        ("Several days later it fell.", "Several days later", "2016-11-13/.."),
        ("For two days it burnt.", "two days", ""),
    ],
)
def test_relative_days_count_from_the_story(sentence, words, days):
    """Days without a date of their own are counted from the last day that was told."""
    assert (words, days) in dated(f"On 12 November 2016 the mill fell. {sentence}")


def test_the_range_of_the_article_gives_the_year():
    """A day and month without a year lies within the range of the infobox."""
    assert dated("On 14 December the mill fell.", date="1 November 2018 – 23 March 2019") == [
        ("14 December", "2018-12-14")
    ]


def test_a_range_in_several_phases_is_one():
    """All phases of an infobox's date line count."""
    phases = "First: 8 September 2017 – 5 March 2018; second: 1 May – 4 August 2018"
    assert read_clock(document("A story.", date=phases)).span.edtf == "2017-09-08/2018-08-04"


@pytest.mark.parametrize(
    ("title", "span"),
    [("The ford (2017)", "2017"), ("The ford (October–November 2014)", "2014-10-01/2014-11-30"), ("The ford", "")],
)
def test_a_title_bounds_the_years(title, span):
    """Without an infobox the brackets in the title say when it was."""
    assert read_clock(document("A story.", title=title)).span.edtf == span


def test_days_of_an_offensive_count_from_its_start():
    """An ordinal day of the offensive is counted from the first day of the range."""
    assert ("the second day of the", "2017-09-09") in dated("On the second day of the offensive it fell.", date=SPAN)


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("Yesterday the mill fell.", "2024-12-02"),
        ("Today the mill fell.", "2024-12-03"),
        ("Two days ago the mill fell.", "2024-12-01"),
        ("On Sunday the mill fell.", "2024-12-01"),
        ("Last week the mill fell.", "2024-11-26/2024-12-03"),
        ("On 30 November the mill fell.", "2024-11-30"),
    ],
)
def test_a_news_text_counts_from_its_publication(sentence, days):
    """Relative days and days without a year are counted from the day on which the text was published."""
    assert dated(sentence, published="2024-12-03")[0][1] == days


def test_an_encyclopedia_does_not_count_from_its_publication():
    """The day on which an encyclopedia's page was saved is no anchor for its story."""
    [(_, days)] = dated("On 14 March the mill fell.", date="1–30 March 2016", published="2023-10-23")
    assert days == "2016-03-14"


def test_rows_of_a_table_are_stories_of_their_own():
    """A date in a table neither moves the text around it nor the next row."""
    rows = [
        "On 2 May 2016 the mill fell.",
        "| In June 2012 it was lost.",
        "| On 5 July 2013 it burnt.",
        "On 4 May it was retaken.",
    ]
    assert [days for _, days in dated(*rows)] == ["2016-05-02", "2012-06", "2013-07-05", "2016-05-04"]


@pytest.mark.parametrize(
    ("title", "days"),
    [
        ("The siege of the ford (1935-1936)", "1936-05-03"),  # the years of the text are the title's
        ("The first quarrel (1911-1912)", "1936-05-03"),  # the first line is the title of a part only
    ],
)
def test_a_title_bounds_a_text_whose_years_it_holds(title, days):
    """A range in the title is the article's, unless most years of the text lie elsewhere."""
    lines = ["It began in 1935 and was over in 1936.", "On 3 May the ford fell. It was rebuilt by August 1936."]
    assert ("3 May", days) in dated(*lines, title=title)


@pytest.mark.parametrize(
    ("text", "words", "days"),
    [
        # a month counts back from the day of the paper, not on from a year told in passing
        ("Aid had come since September 2015. The mill fell in December.", "December", "2016-12"),
        # also where it would lie nearer before that year's day
        ("It was taken on 11 June 2016. The operation to retake it began on 2 December.", "2 December", "2016-12-02"),
        # but goes on from the month before it in a story that is told month by month
        (
            "The siege began in September 2015. In October they dug in. In December the mill fell.",
            "December",
            "2015-12",
        ),
    ],
)
def test_months_of_a_paper(text, words, days):
    """In a text with a day of publication, a month without a year is mostly the last one before that day."""
    assert dict(dated(text, published="2017-01-10"))[words] == days
