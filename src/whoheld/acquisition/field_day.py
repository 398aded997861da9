"""The day that a field states (of a row, of front matter), where it can be told without guessing."""

from __future__ import annotations

import re

from whoheld.acquisition.byline import calendar_day
from whoheld.acquisition.document import TO_MEND
from whoheld.acquisition.manifest import checked_date
from whoheld.errors import DocumentError

#: A time after it is left out; the day is that of the place where it was written.
_ISO = re.compile(r"(\d{4})(?P<dash>-?)(\d\d)(?P=dash)(\d\d)(?:[T ]?\d\d:?\d\d.*)?", re.DOTALL)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*\.?"
_CLOCK = r"(?:[ ,T]+(?:at )?\d\d?:\d\d.*)?"
#: "3 May 2016", "Tue, 03 May 2016 10:00:00 GMT", "May 3, 2016", "May 2016".
_WORDED = tuple(
    re.compile(rf"(?:[a-z]{{3,9}}\.?,? )?{form}{_CLOCK}", re.IGNORECASE | re.DOTALL)
    for form in (
        rf"(?P<day>\d\d?)(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})",
        rf"{_MONTH} (?P<day>\d\d?)(?:st|nd|rd|th)?,? (?P<year>\d{{4}})",
        rf"{_MONTH},? (?P<year>\d{{4}})",
    )
)


def field_day(value: str) -> tuple[str | None, tuple[str, ...]]:
    """EDTF, and what is to be said of it: a value that can be read in two ways is no date.

    Returns:
        The date, None where there is none, and a note to mend where there is something that is no date.
    """
    text = " ".join(value.split())
    if not text:
        return None, ()
    edtf = _iso(text) or _worded(text) or _edtf(text)
    if edtf:
        return edtf, ()
    shown = text if len(text) <= 40 else f"{text[:40]}..."  # noqa: PLR2004 - no date is as long
    why = "it can be read in more than one way, or is none: write 2016-05-03 or 3 May 2016"
    return None, (f"{TO_MEND}its date {shown!r} was not taken, since {why}",)


def _iso(text: str) -> str | None:
    match = _ISO.fullmatch(text)
    return calendar_day(match[1], match[3], match[4]) if match else None


def _worded(text: str) -> str | None:
    match = next(filter(None, (form.fullmatch(text) for form in _WORDED)), None)
    if match is None:
        return None
    said = match.groupdict()
    month = f"{_MONTHS.index(said['month'].lower()[:3]) + 1:02}"
    return calendar_day(said["year"], month, said["day"]) if "day" in said else f"{said['year']}-{month}"


def _edtf(text: str) -> str | None:
    try:
        return checked_date(text, "")
    except DocumentError:
        return None
