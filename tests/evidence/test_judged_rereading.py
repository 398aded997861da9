"""Judgements survive a new reading: matched by document, span and kind; what matches no more is listed."""

from datetime import date

import pytest

from judged_record import Otherwise, claim_of, read_again, shown, states

RED, BLUE = "the Reds takes Northfield", "the Blues takes Northfield"
LATER = {"start": date(2031, 5, 3)}


def judge(record, act, words=RED):
    """Pass the judgement that is named on the claim with these words."""
    cited = claim_of(record, words)
    if act == "correct":
        return record.correct(cited, {"extent": "part"}, by="Ann")
    return getattr(record, act)(cited, by="Ann")


@pytest.mark.parametrize(
    ("act", "change", "expected", "state"),
    [
        # the same claim with another date: another id, the same statement
        ("reject", LATER, [], "stands"),
        ("correct", LATER, [("Reds", "2031-05-03", "part")], "stands"),
        ("accept", LATER, [("Reds", "2031-05-02", None)], "stands"),
        # not found any more
        ("reject", None, [], "no longer matches"),
        ("correct", None, [("Reds", "2031-05-02", "part")], "stands"),
        ("accept", None, [("Reds", "2031-05-02", None)], "stands"),
        # another actor in the same words: another statement, which stands beside what a person vouched for
        (
            "reject",
            {"actor": "Greens", "actor_text": "the others"},
            [("Greens", "2031-05-02", None)],
            "no longer matches",
        ),
        # the same words for the actor under another common name: the same statement
        ("reject", {"actor": "Reds (north)"}, [], "stands"),
        # what was taken for said is taken for denied: another statement
        ("reject", {"stance": "denied"}, [("Reds", "2031-05-02", None)], "no longer matches"),
        # another kind
        ("reject", {"kind": "contests"}, [("Reds", "2031-05-02", None)], "no longer matches"),
    ],
)
def test_a_judgement_after_a_new_reading(record, tmp_path, *, act, change, expected, state):
    """A rejected claim stays rejected, a corrected one corrected, an accepted one stands as it was accepted."""
    judge(record, act)
    read_again(record, tmp_path, {RED: change})
    found = shown(record, RED)
    assert [(c.actor, c.start.isoformat(), c.extent) for c in found] == expected
    assert states(record) == [state]


def test_another_actor_stands_beside_the_accepted_claim(record, tmp_path):
    """A new reading that says otherwise is a rival account: neither it nor what a person accepted is lost."""
    judge(record, "accept")
    read_again(record, tmp_path, {RED: {"actor": "Greens", "actor_text": "others"}})
    assert sorted(c.actor for c in shown(record, RED)) == ["Greens", "Reds"]


def test_a_corrected_actor_stays_when_the_reader_finds_a_third(record, tmp_path):
    """Whom a person named counts, whatever a later reading takes the actor for."""
    record.correct(claim_of(record, RED), {"actor": "Blues"}, by="Ann")
    read_again(record, tmp_path, {RED: {"actor": "Greens", "actor_text": "others"}})
    assert [c.actor for c in shown(record, RED)] == ["Blues"]


def test_a_match_that_differs_says_in_what(record, tmp_path):
    """The list of judgements names the claim that each applies to now, and what it says otherwise."""
    judge(record, "reject")
    read_again(record, tmp_path, {RED: LATER})
    with record._store.view() as view:
        now = next(row.claim.id for row in view.claims() if RED in row.claim.quote)
    (row,) = record.judgements()
    assert (row.claim, row.differs) == (now, ("start: 2031-05-02, now 2031-05-03",))


def test_a_neighbour_is_not_taken_for_the_judged_claim(record, tmp_path):
    """Of two claims in the same words, of the same kind, the one that stood beside the judged one stays."""
    both = {"quote_start": 0, "quote_end": 81}
    read_again(record, tmp_path, {RED: both, BLUE: both})
    judge(record, "reject")
    with_another_reader = {RED: None, BLUE: {**both, "start": date(2031, 5, 8)}}
    record.read([tmp_path / "first.txt"], reader=Otherwise("tiny-3", changes=with_another_reader))
    assert [c.actor for c in shown(record, BLUE)] == ["Blues"]
    assert states(record) == ["no longer matches"]


def test_what_comes_back_is_judged_again(record, tmp_path):
    """A judgement that matches no more is kept, and applies when the claim is found once more."""
    judge(record, "reject")
    read_again(record, tmp_path, {RED: None})
    assert states(record) == ["no longer matches"]
    record.read([tmp_path / "first.txt"], reader=Otherwise("tiny-3"))
    assert (shown(record, RED), states(record)) == ([], ["stands"])


def test_an_added_claim_that_a_reader_finds_is_one_claim(record, tmp_path):
    """What a person added and a better reader finds too stands once, and still as added."""
    read_again(record, tmp_path, {RED: None})
    fields = {"kind": "takes", "actor": "Reds", "place": "Northfield", "when": "2031-05-02"}
    record.add_claim("first", f"On 2031-05-02 {RED}.", fields, by="Ann")
    assert len(shown(record, RED)) == 1
    record.read([tmp_path / "first.txt"], reader=Otherwise("tiny-3"))
    assert [row.judged for row in record.claims() if RED in row.claim.quote] == ["added"]
