"""What share of a place a sentence speaks of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whoheld.claims.claim import Claim

_PERCENT = re.compile(r"(\d{1,3})\s?(?:%|per ?cent)")
_FRACTION = re.compile(r"\b(half|most|two[- ]thirds|three[- ]quarters|(?:a|one) (?:third|quarter))\b", re.IGNORECASE)

#: A share that no words tell.
SOME = "part"
#: What is left to the others.
REST = "the rest"


def share(claim: Claim) -> str:
    """The share that the claim's quote names ("80 %", "half"), else "part"."""
    percent = _PERCENT.search(claim.quote)
    if percent:
        return f"{percent[1]} %"
    fraction = _FRACTION.search(claim.quote)
    return fraction[1].lower() if fraction else SOME
