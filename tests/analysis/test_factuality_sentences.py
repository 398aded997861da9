"""How a trigger is put in its sentence."""

import pytest

from whoheld.analysis.factuality import Factuality, factuality


@pytest.mark.parametrize(
    ("text", "trigger", "stance"),
    [
        pytest.param("The army captured the town.", "captured", "said", id="plain"),
        pytest.param("The army has captured the town.", "captured", "said", id="perfect"),
        pytest.param("The town was captured by the army.", "captured", "said", id="passive"),
        pytest.param("The army did not capture the town.", "capture", "denied", id="not"),
        pytest.param("The army never captured the town.", "captured", "denied", id="never"),
        pytest.param("The army almost captured the town.", "captured", "denied", id="almost"),
        pytest.param("The army failed to capture the town.", "capture", "denied", id="failed"),
        pytest.param("The army denied that it had captured the town.", "captured", "denied", id="denied"),
        pytest.param("The army left without capturing the town.", "capturing", "denied", id="without"),
        pytest.param("The army tried to capture the town.", "capture", "intended", id="tried"),
        pytest.param("The army plans to capture the town.", "capture", "intended", id="plans"),
        pytest.param("The army attacked to capture the town.", "capture", "intended", id="in-order-to"),
        pytest.param("The goal was to capture the town.", "capture", "intended", id="the-goal-was"),
        pytest.param("They made an attempt to capture the town.", "capture", "intended", id="attempt"),
        pytest.param("The army vowed that it would capture the town.", "capture", "intended", id="vowed-would"),
        pytest.param("The army managed to capture the town.", "capture", "said", id="managed"),
        pytest.param("The army succeeded in capturing the town.", "capturing", "said", id="succeeded"),
        pytest.param("The army will capture the town.", "capture", "forecast", id="will"),
        pytest.param("The army may capture the town.", "capture", "forecast", id="may"),
        pytest.param("The army is expected to capture the town.", "capture", "forecast", id="expected"),
        pytest.param("The army may have captured the town.", "captured", "doubted", id="may-have"),
        pytest.param("The army reportedly captured the town.", "captured", "doubted", id="reportedly"),
        pytest.param("It was reported that the army captured the town.", "captured", "doubted", id="it-was-reported"),
        pytest.param("The army is believed to have captured the town.", "captured", "doubted", id="is-believed"),
        pytest.param("If the army captures the town, people will flee.", "captures", "supposed", id="if"),
        pytest.param("People will flee if the army captures the town.", "captures", "supposed", id="if-behind"),
        pytest.param("Unless the army captures the town, they starve.", "captures", "supposed", id="unless"),
        pytest.param("The army said that it had captured the town.", "captured", "said", id="said"),
        pytest.param("The army did not say that it had captured the town.", "captured", "said", id="not-say"),
        pytest.param("The army, which failed elsewhere, captured the town.", "captured", "said", id="relative-beside"),
        pytest.param("The army captured the town, but will leave it.", "captured", "said", id="second-verb-in-future"),
        pytest.param("The army captured the town, but will leave it.", "leave", "forecast", id="the-second-verb"),
        pytest.param("The rebels must leave the town.", "leave", "intended", id="must"),
        pytest.param("The rebels must have left the town.", "left", "doubted", id="must-have"),
        pytest.param("The rebels have to leave the town.", "leave", "intended", id="have-to"),
        pytest.param("The rebels had to leave the town.", "leave", "said", id="had-to"),
        pytest.param("The rebels are obliged to leave the town.", "leave", "intended", id="are-obliged"),
        pytest.param("The army would have to cease attacking the town.", "attacking", "denied", id="would-cease"),
        pytest.param("They would have to cease and desist from attacking it.", "attacking", "denied", id="desist"),
        pytest.param("The army will refrain from attacking the town.", "attacking", "denied", id="refrain"),
        pytest.param("The rebels ceased to hold the town.", "hold", "denied", id="ceased-to"),
        pytest.param("The army must end its attack on the town.", "attack", "said", id="end-what-goes-on"),
    ],
)
def test_stance_of_a_trigger(word, text, trigger, stance):
    """Auxiliaries, adverbs and the verbs above a trigger say how it is put."""
    assert str(factuality(word(text, trigger)).stance) == stance


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        pytest.param("Nobody would have been left there. But the town might have fallen to the rebels.", "supposed",
                     id="said-before"),
        pytest.param("The town might have fallen to the rebels. The others would then have left too.", "supposed",
                     id="said-after"),
        pytest.param("Had the bridge been blown up, the town could have fallen.", "supposed", id="had-it-been"),
        pytest.param("If the army had come late, the town could have fallen.", "supposed", id="if-it-had"),
        pytest.param("But the bridge stood. The town might have fallen on Tuesday.", "doubted", id="nothing-supposed"),
        pytest.param("They would not have stayed. Nobody did. All were gone. The town may have fallen by then.",
                     "doubted", id="too-far"),
        pytest.param("He had said that he would leave. The town may have fallen by then.", "doubted", id="had-said"),
    ],
)  # fmt: skip
def test_another_course_of_events(word, text, stance):
    """What might have come of another course of events is supposed; what may have happened is doubted."""
    assert str(factuality(word(text, "fallen")).stance) == stance


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        pytest.param("They did not break the siege of the town.", "siege", id="not-broken"),
        pytest.param("They planned to end the fighting in the town.", "fighting", id="planned-to-end"),
        pytest.param("If they enter the besieged town, people will flee.", "besieged", id="if"),
    ],
)
def test_what_is_presupposed_stands(word, text, trigger):
    """A denial or a plan around what is presupposed does not touch it."""
    assert factuality(word(text, trigger), presupposed=True) == ("asserted", "positive", "plain", "")


@pytest.mark.parametrize(
    ("modality", "polarity", "certainty", "stance"),
    [
        ("asserted", "positive", "plain", "said"),
        ("asserted", "positive", "hedged", "doubted"),
        ("intended", "positive", "hedged", "intended"),
        ("forecast", "positive", "plain", "forecast"),
        ("supposed", "positive", "plain", "supposed"),
        ("asserted", "negative", "plain", "denied"),
        ("intended", "negative", "plain", "denied"),
    ],
)
def test_three_signs_give_one_stance(modality, polarity, certainty, stance):
    """A denial comes before a modality, and a modality before a hedge."""
    assert str(Factuality(modality, polarity, certainty, "").stance) == stance


def test_both_signs_are_kept(word):
    """What reportedly is planned is both hedged and intended."""
    found = factuality(word("The army reportedly plans to capture the town.", "capture"))
    assert (found.modality, found.certainty, found.polarity) == ("intended", "hedged", "positive")
    assert "plans" in found.words
