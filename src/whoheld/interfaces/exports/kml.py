"""KML 2.2 for Google Earth: a folder a side, in it a mark for every spell with the days on which it stood."""

from __future__ import annotations

import re
from collections import defaultdict
from html import escape
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from whoheld.interfaces.exports.rows import rows_of
from whoheld.interfaces.exports.written import Written
from whoheld.record.columns import SPELLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from whoheld.evidence.rows import SideRow
    from whoheld.interfaces.exports.picked import Picked

NAMESPACE = "http://www.opengis.net/kml/2.2"
UNKNOWN = "Holder unknown"
GREY = "#808080"
NO_POINT = "without a point: no gazetteer places them, or several places fit"
#: The columns of a spell that stand in it as data.
DATA = (
    *("id", "place_id", "holders", "sharing", "status", "start", "end", "last_evidence"),
    *("claim_id", "quote", "quote_start", "quote_end", "raw_start", "raw_end", "page", "doc", "doc_id", "url"),
)
#: What XML 1.0 cannot hold.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: A name is no HTML, but programs may take it for some.
_UNMARKED = str.maketrans("<>", "()")
#: Google Earth puts values in the place of these.
_ENTITY = re.compile(r"\$\[")


def write(picked: Picked, out: Path) -> Written:
    """Write the spells that have a point; words of documents stand in it as text, and are never markup."""
    rows = list(rows_of(picked))
    folders: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        if row["lon"] is not None:
            folders[picked.sides_of(row["holders"])].append(row)
    known = {side.name: side for side in picked.record.sides()}
    _save(_document(folders, known), out)
    shown = sum(map(len, folders.values()))
    left = {NO_POINT: len(rows) - shown} if shown < len(rows) else {}
    return Written(shown, left, {name: SPELLS[name].what for name in DATA})


def _document(folders: Mapping[str, list[Mapping[str, Any]]], known: Mapping[str, SideRow]) -> ET.Element:
    """All that is in it; first the styles, as the schema wants it."""
    document = ET.Element("Document")
    _say(document, "name", "Who held what")
    for number, sides in enumerate(sorted(folders)):
        document.append(_style(f"side-{number}", known[sides].colour if sides in known else GREY))
    for number, (sides, rows) in enumerate(sorted(folders.items())):
        folder = ET.SubElement(document, "Folder")
        _say(folder, "name", _label(sides, known))
        folder.extend(_placemark(row, f"#side-{number}") for row in rows)
    return document


def _label(sides: str, known: Mapping[str, SideRow]) -> str:
    """What a side, or several, are called on the map."""
    names = [known[name].label if name in known else name for name in sides.split("; ") if name]
    return " and ".join(names) or UNKNOWN


def _style(name: str, colour: str) -> ET.Element:
    """A style of one colour, which KML writes as opacity, blue, green, red."""
    style = ET.Element("Style", id=name)
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    _say(ET.SubElement(style, "IconStyle"), "color", f"ff{blue}{green}{red}")
    return style


def _placemark(row: Mapping[str, Any], style: str) -> ET.Element:
    """A spell; its parts in the order that the schema wants."""
    mark = ET.Element("Placemark")
    _say(mark, "name", f"{row['place']}: {row['holder']}".translate(_UNMARKED))
    _say(mark, "description", "<br/>".join(_shown(line) for line in _lines(row)))
    if (span := _span(row)) is not None:
        mark.append(span)
    _say(mark, "styleUrl", style)
    data = ET.SubElement(mark, "ExtendedData")
    for name in DATA:
        if row[name] is not None:
            _say(ET.SubElement(data, "Data", name=name), "value", str(row[name]))
    _say(ET.SubElement(mark, "Point"), "coordinates", f"{row['lon']},{row['lat']}")
    return mark


def _span(row: Mapping[str, Any]) -> ET.Element | None:
    """From the day by which a spell has begun to the one by which it has ended; None where nothing is known of both."""
    days: dict[str, date | None] = {
        "begin": row["start_latest"] or row["start_earliest"],
        "end": row["end_latest"] or row["end_earliest"],
    }
    if not any(days.values()):
        return None
    span = ET.Element("TimeSpan")
    for name, day in days.items():
        if day:
            _say(span, name, day.isoformat())
    return span


def _lines(row: Mapping[str, Any]) -> Iterator[str]:
    """What is told of a spell, line by line: its days, and each quote with its source and document."""
    status = "" if row["status"] == row["holder"] else f" ({row['status']})"
    yield f"{row['start'] or '..'} to {row['end'] or '..'}: {row['holder']}{status}"
    for role in ("for", "against"):
        for item in row[role]:
            yield f"{role}: “{' '.join(item['quote'].split())}”"
            said = f"{item['stance']} by {item['source'] or 'the author'}"
            yield " · ".join(part for part in (said, item.get("title") or item["doc"], item.get("url")) if part)


def _shown(text: str) -> str:
    """A text as the HTML that a description is taken for: none of it is markup, a link or a placeholder."""
    return _ENTITY.sub("$&#91;", escape(text))


def _say(parent: ET.Element, tag: str, text: str) -> None:
    ET.SubElement(parent, tag).text = _UNWRITABLE.sub("\ufffd", text)


def _save(document: ET.Element, out: Path) -> None:
    root = ET.Element("kml", xmlns=NAMESPACE)
    root.append(document)
    ET.indent(root)
    ET.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
