"""How likely a claim is: a chance for each, none dropped, none added."""

import pytest

from whoheld.analysis.likelihood import shipped
from whoheld.codebook import Kind

TEXT = (
    "On 11 November 2022 Ukrainian forces entered Kherson, killing 12 soldiers. The city was captured the same day. "
    "Fighting went on near Snihurivka, and six villages were lost."
)


def test_every_claim_has_a_chance(read):
    """A confidence is a share, and the same text always gives the same."""
    first, again = read(TEXT), read(TEXT)
    assert [c.confidence for c in first] == [c.confidence for c in again]
    assert len(first) > 2
    assert all(0 < c.confidence < 1 for c in first)


def test_what_is_not_known_changes_nothing():
    """A cue that was never seen in training neither speaks for a claim nor against it."""
    model = shipped()
    assert model.chance({"rule=takes", "no such cue"}) == model.chance({"rule=takes"})


@pytest.mark.parametrize("kind", list(Kind))
def test_every_kind_has_a_usual_share(kind):
    """Also what no model weighs says how often its like was right."""
    assert 0 < shipped().usual[kind] < 1
