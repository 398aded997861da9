"""Which bytes are taken for which text, and which are refused."""

import random
import time

import pytest

from whoheld.acquisition import decoding
from whoheld.acquisition.decoding import decode
from whoheld.errors import UnreadableDocument

SENTENCE = "Die Kämpfer verließen das Dorf über die Brücke, während die Einwohner in den Kellern ausharrten. "


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (b"The town fell.", "The town fell.", "utf-8"),
        ("Kobanî".encode(), "Kobanî", "utf-8"),
        (b"\xef\xbb\xbfThe town fell.", "The town fell.", "utf-8-sig"),  # the mark is no character of the text
        ("Kobanî".encode("utf-16"), "Kobanî", "utf-16"),
        ("Kobanî".encode("utf-32"), "Kobanî", "utf-32"),
    ],
)
def test_marks_and_utf8_decide(data, text, encoding):
    """A byte order mark says the encoding; without one it is UTF-8."""
    decoded = decode(data, "a file")
    assert (decoded.text, decoded.encoding, decoded.notes) == (text, encoding, ())


def test_another_encoding_is_found_and_said():
    """Bytes that are no UTF-8 are decoded as what they most probably are, with a note."""
    decoded = decode((SENTENCE * 5).encode("cp1252"), "a file")
    assert decoded.text == SENTENCE * 5
    assert len(decoded.notes) == 1
    assert decoded.notes[0].startswith(f"to mend: not UTF-8, taken for {decoded.encoding}:")


def test_utf8_with_a_damaged_byte_stays_utf8():
    """One byte lost in transport does not turn a whole text into another encoding."""
    data = (SENTENCE * 20).encode().replace(b"\xc3\xbc", b"\xbc", 1)
    decoded = decode(data, "a file")
    assert decoded.encoding == "utf-8"
    assert decoded.notes == ("to mend: 1 damaged places of the UTF-8 text were replaced by a mark",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b" \n\t\n", "nothing but white space"),
        (b"PK\x03\x04\x00\x00text", "is binary (a zero byte at 4)"),
        (random.Random(7).randbytes(5000), "is binary"),
        (b"\x01\x02\x03\x04some words", "is binary (4 control characters)"),
        (b"\xff\xfea\xd8b", "is marked as utf-16 and is not"),
        (b"word " * (decoding.MAX_BYTES // 5 + 1), "cut it up"),
        (b"word " * 10_000_000, "has a line of more than 1,000,000 characters"),
    ],
    ids=["empty", "white", "zip", "noise", "controls", "half a mark", "too long", "one line"],
)
def test_what_is_no_text_is_refused_quickly(data, said):
    """A message says what was seen, and comes at once even for 64 MB."""
    began = time.monotonic()
    with pytest.raises(UnreadableDocument) as refusal:
        decode(data, "the/file.txt")
    assert said in str(refusal.value)
    assert str(refusal.value).startswith("the/file.txt")
    assert time.monotonic() - began < 2
