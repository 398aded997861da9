"""Damaged text is made whole, sound text left alone."""

import unicodedata
from itertools import pairwise

import ftfy
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from whoheld.acquisition.repair import aligned, mac_roman_runs, mend, repair

DAMAGED = (
    "Fighting went on from 4\u20138 May near Qorî.\n🇫🇷 France stayed away \u2014 as it had said.\n".encode().decode(
        "mac_roman"
    )
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("The town fell on 3 May.", "The town fell on 3 May."),
        (DAMAGED, "Fighting went on from 4\u20138 May near Qorî.\n🇫🇷 France stayed away \u2014 as it had said.\n"),
        ("\u201cWe left,\u201d he said.", '"We left," he said.'),  # as ftfy has it
        ("the mayor\u00e2\u20ac\u2122s office", "the mayor's office"),  # UTF-8 read as Windows-1252
        ("50\u00a0km east,\u202fat dawn", "50 km east, at dawn"),
        ("one\u200btown \ufeffand an\u00adother", "onetown and another"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
        ("Bosnia &amp; Herzegovina", "Bosnia & Herzegovina"),
    ],
    ids=["sound", "mac roman", "quotes", "cp1252", "spaces", "unseen", "line ends", "entity"],
)
def test_damage_is_undone(raw, text):
    """Each kind of damage that was met is repaired."""
    assert mend(raw)[0].text == text


def test_what_was_done_is_said():
    """A note for each kind of repair; none where nothing was done."""
    assert mend("The town fell.")[1] == ()
    assert mend(DAMAGED)[1] == ("repaired: UTF-8 read as Mac Roman, in 5 places",)
    assert mend("\u201cNo,\u201d he said.")[1] == ("repaired by ftfy: uncurl quotes, in 1 lines",)


@pytest.mark.parametrize(
    "text",
    [
        "The price is 5 \u20ac, the place \u00c4nger\u00f6d, the man Jos\u00e9.",  # letters that Mac Roman has too
        "A\u221a\u00ae once, among \u00e9t\u00e9, \u00e0, \u00fc, \u00f1, \u00df, \u00f8, \u00e5, \u00e6.",
    ],
)
def test_a_document_without_that_damage_is_left_alone(text):
    """Runs that only look like Mac Roman are kept where the document as a whole is sound."""
    assert mac_roman_runs(text) == []


def test_a_repaired_run_leads_back_to_all_its_characters():
    """The dash is one character of the text and three of the file."""
    traced, _ = mend(DAMAGED)
    at = traced.text.index("\u2013")
    start, end = traced.offsets.raw(at, at + 1)
    assert (start, DAMAGED[start:end]) == (at, "\u2013".encode().decode("mac_roman"))
    assert DAMAGED[slice(*traced.offsets.raw(traced.text.index("May"), traced.text.index("May") + 3))] == "May"


def test_bytes_are_decoded_and_repaired():
    """The encoding is kept beside the repaired text, and its notes come first."""
    repaired = repair("\u201cNo\u201d".encode("utf-16"), "a file")
    assert (repaired.text.text, repaired.encoding) == ('"No"', "utf-16")


MESSY = st.text(
    st.sampled_from(
        "abc \n\r\u201c\u2019\u2013\u00a0\u200b\ufb01\u0301e&;lt\u00e2\u20ac\u2122\u221a\u00ae\u201a\u00c4\u00ec\uff21"
    ),
    max_size=60,
)


@given(MESSY)
def test_every_repaired_character_leads_inside_the_raw_text(raw):
    """Law: offsets lie within the file, are never empty and never run backwards."""
    traced, _ = mend(raw)
    spans = [traced.offsets.raw(n, n + 1) for n in range(len(traced.text))]
    assert all(0 <= start < end <= len(raw) for start, end in spans)
    assert all(a[0] <= b[0] and a[1] <= b[1] for a, b in pairwise(spans))


@given(MESSY)
def test_ascii_letters_lead_to_themselves(raw):
    """Law: a character in a segment of equal lengths is the file's own, or what ftfy or a plain space makes of it.

    Not where a letter and its mark become one and a ligature two: then a stretch keeps its length by chance.
    """
    assume(unicodedata.is_normalized("NFKC", raw))
    traced, _ = mend(raw)
    for segment in traced.offsets.segments:
        if segment.length == segment.raw_length > 1:
            for n in range(segment.length):
                new, old = traced.text[segment.start + n], raw[segment.raw_start + n]
                assert new == old or new == ftfy.fix_text(old) or (new in " \n" and not old.strip())


@given(st.text("abcd", max_size=12), st.text("abcd", max_size=12))
def test_an_alignment_turns_one_text_into_the_other(old, new):
    """Law: the edits, made one after the other, give the new text, and none of them comes out of nothing."""
    if not old:
        return
    edits = aligned(old, new)
    text, at = "", 0
    for edit in edits:
        assert at <= edit.start < edit.end
        text += old[at : edit.start] + edit.new
        at = edit.end
    assert text + old[at:] == new
