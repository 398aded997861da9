"""Under which names the sources of claims are listed: those by which evidence counts them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.evidence.party import JOINT

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from whoheld.evidence.party import Parties

#: Whoever speaks in a document's own voice, where nothing is known of its publisher.
AUTHOR = "the author"


class Voices:
    """The names of sources, each worked out once.

    Args:
        parties: What is known of reporters, publishers and leanings.
        known: What was worked out before, by the words of the text; it is added to.
    """

    def __init__(self, parties: Parties, known: MutableMapping[str, str]) -> None:
        self._parties = parties
        self._known = known
        self._said: dict[tuple[str | None, str], tuple[str, ...]] = {}

    def of(self, source: str | None, doc_id: str) -> tuple[str, ...]:
        """Who says a claim; the author's or the publisher's name where the text names nobody."""
        key = source, "" if source else doc_id
        if key not in self._said:
            parts = (part.strip() for part in (source or "").split(JOINT))
            named = tuple(dict.fromkeys(self.called(part) for part in parts if part))
            self._said[key] = named or (self._once(self._parties.author(doc_id) or AUTHOR),)
        return self._said[key]

    def called(self, words: str) -> str:
        """The name under which a source is listed, by whatever words it is named."""
        if words == AUTHOR:
            return AUTHOR
        if words not in self._known:
            self._known[words] = self._once(self._parties.source_name(words))
        return self._known[words]

    def leaning(self, name: str) -> str:
        """The side that a source speaks for, by the user's file, else by the almanac; empty where nobody says."""
        filed = self._parties.leaning_by_file(name, None)
        return self._parties.leaning(name) if filed is None else filed

    def _once(self, name: str) -> str:
        """One name for all that differ in capitals only, as evidence counts them."""
        return self._known.setdefault(f"\0{name.casefold()}", name)
