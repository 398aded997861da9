"""Which templates of a wiki stand for words of the text, and for which; all others are cut."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mwparserfromhell.nodes import Template
    from mwparserfromhell.wikicode import Wikicode

#: The position of the parameter whose words are shown, by the template's name.
_POSITION = {
    **dict.fromkeys(
        (
            *("nowrap", "nobr", "nobold", "small", "smaller", "big", "large", "midsize", "em", "strong", "abbr"),
            *("ill", "interlanguage link", "ill-wd", "tooltip", "hover title", "visible anchor", "vanchor"),
            "no italic",
            *(
                "flag",
                "flagu",
                "flagcountry",
                "flagg",
                "army",
                "navy",
                "air force",
                "plainlist",
                "flatlist",
                "no italic",
            ),
        ),
        "1",
    ),
    **dict.fromkeys(("lang", "langx", "color", "font color", "script", "transliteration", "transl"), "2"),
}
#: Words of others that stand as a paragraph of their own.
_QUOTES = frozenset({"quote", "blockquote", "quotation", "cquote"})
_DATES = frozenset({"start date", "end date", "start-date", "end-date", "date", "start date and age", "dts"})
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBER = re.compile(r"\s*-?\d[\d.,/]*\s*$")
_UNIT = re.compile(r"\s*[A-Za-z][\w.\u00b2\u00b3/ ]{0,20}\s*$")


class Words(NamedTuple):
    """What a template shows.

    Attributes:
        parts: Pieces of its own source that are shown, with the place of each in the page; a space between.
        said: What is shown in its stead, where its source does not have the words.
        apart: Whether it stands in a paragraph of its own.
    """

    parts: tuple[tuple[Wikicode, int], ...] = ()
    said: str = ""
    apart: bool = False


def name_of(template: Template) -> str:
    """A template's name in small letters, with spaces for underscores and without remarks."""
    name = re.sub(r"<!--.*?-->", "", str(template.name), flags=re.DOTALL)
    return " ".join(name.replace("_", " ").lower().split())


def words(template: Template, at: int) -> Words:
    """What a template that begins at a character shows; nothing where nobody knows."""
    name = name_of(template)
    places = _places(template, at)
    if name in {"convert", "cvt"}:
        return _measure(template, places)
    if name in _DATES:
        return Words(said=_day(template))
    if name in _QUOTES:
        return Words(tuple(places[key] for key in ("text", "quote", "1") if key in places)[:1], apart=True)
    key = "1" if name.startswith("lang-") else _POSITION.get(name, "")
    return Words((places[key],)) if key in places else Words()


def _places(template: Template, at: int) -> dict[str, tuple[Wikicode, int]]:
    """Each parameter's value, and where it begins."""
    found = {}
    at += 2 + len(str(template.name))
    for param in template.params:
        written = str(param)
        found[str(param.name).strip()] = (param.value, at + 1 + len(written) - len(str(param.value)))
        at += 1 + len(written)
    return found


def _measure(template: Template, places: dict[str, tuple[Wikicode, int]]) -> Words:
    """A number and its unit, and where it is a range, both its ends."""
    shown: list[tuple[Wikicode, int]] = []
    for key in ("1", "2", "3", "4"):
        value = str(template.get(key).value) if template.has(key) else ""
        if _NUMBER.match(value) or (shown and value.strip() in {"-", "\u2013", "to", "and", "or", "x", "by"}):
            shown.append(places[key])
        elif _UNIT.match(value) and shown:
            return Words((*shown, places[key]))
        else:
            break
    return Words()


def _day(template: Template) -> str:
    """A day, a month or a year as words, as far as it is given in plain numbers."""
    given = [str(p.value).strip() for p in template.params if not p.showkey][:3]
    numbers = [int(value) for value in given if value.isdecimal() and len(value) < 5]  # noqa: PLR2004 - a year
    if len(numbers) != len(given) or not numbers:
        return given[0] if len(given) == 1 and re.fullmatch(r"[\w ,-]{4,30}", given[0]) else ""
    month = numbers[1] if len(numbers) > 1 else 1
    if not 1 <= month <= len(_MONTHS):
        return ""
    return " ".join(
        [*(str(n) for n in numbers[2:]), *([_MONTHS[month - 1]] if len(numbers) > 1 else []), str(numbers[0])]
    )
