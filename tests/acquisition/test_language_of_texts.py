"""The language of an article."""

import pytest

from whoheld.acquisition.language import language_of


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The guards left the town in the evening and crossed the river by the old bridge, the council said.", "en"),
        ("Die Wachen verließen am Abend die Stadt und gingen über die alte Brücke, teilte der Rat mit.", "de"),
        ("Les gardes ont quitté la ville dans la soirée et ont traversé le fleuve par le vieux pont.", "fr"),
        ("غادر الحراس المدينة في المساء وعبروا النهر من الجسر القديم كما قال المجلس في بيان له اليوم", "ar"),
        ("Guards leave Ost", "und"),
        ("\u2013 x " * 100, "und"),  # no language at all
        ("", "und"),
    ],
)
def test_a_language_is_told(text, code):
    """By its ISO code, or not at all where the text is too short."""
    assert language_of(text) == code
