"""A record: read documents into it, and ask it who held what."""

from __future__ import annotations

from whoheld.evidence.report import NotRead, ReadingReport
from whoheld.evidence.rows import ActorRow, ClaimRow, DocumentRow, LayerRow, PlaceRow
from whoheld.record.argues import Argues
from whoheld.record.compares import Compares
from whoheld.record.cuts import Cuts
from whoheld.record.foretells import Foretells
from whoheld.record.frames import Frames
from whoheld.record.judges import Judges
from whoheld.record.keeps import Keeps
from whoheld.record.matches import Matches
from whoheld.record.paces import Paces
from whoheld.record.queues import Queues
from whoheld.record.reads import Reads
from whoheld.record.shows import Shows
from whoheld.record.speaks import Speaks
from whoheld.record.weighs import Weighs

__all__ = ["ActorRow", "ClaimRow", "DocumentRow", "LayerRow", "NotRead", "PlaceRow", "ReadingReport", "Record"]


class Record(
    Reads, Shows, Frames, Argues, Speaks, Compares, Cuts, Foretells, Paces, Queues, Matches, Weighs, Judges, Keeps
):
    """Everything that was read, and the answers that follow from it. A context manager; `Record.open` makes one."""
