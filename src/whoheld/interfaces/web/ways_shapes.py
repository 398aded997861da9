"""The shapes of the answers about ways and lengths (JSON Schema), as `whoheld.interfaces.web.shapes` has the others."""

from __future__ import annotations

from whoheld.interfaces.web.shapes import REAL, TEXT, WHOLE, YES_OR_NO, Shape, has, maybe, ref, several

_TEXTS = several(TEXT)
_BY = {"date": TEXT, "side": TEXT, "graph": TEXT, "stand_in": YES_OR_NO}
_STANDING = {"place": TEXT, "place_id": TEXT, "lon": maybe(REAL), "lat": maybe(REAL), "holder": TEXT, "status": TEXT}
_STANDING |= {"last_evidence": maybe(TEXT)}
_COUNTS = ("held", "placed", "touching", "contacts", "contact_km", "doubtful", "stale", "unknown")

WAYS_SHAPES: dict[str, Shape] = {
    "Standing": has(**_STANDING, feature=TEXT, piece=WHOLE, doubts=_TEXTS),
    "Way": has(a=TEXT, b=TEXT, km=WHOLE, roads=_TEXTS),
    "Holdings": has(
        **_BY,
        places=several(ref("Standing")),
        ways=several(ref("Way")),
        contacts=several(ref("Way")),
        not_placed=_TEXTS,
    ),
    "Cutoff": has(
        **_BY,
        falls=_TEXTS,
        rest=TEXT,
        rest_places=WHOLE,
        lost=several(has(piece=WHOLE, cut_off=TEXT, fallen=TEXT, km=WHOLE, roads=_TEXTS)),
        **dict.fromkeys(("cut_off", "apart", "doubts"), several(ref("Standing"))),
        not_placed=_TEXTS,
    ),
    "Besieged": has(**_STANDING, date=TEXT, besiegers=_TEXTS, told=several(ref("Evidence"))),
    "Stretch": has(side=TEXT, date=TEXT, **dict.fromkeys(_COUNTS, WHOLE), others=_TEXTS),
    "Distance": has(a=ref("Located"), b=ref("Located"), km=WHOLE, miles=WHOLE, within_km=WHOLE, told=TEXT),
    "Located": has(name=TEXT, id=TEXT, lon=REAL, lat=REAL, basis=TEXT),
}
