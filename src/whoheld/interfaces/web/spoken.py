"""The shapes of what is counted of sources and of the pace of a side (JSON Schema)."""

from __future__ import annotations

from whoheld.interfaces.web.shapes import COUNTS, REAL, TEXT, WHOLE, YES_OR_NO, Shape, has, maybe, ref, several

_DAYS = {"start": maybe(TEXT), "end": maybe(TEXT)}
_EVENT = {"place": TEXT, "kind": TEXT, "actor": maybe(TEXT), **_DAYS}
_SHARE = {"count": WHOLE, "of": WHOLE, **dict.fromkeys(("share", "low", "high"), maybe(REAL))}

SPOKEN: dict[str, Shape] = {
    "Share": has(**_SHARE),
    "Spread": has(count=WHOLE, **dict.fromkeys(("median", "lower", "upper", "low", "high"), maybe(REAL))),
    "Beside": has(below=WHOLE, level=WHOLE, above=WHOLE, spread=ref("Spread")),
    "SourceCard": has(
        name=TEXT,
        kinds=COUNTS,
        **dict.fromkeys(("claims", "events", "in_events", "alone"), WHOLE),
        **dict.fromkeys(("confirmed", "contradicted"), ref("Share")),
        **dict.fromkeys(("lead", "figures"), ref("Beside")),
        delay=ref("Spread"),
        gains=several(has(side=TEXT, **_SHARE)),
        answered=several(
            has(**_EVENT, part=TEXT, **dict.fromkeys(("own", "same", "contrary"), several(TEXT))),
        ),
    ),
    "SourcesBeside": has(cards=several(ref("SourceCard")), pair=ref("SourcePair")),
    "SourcePair": has(
        events=WHOLE,
        **dict.fromkeys(("agree", "contradict"), ref("Share")),
        **dict.fromkeys(("lead", "figures"), ref("Beside")),
        met=several(has(**_EVENT, agree=YES_OR_NO, days=maybe(WHOLE), a=several(TEXT), b=several(TEXT))),
    ),
    "Week": has(
        week=maybe(TEXT),
        monday=maybe(TEXT),
        **dict.fromkeys(("gained", "lost", "placed"), WHOLE),
        **dict.fromkeys(("net", "total"), maybe(WHOLE)),
        turnovers=several(
            has(
                **dict.fromkeys(("place", "place_id", "why"), TEXT),
                **_DAYS,
                **dict.fromkeys(("gained", "in_part", "placed"), YES_OR_NO),
            )
        ),
        told=several(
            has(
                **dict.fromkeys(("what", "words", "unit", "stance", "doc", "claim_id", "quote"), TEXT),
                **_DAYS,
                source=maybe(TEXT),
                count=maybe(REAL),
            )
        ),
    ),
}
