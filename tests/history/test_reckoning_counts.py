"""What came of forecasts, in counts: no share on fewer than ten, and Wilson's interval on more."""

from hypothesis import given
from hypothesis import strategies as st

from whoheld.history.foresight.ledger import Forecast
from whoheld.history.foresight.reckoning import by_document, by_source
from whoheld.history.spread import FEWEST

WINDOWS = {"closed": "2013-06-03/2013-07-01", "open": "2013-06-03/.."}


def row(number=0, outcome="came-true", window="closed", **more):
    """A forecast of a numbered place."""
    fields = {"doc": "news", "said_by": "Watch", "stance": "forecast", "place_id": f"t{number}", **more}
    return Forecast(
        claim_id=str(number),
        quote="they will take it",
        title=None,
        source=None,
        kind="takes",
        actor="North",
        target=None,
        place="Oakford",
        told="2013-06-03",
        window=WINDOWS[window],
        horizon="",
        reading="",
        test="",
        outcome=outcome,
        on="",
        why="",
        **fields,
    )


def test_stances_and_sources_are_counted_apart_and_by_name():
    """Plans are no forecasts; what two say together counts for both."""
    counts = by_source([row(), row(1, "open", stance="intended"), row(2, "did-not", said_by="Watch; Herald")])
    assert [(c.name, c.stance, c.told, c.came_true, c.did_not, c.open) for c in counts] == [
        ("Herald", "forecast", 1, 0, 1, 0),
        ("Watch", "forecast", 2, 1, 1, 0),
        ("Watch", "intended", 1, 0, 0, 1),
    ]
    assert [(c.name, c.told) for c in by_document([row(), row(1, doc="b")])] == [("b", 1), ("news", 1)]


def test_what_is_said_twice_counts_once():
    """The same of one place, told on one day: a repetition is no second forecast."""
    assert [c.told for c in by_source([row(), row(), row(1)])] == [2]


def test_a_share_takes_ten_with_a_horizon():
    """Those that can never fail count for no share."""
    nine = [row(n) for n in range(9)]
    (few,) = by_source([*nine, row(9, window="open"), row(10, "open")])
    assert (few.came_true, few.timed, few.share, few.low, few.high) == (10, 9, None, None, None)
    assert "no share on 9" in few.why
    (ten,) = by_source([*nine, row(9, "did-not")])
    assert (ten.share, ten.low, ten.high, ten.why) == (0.9, 0.5958, 0.9821, "")


OUTCOMES = st.sampled_from(["came-true", "did-not", "open", "not-testable"])


@given(st.lists(st.tuples(OUTCOMES, st.sampled_from(["closed", "open"])), max_size=30))
def test_never_a_share_under_ten(told):
    """Every row is counted under one outcome, and a share lies within its interval."""
    for count in by_source(row(n, *one) for n, one in enumerate(told)):
        assert count.told == count.came_true + count.did_not + count.open + count.not_testable
        assert (count.share is None) == (count.timed < FEWEST)
        if count.share is not None:
            assert count.low <= count.share <= count.high
