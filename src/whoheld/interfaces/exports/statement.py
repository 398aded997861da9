"""One statement of FollowTheMoney's: an entity has a value for a property."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import category, normalize

from whoheld.interfaces.exports.ftm_schema import BASE, DATASET, LETTER_FOR_LETTER, LONGEST

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping


class Entity(NamedTuple):
    """An entity with its values, which are written in the order in which they come."""

    id: str
    schema: str
    values: tuple[tuple[str, str], ...]

    def statements(self) -> Iterator[dict[str, Any]]:
        """That it is there, then each of its values once."""
        yield statement(self, BASE, self.id)
        for prop, value in dict.fromkeys(self.values):
            yield statement(self, prop, value)


def entity(key: str, schema: str, values: Mapping[str, object | None]) -> Entity:
    """An entity; a list is several values, and nothing is written for None and empty ones.

    Args:
        key: What makes it this entity; its id is the hash of it.
        schema: The name of its schema.
        values: Property -> value or values.
    """
    plain = ((prop, text) for prop, value in values.items() for text in _texts(value))
    tidy = ((prop, text if prop in LETTER_FOR_LETTER else tidied(text)) for prop, text in plain)
    return Entity(entity_id(key), schema, tuple((prop, text) for prop, text in tidy if text))


def tidied(text: str) -> str:
    """A name as FollowTheMoney keeps it: composed, one space between words, nothing that is not shown, and not long."""
    shown = "".join(" " if char.isspace() else char for char in text if char.isspace() or category(char) != "Cc")
    words = " ".join(normalize("NFC", shown).split())
    return words if len(words) <= LONGEST else f"{words[: LONGEST - 1].rstrip()}…"


def entity_id(key: str) -> str:
    """The id of the entity of a key."""
    return f"{DATASET}-{hashlib.sha256(key.encode()).hexdigest()[:24]}"


def statement(of: Entity, prop: str, value: str) -> dict[str, Any]:
    """A statement in the fields of FollowTheMoney's JSON lines; nobody knows when it was first seen."""
    return {
        "canonical_id": of.id,
        "entity_id": of.id,
        "prop": prop,
        "schema": of.schema,
        "value": value,
        "dataset": DATASET,
        "lang": None,
        "original_value": None,
        "first_seen": None,
        "last_seen": None,
        "external": False,
        "origin": None,
        "id": statement_id(of.id, prop, value),
    }


def statement_id(entity: str, prop: str, value: str) -> str:
    """The id of a statement as FollowTheMoney makes it; SHA-1 is no secret there, only a name."""
    key = f"{DATASET}.{entity}.{prop}.{value}"
    return hashlib.sha1(key.encode(), usedforsecurity=False).hexdigest()


def _texts(value: object | None) -> Iterable[str]:
    if value is None:
        return ()
    listed = value if isinstance(value, list | tuple) else (value,)
    return [str(one) for one in listed if one is not None and str(one).strip()]
