"""Where a document says that its places lie, and which of its names are one place's."""

import pytest

WAY = "On 8 September 2022 Ukraine took Balakliia. On 10 September 2022 Ukraine took Izium and Kupiansk. "


@pytest.mark.parametrize(
    ("words", "division"),
    [
        ("On 1 October 2022 Ukraine recaptured Lyman, in Donetsk Oblast.", "05"),
        ("On 1 October 2022 Ukraine recaptured Lyman in Donetsk Oblast.", "05"),
        ("On 1 October 2022 Ukraine recaptured Lyman (Donetsk Oblast).", "05"),
        ("On 1 October 2022 Ukraine recaptured Lyman, in Kharkiv Oblast.", "07"),
    ],
)
def test_a_place_lies_where_the_text_puts_it(reader, document, words, division):
    """The province that stands with a name decides between towns of that name."""
    placed = {p.name: p.division for p in reader.read(document(WAY + words)).places}
    assert placed["Lyman"] == division


@pytest.mark.parametrize(
    ("words", "one"),
    [
        ("On 26 January 2015 the YPG captured Kobani (also known as Ayn al-Arab).", True),
        ("On 26 January 2015 the YPG captured Kobani, or Ain al-Arab.", True),
        ("On 26 January 2015 the YPG captured Kobani/Ayn al-Arab.", True),
        ("On 26 January 2015 the YPG captured Kobani and Ayn al-Arab.", False),
    ],
)
def test_two_names_are_one_place_where_the_text_says_so(read, words, one):
    """Names that a text sets side by side as one are one, however they are spelt elsewhere in it."""
    told = read(f"{words} On 27 January 2015 ISIL attacked Kobani. On 28 January 2015 the YPG held Ayn al-Arab.")
    seen = {claim.place: claim.place_id for claim in told}
    assert (seen["Kobani"] == seen["Ayn al-Arab"]) is one
