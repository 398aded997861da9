"""Who wrote it, for whom, and when."""

import pytest

from whoheld.acquisition.byline import Byline, is_byline, read_byline


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("By Ada Writer", Byline("Ada Writer")),
        ("By Ada Writer | (The River Post) | \u2013 \u2013", Byline("Ada Writer", "The River Post")),
        ("By Ada Writer, Ben Scribe and Cy Poet", Byline("Ada Writer, Ben Scribe and Cy Poet")),
        ("By Ada Writer | The River Post | May 3, 2031", Byline("Ada Writer", "The River Post", "2031-05-03")),
        ("Written by ADA WRITER", Byline("ADA WRITER")),
        ("Published: Saturday, 3 May 2031", Byline(None, None, "2031-05-03")),
        ("Posted on May 3rd, 2031 at 14:05", Byline(None, None, "2031-05-03")),
        ("2031-05-03", Byline(None, None, "2031-05-03")),
        ("3 Sept. 2031", Byline(None, None, "2031-09-03")),
        ("Posted on May 3, 2031 by admin", Byline(None, None, "2031-05-03")),
        ("Updated: 3 May 2031", Byline()),  # the last change is no publication
        ("By Ada Writer | last modified on Saturday, 3 May 2031", Byline("Ada Writer")),
        ("3 May 2031 (updated 5 May 2031)", Byline(None, None, "2031-05-03")),
        ("30 February 2031", Byline()),  # no day of the calendar
    ],
)
def test_a_byline_is_read(line, said):
    """Author, publisher and day are taken out of the lines over an article."""
    assert is_byline(line)
    assert read_byline([line]) == said


@pytest.mark.parametrize(
    "line",
    [
        "By Sunday the guards held the mill",
        "By the river the guards waited",
        "By Ada Writer the bridge was crossed.",
        "On 3 May 2031 the guards took Ost",
        "Guards take Ost",
        "Published accounts differ",
        "3-8 May 2031",
    ],
)
def test_other_lines_are_no_byline(line):
    """A line that tells something is not taken for one that says who wrote it."""
    assert not is_byline(line)


def test_the_first_line_that_says_it_counts():
    """Where two lines give a day, the first that is not a change's is that of publication."""
    lines = ["By Ada Writer", "Updated 5 May 2031", "3 May 2031", "4 May 2031"]
    assert read_byline(lines) == Byline("Ada Writer", None, "2031-05-03")
