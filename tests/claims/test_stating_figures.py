"""Figures of whole texts: the two ends of a distance, the days of what is counted, and who gained how much."""

from datetime import date

import pytest

from whoheld.acquisition.walk import acquire


@pytest.fixture
def told(reader, tmp_path):
    """What is read of a text of one paragraph, after a line of title, published on 20 June 2031."""

    def read(text):
        path = tmp_path / "figures.txt"
        path.write_text(f"Notes on a war of roads\n\n{text}\n", encoding="utf-8")
        return reader.read(acquire(path, published="2031-06-20")).statements

    return read


def ends(statements):
    """The ends of the distances, in order."""
    return [(s.from_place, s.to_place) for s in statements if s.type == "distance"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army holds Palmyra, about 90 miles from Homs.", [("Homs", "Palmyra")]),
        ("Idlib lies some 60 km southwest of Aleppo.", [("Aleppo", "Idlib")]),
        ("Idlib is located 37 miles (60 km) from the city of Aleppo.", [("Aleppo", "Idlib")]),
        ("They went to Hama, 90 miles from Aleppo and 30 miles from Homs.", [("Aleppo", "Hama"), ("Homs", "Hama")]),
        ("It is 160 km from Homs to Palmyra by road.", [("Homs", "Palmyra")]),
        ("The distance between Homs and Hama is 45 km.", [("Homs", "Hama")]),
        ("The rebels captured Idlib. The city is 60 km from Aleppo.", [("Aleppo", "Idlib")]),
        ("The army advanced to within 5 km of Palmyra.", [("Palmyra", None)]),  # the army is no place
        ("The army captured a village 70 km south of Homs.", [("Homs", None)]),  # it has no name
        ("The army holds 30 km of the road.", [(None, None)]),
        ("The rebels hold 12 square kilometers near Idlib.", [(None, None)]),  # an area has no ends
    ],
)
def test_a_distance_has_two_ends(told, text, expected):
    """Both ends are told where the grammar names them; a force, or a village without a name, is no end."""
    assert ends(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("On 3 May 2031 the army sent 600 soldiers to Homs.", ("2031-05-03", "2031-05-03")),
        ("Since May 2031 the army has captured 2,700 square km.", ("2031-05-01", None)),
        ("Some 600 soldiers are in Homs.", ("2031-06-20", "2031-06-20")),
        ("The army sent 600 soldiers to Homs.", (None, "2031-06-20")),
        ("Palmyra is 160 km from Homs.", (None, None)),  # always
    ],
)
def test_figures_have_the_days_that_the_text_gives(told, text, days):
    """The days are those of a claim with that verb; how far one place is from another has none."""
    (one,) = [s for s in told(text) if s.unit]
    assert (one.start and one.start.isoformat(), one.end and one.end.isoformat()) == days


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 3 May 2031 the Syrian army advanced 30 km.", ("advances", "Syrian Army")),
        ("Since May 2031 the SDF has captured 2,700 square km of land.", ("takes", "SDF")),
        ("Some 40 square km were captured by the SDF from ISIL.", ("takes", "SDF")),
        ("Some 40 square km were captured from ISIL.", (None, "ISIL")),  # nobody is told to have taken it
        ("The SDF is 30 km from Homs.", (None, "SDF")),
        ("The SDF captured a village 30 km away.", (None, "SDF")),
        ("ISIL lost 40 square km.", (None, "ISIL")),
    ],
)
def test_a_gain_is_his_who_made_it(told, text, expected):
    """Land that was taken, and a way that was made good, are gains of whom the grammar names as taking it."""
    (one,) = [s for s in told(text) if s.type == "distance"]
    assert (one.kind, one.about_actor) == expected


def test_a_gain_that_is_only_expected_is_not_said(told):
    """How a figure is put is kept with it."""
    (one,) = [s for s in told("The army will advance 30 km within a week.") if s.type == "distance"]
    assert one.stance == "forecast"
    assert one.end is None
    assert one.start == date(2031, 6, 20)
