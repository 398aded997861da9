"""What a person says of a statement: it is shown or not, in every store, and it outlives a new reading."""

import re
import shutil
import tempfile
from dataclasses import dataclass, field, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import whoheld
from tiny_reader import Tiny
from whoheld.errors import BadJudgement

TEXT = (
    "On 2031-05-02 the Reds takes Northfield. On 2031-05-03 the Blues holds Southfield.\n"
    "The Blues will take Northfield. The Reds would lose Westmark. The Reds will hold Southfield.\n"
)
NORTH, WEST, SOUTH = "will take Northfield", "would lose Westmark", "will hold Southfield"
#: Sort of store -> where one of the test's own is, of the fixtures of a test; a file is copied, which is quicker.
STORES = {
    "sqlite": lambda get: shutil.copy(get("unjudged"), get("tmp_path")),
    "postgresql": lambda get: get("postgres"),
}


@dataclass(frozen=True)
class Rereads(Tiny):
    """A tiny reader that gives statements other fields: words of a quote -> field -> value; None leaves it out."""

    version: str = "tiny-2"
    changes: dict = field(default_factory=dict)

    def read(self, document):
        """The statements of the tiny reader, changed."""
        told = super().read(document)
        kept = []
        for one in told.statements:
            change = next((c for words, c in self.changes.items() if words in one.quote), {})
            kept += [] if change is None else [replace(one, **change)]
        return replace(told, statements=tuple(kept))


@pytest.fixture(scope="module")
def unjudged(tmp_path_factory):
    """The path of a record whose statements nobody judged."""
    folder = tmp_path_factory.mktemp("unjudged")
    (folder / "told.txt").write_text(TEXT)
    with whoheld.open(folder / "r.db") as opened:
        opened.read([folder / "told.txt"], reader=Tiny())
    return folder / "r.db"


@pytest.fixture(params=STORES)
def argued(request, tmp_path):
    """A record of one report with three statements, in a store of each sort."""
    (tmp_path / "told.txt").write_text(TEXT)
    with whoheld.open(STORES[request.param](request.getfixturevalue)) as opened:
        opened.read([tmp_path / "told.txt"], reader=Tiny())
        yield opened


def read_again(record, folder, changes, version="tiny-2"):
    """Read the report with another reader."""
    record.read([folder / "told.txt"], reader=Rereads(version, changes=changes))


def said(record, words):
    """The id of the one statement with these words."""
    (found,) = [row.statement.id for row in record.statements(rejected=True) if words in row.statement.quote]
    return found


def shown(record, **asked):
    """The last words of each statement, and how it was judged."""
    return [(re.sub(r"^The \w+ |\.$", "", r.statement.quote), r.judged) for r in record.statements(**asked)]


def test_a_rejected_statement_is_left_out_and_kept(argued):
    """It is shown only to who asks for it, in its place among the others, with who rejected it; undone it is back."""
    number = argued.reject(said(argued, WEST), by="Ann", note="read the next line")
    assert shown(argued) == [(NORTH, ""), (SOUTH, "")]
    assert shown(argued, rejected=True) == [(NORTH, ""), (WEST, "rejected"), (SOUTH, "")]
    assert shown(argued, rejected=True, type="forecast") == [(NORTH, ""), (SOUTH, "")]
    (row,) = argued.statements(rejected=True, place="Westmark")
    assert re.fullmatch(r"rejected by Ann on [\d-]+ \(read the next line\)", row.statement.reasons["judged"])
    argued.undo(number, by="Ann")
    assert shown(argued, rejected=True) == [(NORTH, ""), (WEST, ""), (SOUTH, "")]


def test_judging_statements_moves_no_claim(argued):
    """Claims, places and answers are what they were; and what was read of statements is."""
    before = [row.row() for row in argued.claims()], argued.held("Northfield", "2031-06-01").row()
    with argued._store.view() as view:
        read = view.statements()
    argued.reject(said(argued, NORTH), by="Ann")
    argued.accept(said(argued, SOUTH), by="Ann")
    assert ([row.row() for row in argued.claims()], argued.held("Northfield", "2031-06-01").row()) == before
    with argued._store.view() as view:
        assert view.statements() == read


def test_only_what_was_judged(argued):
    """Through a lens of judgements there are the accepted ones, and the rejected where they are asked for."""
    argued.accept(said(argued, SOUTH), by="Ann")
    argued.reject(said(argued, WEST), by="Ann")
    seen = argued.through(judged_only=True)
    assert shown(seen) == [(SOUTH, "accepted")]
    assert shown(seen, rejected=True) == [(WEST, "rejected"), (SOUTH, "accepted")]


@pytest.mark.slow
@settings(max_examples=10)
@given(
    acts=st.lists(st.tuples(st.sampled_from([NORTH, WEST, SOUTH]), st.sampled_from(["accept", "reject"])), max_size=6)
)
def test_the_last_word_on_each_counts_and_undoing_all_brings_back(unjudged, acts):
    """Whatever is said in whatever order: each statement is as the last judgement on it says, and none is lost."""
    with tempfile.TemporaryDirectory() as folder, whoheld.open(shutil.copy(unjudged, folder)) as record:
        numbers = [getattr(record, act)(said(record, words), by="Ann") for words, act in acts]
        last = {words: f"{act}ed" for words, act in acts}
        assert shown(record, rejected=True) == [(words, last.get(words, "")) for words in (NORTH, WEST, SOUTH)]
        assert [judged for _, judged in shown(record)].count("rejected") == 0
        for number in numbers:
            record.undo(number, by="Ann")
        assert shown(record) == [(NORTH, ""), (WEST, ""), (SOUTH, "")]


def test_the_later_judgement_counts(argued):
    """Whoever passed it; both are among the reasons."""
    argued.reject(said(argued, WEST), by="Ann")
    argued.accept(said(argued, WEST), by="Ben")
    (row,) = argued.statements(place="Westmark")
    assert re.fullmatch(r"rejected by Ann on \S+; accepted by Ben on \S+", row.statement.reasons["judged"])


@pytest.mark.parametrize(
    ("act", "change", "expected", "state"),
    [
        # the same type and words, other fields: the same statement
        ("reject", {"about_actor": "Greens", "low": 3.0, "unit": "km"}, [], "stands"),
        ("accept", {"about_actor": "Greens"}, [("Reds", "accepted")], "stands"),
        # some more words of the text
        ("reject", {"quote_start": 50, "quote": None}, [], "stands"),
        # more words, and another side or place: another statement
        ("reject", {"quote_start": 50, "quote": None, "about_actor": "Greens"}, [("Greens", "")], "no longer matches"),
        ("accept", {"quote_start": 50, "quote": None, "about_actor": "Greens"},
         [("Greens", ""), ("Reds", "accepted")], "stands"),
        # another type
        ("reject", {"type": "cause"}, [("Reds", "")], "no longer matches"),
        # found no more
        ("reject", None, [], "no longer matches"),
        ("accept", None, [("Reds", "accepted")], "stands"),
    ],
    ids=["fields-no", "fields-yes", "words-no", "side-no", "side-yes", "type", "gone-no", "gone-yes"],
)  # fmt: skip
def test_a_judgement_after_a_new_reading(argued, tmp_path, *, act, change, expected, state):
    """A judgement stays with the same type and words; what a person accepted is never lost."""
    getattr(argued, act)(said(argued, WEST), by="Ann")
    if change and "quote" in change:
        end = TEXT.index(WEST) + len(WEST) + 1
        change = {**change, "raw_start": 50, "quote": TEXT[50:end]}
    read_again(argued, tmp_path, {WEST: change})
    rows = [r for r in argued.statements() if WEST in r.statement.quote]
    assert [(r.statement.about_actor, r.judged) for r in rows] == expected
    assert [str(row.state) for row in argued.judgements()] == [state]


def test_another_figure_of_the_same_words_is_another_statement(argued, tmp_path):
    """Of two distances in one sentence, the one that was judged does not take the other with it."""
    read_again(argued, tmp_path, {WEST: {"type": "distance", "figure_text": "50 km"}})
    argued.reject(said(argued, WEST), by="Ann")
    read_again(argued, tmp_path, {WEST: {"type": "distance", "figure_text": "30 km"}}, "tiny-3")
    assert [r.statement.figure_text for r in argued.statements(place="Westmark")] == ["30 km"]


def test_the_list_says_what_it_is_on(argued, tmp_path):
    """The statement that a judgement applies to now, and what that says otherwise; after forgetting, nothing."""
    argued.reject(said(argued, WEST), by="Ann")
    read_again(argued, tmp_path, {WEST: {"about_actor": "Greens"}})
    (row,) = argued.judgements()
    assert (row.claim, row.statement, row.differs) == (None, said(argued, WEST), ("about_actor: Reds, now Greens",))
    argued.forget("told", reason="asked to", by="Ann")
    (row,) = argued.judgements()
    assert (row.statement, str(row.state)) == (None, "no longer matches")


def test_agreement_on_statements(argued):
    """Who accepts what another rejects does not agree."""
    for words, acts in {NORTH: ("accept", "accept"), WEST: ("reject", "accept")}.items():
        for by, act in zip(("Ann", "Ben"), acts, strict=True):
            getattr(argued, act)(said(argued, words), by=by)
    (found,) = [row for row in argued.agreement("Ann", "Ben") if row.field == "statements"]
    assert (found.units, found.equal) == (2, 0.5)


def test_what_cannot_be_judged(argued):
    """Fields of statements are not corrected; an id of nothing says where ids are found."""
    with pytest.raises(BadJudgement, match="is a statement"):
        argued.correct(said(argued, WEST), {"actor": "Blues"}, by="Ann")
    with pytest.raises(BadJudgement, match="whoheld statements"):
        argued.reject("0" * 20, by="Ann")


def test_a_copy_keeps_the_judgement(argued, tmp_path):
    """A folder written from a record gives the same statements, judged alike."""
    argued.reject(said(argued, WEST), by="Ann")
    argued.dump(tmp_path / "copy")
    whoheld.Record.restore(tmp_path / "copy", tmp_path / "again.db")
    with whoheld.open(tmp_path / "again.db") as again:
        assert shown(again, rejected=True) == shown(argued, rejected=True)
