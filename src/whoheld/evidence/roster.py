"""The actors of a record: who is named in claims, how often, and in which words."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from whoheld.evidence.rows import ActorRow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from whoheld.claims.claim import Claim


class Role(NamedTuple):
    """Who acts and who suffers in a claim, by common name and as written."""

    claim_id: str
    doc_id: str
    actor: str | None
    actor_text: str | None
    target: str | None
    target_text: str | None


def role_of(claim: Claim) -> Role:
    """Who acts and who suffers in a claim."""
    return Role(claim.id, claim.doc_id, claim.actor, claim.actor_text, claim.target, claim.target_text)


def members(names: str | None) -> list[str]:
    """The single names in a joint one; none in None."""
    return names.split("; ") if names else []


def roster(roles: Iterable[Role]) -> list[ActorRow]:
    """Actors named in claims, by name; joint actors one by one."""
    acts, suffers = Counter[str](), Counter[str]()
    docs: dict[str, set[str]] = defaultdict(set)
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for role in roles:
        parts = (acts, role.actor, role.actor_text), (suffers, role.target, role.target_text)
        for tally, names, text in parts:
            for name in members(names):
                tally[name] += 1
                docs[name].add(role.doc_id)
                words[name].update([text] if text else [])
    return [ActorRow(n, acts[n], suffers[n], len(docs[n]), dict(words[n].most_common())) for n in sorted(docs)]
