"""Claims, spells, statements and forecasts as pandas frames, for notebooks."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from whoheld.codebook import Kind, Stance, StatementType
from whoheld.errors import MissingExtra
from whoheld.record.argues import Argues
from whoheld.record.columns import CLAIMS, FORECASTS, SPELLS, STATEMENTS, Type
from whoheld.record.flat import flat_claim, flat_forecast, flat_spell, flat_statement
from whoheld.record.foretells import Foretells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import pandas as pd

    from whoheld.evidence.rows import DocumentRow
    from whoheld.record.columns import Column

#: Columns whose values are a closed list, in its order.
_CLOSED = {
    "kind": tuple(map(str, Kind)),
    "stance": tuple(map(str, Stance)),
    "type": tuple(map(str, StatementType)),
}


_DTYPES: Mapping[Type, Any] = {
    Type.TEXT: "string",
    Type.WHOLE: "Int64",
    Type.NUMBER: "float64",
    Type.TRUTH: "boolean",
    Type.OBJECTS: "object",
}


class Frames(Argues, Foretells):
    """A record that gives frames (``pip install 'whoheld[frames]'``)."""

    def claims_frame(
        self, *, kind: Kind | str | None = None, place: str | None = None, doc: str | None = None
    ) -> pd.DataFrame:
        """The claims that `claims` lists, one row each, in the order of documents and of telling.

        The columns are those of ``whoheld.record.columns.CLAIMS``: id; kind, actor, target; place, place_id, lon, lat
        (decimal degrees, WGS 84; NaN without a point), unnamed, extent; start, end (first and last day on which it can
        have been; NaT where unknown), span; source, stance, reported; low, high, unit, weapon; the words of the text
        (actor_text and others); modality, polarity, certainty, confidence; judged, reader; quote and its offsets in
        the text as read (quote_start, quote_end) and in the file as decoded (raw_start, raw_end); and of the document
        doc, doc_id, title, publisher, published (EDTF), url. Days are ``datetime64``, kinds and stances categories,
        whole numbers ``Int64``. Only rows whose stance is said or doubted are told as happened.

        Raises:
            MissingExtra: pandas is not installed.
            QuestionError: No such kind, or no single place or document of that name.
        """
        _need_pandas()
        documents = self._documents_by_id()
        rows = self.claims(kind=kind, place=place, doc=doc)
        return _frame([flat_claim(row, documents.get(row.claim.doc_id)) for row in rows], CLAIMS)

    def spells_frame(self, place: str | None = None) -> pd.DataFrame:
        """The spells that `spells` lists, one row each, by place and in order.

        The columns are those of ``whoheld.record.columns.SPELLS``: id; place, place_id, lon, lat; holder (for reading),
        holders, sharing, status; start, end (EDTF bounds, empty where open); start_earliest, start_latest,
        end_earliest, end_latest, last_evidence (``datetime64``, NaT where unknown); why; the claim that decided
        (claim_id, quote, its offsets and its document); and all claims for and against as lists of mappings.

        Raises:
            MissingExtra: pandas is not installed.
            QuestionError: No single place of that name.
        """
        _need_pandas()
        cited = {row.claim.id: row for row in self.claims(place=place)}
        documents = self._documents_by_id()
        return _frame([flat_spell(spell, cited, documents) for spell in self.spells(place)], SPELLS)

    def statements_frame(
        self,
        *,
        type: StatementType | str | None = None,  # noqa: A002 - the word of the codebook
        place: str | None = None,
        doc: str | None = None,
    ) -> pd.DataFrame:
        """The statements that `statements` lists, one row each, in the order of documents and of telling.

        The columns are those of ``whoheld.record.columns.STATEMENTS``: id, type, source; about_place, place_id, lon,
        lat (decimal degrees, WGS 84; NaN without a point), about_actor; stance; low, high (floats, NaN where open),
        unit, figure_text; group; the words of the text; reasons, judged, reader; quote, its offsets, and of the
        document the same as `claims_frame`. Types and stances are categories. None of them moves the map.

        Raises:
            MissingExtra: pandas is not installed.
            QuestionError: No such type or document, or nothing in the record is called as the place is.
        """
        _need_pandas()
        documents = self._documents_by_id()
        rows = self.statements(type=type, place=place, doc=doc)
        return _frame([flat_statement(row, documents.get(row.statement.doc_id)) for row in rows], STATEMENTS)

    def forecasts_frame(
        self, place: str | None = None, *, side: str | None = None, source: str | None = None, doc: str | None = None
    ) -> pd.DataFrame:
        """The ledger that `forecasts` lists, one row each, by place and the day of telling.

        The columns are those of ``whoheld.record.columns.FORECASTS``: the id of the claim that foretells, what it says
        would happen, at which point; told, window and on (EDTF), each with its first and last day as ``datetime64``
        (NaT where open); horizon, reading, test; outcome (a category), why; the claim's words and where they stand;
        and the claims that decided, and those that say otherwise, as lists of mappings.

        Raises:
            MissingExtra: pandas is not installed.
            QuestionError: No single place, side or document of that name.
        """
        from whoheld.history.foresight.ledger import Outcome  # noqa: PLC0415 - see Asks.held

        _need_pandas()
        cited = {row.claim.id: row for row in self.claims()}
        documents = self._documents_by_id()
        rows = self.forecasts(place, side=side, source=source, doc=doc)
        frame = _frame([flat_forecast(row, cited, documents) for row in rows], FORECASTS)
        return frame.assign(outcome=frame["outcome"].cat.set_categories(list(map(str, Outcome))))

    def _documents_by_id(self) -> dict[str, DocumentRow]:
        return {row.id: row for row in self.documents()}


def _need_pandas() -> None:
    """See that the library is there, before anything is asked of the record.

    Raises:
        MissingExtra: It is not installed.
    """
    try:
        import_module("pandas")
    except ImportError as error:
        raise MissingExtra(
            "frames need pandas, which is not installed: pip install 'whoheld[frames]'; "
            "`whoheld export csv` writes the same columns without it"
        ) from error


def _frame(rows: Sequence[Mapping[str, Any]], columns: Mapping[str, Column]) -> pd.DataFrame:
    import pandas as pd  # noqa: PLC0415 - an extra

    told = {name: _series(name, [row[name] for row in rows], column.type) for name, column in columns.items()}
    return pd.DataFrame(told, columns=list(columns))


def _series(name: str, values: list[Any], kind: Type) -> pd.Series[Any]:
    """A column of a frame with what stands in it."""
    import numpy as np  # noqa: PLC0415 - only frames need it here
    import pandas as pd  # noqa: PLC0415 - an extra

    if kind is Type.CATEGORY:
        known = _CLOSED.get(name) or sorted({value for value in values if value is not None})
        return pd.Series(pd.Categorical(values, categories=list(known)))
    if kind is Type.DAY:
        return pd.Series(np.array(values, dtype="datetime64[s]"))  # years that nanoseconds do not reach as well
    told: pd.Series[Any] = pd.Series(values, dtype=_DTYPES[kind])
    return told
