"""What becomes of judgements: they are passed, listed, taken back and compared; and a document is forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from whoheld.errors import BadJudgement, UnknownDocument
from whoheld.evidence.agreement import agreement
from whoheld.evidence.docket import docket
from whoheld.evidence.judged import JudgedView
from whoheld.evidence.judgement import Act, Said, standing, undone
from whoheld.evidence.lookup import find_document
from whoheld.evidence.opinions import Opinions
from whoheld.evidence.verdicts import Verdicts
from whoheld.options import reviewer
from whoheld.record.opened import Opened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from whoheld.acquisition.document import Document
    from whoheld.evidence.agreement import Agreement
    from whoheld.evidence.judgement import Forgotten, JudgementRow
    from whoheld.evidence.store import View


#: Who is of one side, and when a document came out, may matter anywhere.
_EVERYWHERE = frozenset({Act.SAME_ACTOR, Act.PART_OF, Act.PUBLISHED})


class Rulings(Opened):
    """A record whose judgements are kept, listed and undone."""

    def undo(self, number: int, *, by: str | None = None, note: str = "") -> int:
        """Take a judgement back, of whatever sort, an undoing too; this is itself a judgement.

        Raises:
            BadJudgement: There is no judgement of that number, or it is undone already.
        """
        with self._store.view() as view:
            passed = self._judgements(view)
        if number not in {j.id for j in passed}:
            raise BadJudgement(f"there is no judgement {number}: `whoheld judgements` lists them")
        if earlier := undone(passed).get(number):
            raise BadJudgement(
                f"judgement {number} was undone already, by judgement {earlier}: "
                f"`whoheld undo {earlier}` makes it stand again"
            )
        return self._pass(Act.UNDO, {"judgement": number}, {}, by, note)

    def judgements(self) -> list[JudgementRow]:
        """All judgements in order, each with its state: it stands, was undone, or no longer matches anything."""
        with self._store.view() as view:
            return docket(view)

    def agreement(self, *people: str) -> list[Agreement]:
        """How far people agree in what they judged, field by field; without names, everybody who judged.

        Raises:
            BadJudgement: Somebody who was named never judged, or there are fewer than two.
        """
        with self._store.view() as view:
            passed = standing(self._judgements(view))
            now = {**Verdicts(view, passed).targets, **Opinions(view, passed).targets}
        known = sorted({j.by for j in passed})
        wanted = people or tuple(known)
        if strangers := [name for name in wanted if name not in known]:
            raise BadJudgement(f"{', '.join(strangers)} passed no judgement that stands; these did: {', '.join(known)}")
        if len(set(wanted)) < 2:  # noqa: PLR2004 - it takes two
            raise BadJudgement("agreement takes two people who judged: name them with --by")
        return agreement(passed, wanted, now)

    def forget(self, doc: str, *, reason: str, by: str | None = None) -> Forgotten:
        """Take out a document's text and claims; its id (the hash of its bytes), its name and the reason are kept.

        It cannot be undone, only be read again, which takes ``again``. Judgements on it are kept and no longer match.

        Raises:
            BadJudgement: No such document, or no reason.
        """
        if not reason.strip():
            raise BadJudgement("say why the document is to be forgotten: --reason TEXT")
        with self._view() as view:
            doc_id = document_called(view, doc).id
        with self._store.writing() as writer:
            before = _reach(writer.view)
            writer.forget(doc_id, reason=reason, by=_signed(by))
            writer.kept.mark(_moved(before, _reach(writer.view)))
        with self._store.view() as view:
            return view.forgotten()[doc_id]

    def forgotten(self) -> list[Forgotten]:
        """The documents that were taken out, in the order of their going."""
        with self._store.view() as view:
            return list(view.forgotten().values())

    def _pass(self, act: Act, where: Mapping[str, Any], value: Mapping[str, Any], by: str | None, note: str) -> int:
        said = Said(_signed(by), note.strip(), act, where, value)
        with self._store.writing() as writer:
            before = _reach(writer.view)
            number = writer.judge(said)
            writer.kept.mark(_moved(before, _reach(writer.view)))
        return number


class _Reach(NamedTuple):
    """The places that judgements touch, and the judgements that touch all of them."""

    places: frozenset[str]
    everywhere: frozenset[int]


def _reach(view: View) -> _Reach:
    passed = view.judgements()
    places = JudgedView(view, passed).touched_places()
    return _Reach(places, frozenset(j.id for j in standing(passed) if j.act in _EVERYWHERE))


def _moved(before: _Reach, after: _Reach) -> frozenset[str] | None:
    """The places whose answers may differ; None for all."""
    return before.places | after.places if before.everywhere == after.everywhere else None


def document_called(view: View, doc: str) -> Document:
    """The document of an id, else the one of a name.

    Raises:
        BadJudgement: There is none, or several go by that name.
    """
    try:
        return find_document(view, doc)
    except UnknownDocument as error:
        raise BadJudgement(str(error)) from error


def _signed(by: str | None) -> str:
    """Who judges.

    Raises:
        BadJudgement: Nobody can be told.
    """
    name = reviewer(by).strip()
    if not name:
        raise BadJudgement("a judgement needs a name: give --by NAME, or set WHOHELD_BY")
    return name
