"""What a finding told, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from whoheld.codebook import Extent, Kind, Span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from whoheld.evidence.finding import Finding

_VERBS = {Kind.TAKES: "took", Kind.LEAVES: "left", Kind.HOLDS: "held", Kind.BESIEGES: "besieged"}


def perhaps(names: Sequence[str]) -> str:
    """Which places may have been meant by the name of one of which nothing is known."""
    return f"perhaps {' or '.join(names)} was meant"


def dated(finding: Finding) -> str:
    """Of which days it speaks: "on 2018-12-14", "within 2018-05"."""
    if any(c.span is Span.THROUGHOUT for c in finding.supporting):
        return f"throughout {finding.when.edtf}"
    return f"{'on' if finding.when.is_day else 'within'} {finding.when.edtf}"


def loss(finding: Finding, name: str) -> str:
    """How a former holder came to lose the place."""
    verb = f"lost it to {finding.actor}" if finding.kind is Kind.TAKES else "left it"
    return f"{name} {verb} {dated(finding)}"


def reason(finding: Finding) -> str:
    """What happened, and what its weight rests on."""
    part = "a part of it" if finding.extent is Extent.PART else "it"
    told = f"{finding.actor} {_VERBS[finding.kind]} {part} {dated(finding)}"
    rests = [*(["by its own side's statement only"] if finding.only_own else []), *finding.reasons]
    return f"{told} ({'; '.join(dict.fromkeys(rests))})" if rests else told
