"""What a wiki's infobox and categories say of a war's event: told by the box's shape, in any war's words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from mwparserfromhell.nodes import ExternalLink, HTMLEntity, Tag, Template, Text, Wikilink

from whoheld.acquisition import templates
from whoheld.acquisition.front_matter import boxed

if TYPE_CHECKING:
    from mwparserfromhell.nodes import Node
    from mwparserfromhell.wikicode import Wikicode

_OF_AN_EVENT = re.compile(r"combatants?1[a-z]?$")
#: Fields whose words are shown: figures of a side, and how it ended.
_TOLD = re.compile(r"(?:strength|casualties|losses)\d*[a-z]?$|(?:result|territory)$")
#: Templates that hold lists, each of whose parts is a line.
_LISTS = frozenset(
    {
        *("plainlist", "flatlist", "hlist", "ubl", "ublist", "unbulleted list", "tree list", "collapsible list"),
        *("plain list", "bulleted list", "bulletedlist"),
    }
)
_CATEGORY = re.compile(r"\s*category\s*:\s*([^|]+)", re.IGNORECASE)
_LINE_TAGS = frozenset({"br", "li", "dd", "dt", "hr", "p", "div"})
_PICTURES = re.compile(r"\s*(?:file|image)\s*:", re.IGNORECASE)
_FLAGS = re.compile(r"flag ?icon|flagdeco|flag ?icon image")


class Told(NamedTuple):
    """A field whose words are a part of the text: where its name and its value begin in the source, and the value."""

    start: int
    value_start: int
    value: Wikicode


@dataclass
class Box:
    """What was met of infoboxes and categories."""

    _fields: dict[str, str] = field(default_factory=dict)
    _categories: list[str] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)

    def take(self, template: Template, at: int) -> bool:
        """Take over what an infobox says; whether the template is one. What was said first counts.

        Args:
            template: The template.
            at: Where it begins in the source.
        """
        fields = {str(p.name).strip().lower(): p.value for p in template.params}
        if not templates.name_of(template).startswith("infobox") and not any(map(_OF_AN_EVENT.match, fields)):
            return False
        self._tell(template, at + 2 + len(str(template.name)))
        for name, value in fields.items():
            if said := plain(value).strip():
                self._fields.setdefault(name, said)
        return True

    def _tell(self, template: Template, at: int) -> None:
        """Note where the fields stand that are figures, or say how it ended."""
        for one in template.params:
            written = str(one)
            value = at + 1 + len(written) - len(str(one.value))
            if _TOLD.match(str(one.name).strip().lower()) and plain(one.value).strip():
                self.told.append(Told(at + 1, value, one.value))
            at += 1 + len(written)

    def category(self, title: str) -> None:
        """A link that may be a category."""
        if named := _CATEGORY.match(title):
            self._categories.append(named[1].strip())

    @property
    def subject(self) -> str | None:
        """What the box is about."""
        names = (self._fields.get(key) for key in ("conflict", "name", "title", "event"))
        return next((name.splitlines()[0].strip() for name in names if name), None)

    def infobox(self) -> dict[str, tuple[str, ...]]:
        """See `whoheld.acquisition.document.Document`; empty where the page has neither box nor category."""
        said = {"title": self.subject, "tags": self._categories}
        found = boxed(said, [{key: {"text": value} for key, value in self._fields.items()}])
        return {key: values for key, values in found.items() if values}


def plain(code: Wikicode) -> str:
    """The words that a value shows, a line for each part of a list; flags, references and pictures left out."""
    return "".join(map(_plain_node, code.nodes))


def _plain_node(node: Node) -> str:
    if isinstance(node, Text):
        return node.value
    if isinstance(node, HTMLEntity):
        return unescape(str(node))
    if isinstance(node, Wikilink):
        hidden = _PICTURES.match(str(node.title)) or _CATEGORY.match(str(node.title))
        return "" if hidden else plain(node.text if node.text is not None else node.title)
    if isinstance(node, ExternalLink):
        return plain(node.title) if node.title is not None else ""
    if isinstance(node, Template):
        return _plain_template(node)
    return _plain_tag(node) if isinstance(node, Tag) else ""


def _plain_template(template: Template) -> str:
    name = templates.name_of(template)
    if _FLAGS.match(name):
        return ""
    if name in _LISTS:
        return "\n" + "\n".join(plain(p.value) for p in template.params if not p.showkey) + "\n"
    told = templates.words(template, 0)
    return told.said or " ".join(plain(code).strip() for code, _ in told.parts)


def _plain_tag(tag: Tag) -> str:
    name = str(tag.tag).strip().lower()
    if name in _LINE_TAGS:
        return "\n" + ("" if tag.self_closing else plain(tag.contents) + "\n")
    if name == "ref" or tag.self_closing:
        return ""
    return plain(tag.contents)
