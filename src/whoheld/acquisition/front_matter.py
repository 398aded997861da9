"""What the YAML at the head of a Markdown file says: title, day, and what an encyclopedia's infobox held."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

import yaml
from frontmatter.default_handlers import YAMLHandler

from whoheld.acquisition.document import TO_MEND
from whoheld.acquisition.field_day import field_day

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FENCED = re.compile(r"\s*---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_PARTY = re.compile(r"combatants?(\d+)[a-z]?$")
#: What is told of a side in figures, by the number of its parties; of none, or of another number, it is nobody's.
_OF_A_SIDE = re.compile(r"(strength|casualties|losses)(\d*)[a-z]?$")
#: Flags, and the file names of pictures that a copied infobox keeps.
_ICON = re.compile(
    r"(?:Flag|Seal|Logo|Emblem|Roundel) of [^.\n]{1,60}\.(?:svg|png|jpe?g|gif)\s*"
    r"|^[^.\n]{1,80}\.(?:svg|png|jpe?g|gif)\s+|[\U0001F1E6-\U0001F1FF]{2}\s*",
    re.IGNORECASE,
)
_LIST_SIGNS = " \t*\u2022\u00b7-"
#: What the names of categories say and those of parties do not.
_CATEGORY = re.compile(
    r"\d{4}|^(?:\w+ )?(?:battles|conflicts|sieges|wars|operations|history|events|politics|massacres|attacks)\b"
    r"|\b(?:conflict|war|relations|insurgency|offensive|campaign)\b",
    re.IGNORECASE,
)
#: Where a line break between parties was lost: after a heading ("Supported by:"), and where an icon left two spaces.
_STUCK = re.compile(r"(?<=[^\W\d_]:)\s*(?=[^\s/])|(?<=[^\s*])[ ]{2,}(?=[^\s(*])")
#: The parties come right after the subject and the war that it is a part of; categories follow.
PARTY_TAGS = 8


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What stands between the two fences.

    Attributes:
        end: Where in the text the body begins.
        title, byline, publisher, published, url: As stated; ``published`` is EDTF: a day, a month, a year, an interval.
        infobox: See `whoheld.acquisition.document.Document`; empty where the text is no encyclopedia's.
        notes: What was wrong with it.
    """

    end: int
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    infobox: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter | None:
    """The front matter that a text begins with; None where it has none.

    YAML that cannot be read is passed over with a note that says where it breaks.
    """
    fenced = _FENCED.match(text)
    if not fenced:
        return None
    try:
        said = YAMLHandler().load(fenced["yaml"])
    except (yaml.YAMLError, ValueError) as error:
        return FrontMatter(
            fenced.end(), notes=(f"{TO_MEND}the front matter is no valid YAML and was passed over: {_where(error)}",)
        )
    if not isinstance(said, Mapping):
        return FrontMatter(fenced.end(), notes=("the front matter holds no fields and was passed over",))
    return _understood(said, fenced.end())


def _where(error: Exception) -> str:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    return f"{problem}, line {mark.line + 2}" if mark else problem  # counted from one, after the fence


def _understood(said: Mapping[str, object], end: int) -> FrontMatter:
    infobox = _infobox(said)
    author = _first(said, "author", "authors", "byline")
    published, notes = _published(said, boxed=bool(infobox))
    return FrontMatter(
        end,
        title=_first(said, "title", "subject"),
        # An encyclopedia's author is its name.
        byline=None if infobox else author,
        publisher=_first(said, "publisher", "source", "site") or (author if infobox else None),
        published=published,
        url=_first(said, "url", "link", "permalink", "canonical"),
        infobox=infobox,
        notes=notes,
    )


def _first(said: Mapping[str, object], *keys: str) -> str | None:
    """The first of some fields that says anything, its lists joined by commas."""
    return next((", ".join(lines) for key in keys if (lines := list(_lines(said.get(key))))), None)


def _published(said: Mapping[str, object], *, boxed: bool) -> tuple[str | None, tuple[str, ...]]:
    """The day of publication, and what is to be said of one that was not taken."""
    told: tuple[str, ...] = ()
    for key in ("pubDate", "published", "publish_date", "date_published", "datePublished", "date"):
        value = said.get(key)
        # What an infobox's date says in words, or lists, is when the war was, not the text.
        if isinstance(value, list | Mapping) or (boxed and not _DAY.match(str(value))):
            continue
        day, notes = field_day("" if value is None else str(value))
        if day:
            return day, ()
        told = told or notes
    return None, told


def _infobox(said: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """The infobox, out of either of the two forms in which it is met."""
    boxes = said.get("infoboxes")
    if boxes is None and not isinstance(said.get("tags"), list):
        return {}
    if boxes is None and "subject" not in said:
        return {}
    found = boxed(said, boxes) if boxes is not None else _flat(said)
    return {key: values for key, values in found.items() if values}


def boxed(said: Mapping[str, object], boxes: object) -> dict[str, tuple[str, ...]]:
    """Of ``infoboxes``: a list of boxes, each field a mapping with the words under ``text``."""
    listed = boxes if isinstance(boxes, list) else [boxes]
    box: dict[str, object] = {}
    for one in listed:
        if isinstance(one, Mapping):
            box = {**one, **box}
    sides: dict[str, list[str]] = {}
    for key in sorted(map(str, box)):
        if party := _PARTY.match(key):
            sides.setdefault(party[1], []).extend(_parties(_words(box[key])))
    subject = _first(said, "title", "subject") or _first({"conflict": _words(box.get("conflict"))}, "conflict")
    return {
        "belligerents": _sides(sides.values()),
        **_figures(box, [number for number, parties in sides.items() if parties]),
        **{key: tuple(_lines(_words(box.get(key)))) for key in ("date", "place", "result", "territory")},
        "subject": (subject,) if subject else (),
        "tags": tuple(_lines(said.get("tags"))),
    }


def _figures(box: Mapping[str, object], sides: list[str]) -> dict[str, tuple[str, ...]]:
    """Strengths and casualties, their lines as written but for list signs: ``strength1`` is that of the first side."""
    found: dict[str, tuple[str, ...]] = {}
    for key in sorted(box) if sides else ():
        if told := _OF_A_SIDE.match(key):
            what = "strength" if told[1] == "strength" else "casualties"
            name = f"{what}{sides.index(told[2]) + 1}" if told[2] in sides else what
            value = _words(box[key])
            lines = value.splitlines() if isinstance(value, str) else [str(value)] if isinstance(value, int) else []
            found[name] = (*found.get(name, ()), *(bare for line in lines if (bare := line.strip(_LIST_SIGNS))))
    return found


def without_icons(line: str) -> str:
    """A line with blanks in the place of flags and of pictures' names, as long as before."""
    return _ICON.sub(lambda icon: " " * len(icon[0]), line)


def _flat(said: Mapping[str, object]) -> dict[str, tuple[str, ...]]:
    """Of ``subject``, ``date``, ``place``, and ``tags`` into which the parties were spilt among the categories."""
    tags = [tag for tag in said["tags"] if isinstance(tag, str)] if isinstance(said["tags"], list) else []
    parties = _party_tags(tags) if said.get("date") else []
    return {
        "belligerents": _sides(list(_parties(tags[n])) for n in parties),
        **{key: tuple(_lines(said.get(key))) for key in ("date", "place", "result")},
        "subject": tuple(_lines(said.get("subject"))),
        "tags": tuple(_lines([tag for n, tag in enumerate(tags) if n not in parties])),
    }


def _party_tags(tags: list[str]) -> list[int]:
    """Which tags are the lists of a side: those over several lines, and a lone party beside a single such list.

    The first tag is the subject; the second, if it holds no list, the war that it is a part of.
    """
    listed = [
        n
        for n, tag in enumerate(tags[:PARTY_TAGS])
        if "\n" in tag.strip() and (n > 1 or re.search(r"\n[ *]|\A[ *]", tag))
    ]
    if len(listed) != 1:
        return listed
    (one,) = listed
    if one > 2 and tags[one - 1].strip():  # noqa: PLR2004  (nothing but a party can stand between the war and a list)
        return [one - 1, one]
    after = tags[one + 1].strip() if one + 1 < len(tags) else ""
    return [one, one + 1] if after and not _CATEGORY.search(after) else listed


def _words(value: object) -> object:
    return value.get("text") if isinstance(value, Mapping) else value


def _lines(value: object) -> Iterator[str]:
    """The lines that are not empty of a value or of a list of values, without list signs and flags."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, str | int | float | date):
            cleaned = (_cleaned(line) for line in str(one).splitlines())
            yield from (line for line in cleaned if line)


def _parties(value: object) -> Iterator[str]:
    return _lines(_STUCK.sub("\n", value) if isinstance(value, str) else value)


def _cleaned(line: str) -> str:
    bare = line.strip(_LIST_SIGNS)
    # A flag that stands for the name stays.
    return re.sub(r"\s{2,}", " ", _ICON.sub("", bare)).strip(_LIST_SIGNS) or bare


def _sides(sides: Iterable[list[str]]) -> tuple[str, ...]:
    """The sides one after the other, an empty string between each two."""
    flat: list[str] = []
    for side in sides:
        if side:
            flat += [*([""] if flat else []), *side]
    return tuple(flat)
