"""Lines put together again: spaces, hyphens that belong to a word and hyphens that belong to a line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whoheld.acquisition.document import page_of
from whoheld.acquisition.rejoined import rejoined
from whoheld.acquisition.traced import Traced

CASES = [
    ("the situ-\nation changed", "the situation changed"),
    ("Deir ez-\nZor fell", "Deir ez-Zor fell"),
    ("near al-\nBab", "near al-Bab"),
    ("a town ez-\nzor by name", "a town ez-zor by name"),
    ("in mid-\n2014", "in mid-2014"),
    ("the anti-\ngovernment side", "the anti-government side"),
    ("a rebel-\nheld town", "a rebel-held town"),
    # what stands elsewhere in the text decides, against the general rule
    ("the re-entry; a re-\nentry", "the re-entry; a re-entry"),
    ("cooperation, and co-\noperation", "cooperation, and cooperation"),
    ("the Ghouta-based men of the Old-\nbridge and Oldbridge", "the Ghouta-based men of the Oldbridge and Oldbridge"),
    # a dash is no hyphen, and nothing is joined to it
    ("they left -\nso he said", "they left - so he said"),
    ("it was lost\nand won", "it was lost and won"),
    ("over the page's\fend", "over the page's end"),
    ("a situ-\fation", "a situation"),
    # other parts begin after an empty line, or on another page
    ("one.\n\ntwo", "one.\n\ntwo"),
    ("one.\n\n\ftwo", "one.\n\n\ftwo"),
]


@pytest.mark.parametrize(("raw", "read"), CASES, ids=[raw.encode("unicode_escape").decode() for raw, _ in CASES])
def test_lines_are_joined(raw, read):
    """A paragraph is one line, and each word is written as if no line had broken it."""
    assert rejoined(Traced.of(raw)).text == read


WORDS = st.text("abcXYZ019-. \n\f", min_size=1, max_size=60)


@given(WORDS)
def test_every_letter_leads_to_itself(raw):
    """Whatever is joined, a letter that is left stands at its place in the text as it was taken out."""
    joined = rejoined(Traced.of(raw))
    for at, letter in enumerate(joined.text):
        low, high = joined.offsets.raw(at, at + 1)
        assert high == low + 1
        assert raw[low] == letter or (letter == " " and raw[low] in "\n\f")


@given(WORDS)
def test_nothing_but_ends_of_lines_is_lost(raw):
    """Without hyphens and white space the text is what it was."""
    kept = str.maketrans("", "", "-\n\f ")
    assert rejoined(Traced.of(raw)).text.translate(kept) == raw.translate(kept)


@given(st.lists(st.integers(0, 500), max_size=12).map(lambda n: tuple(sorted({0, *n}))), st.lists(st.integers(0, 600)))
def test_pages_only_go_on(pages, places):
    """A later character is on no earlier page, and the first one is on the first."""
    found = [page_of(pages, at) for at in sorted(places)]
    assert found == sorted(found)
    assert page_of(pages, 0) == 1
    assert page_of((), 5) is None
