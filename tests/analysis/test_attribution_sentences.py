"""Who is said to say so."""

import pytest

from whoheld.analysis.attribution import attribution


@pytest.mark.parametrize(
    ("text", "trigger", "source", "cue"),
    [
        pytest.param("The army said that rebels captured the town.", "captured", "army", "said", id="said-that"),
        pytest.param("The army said rebels captured the town.", "captured", "army", "said", id="said"),
        pytest.param("Rebels captured the town, the army said.", "captured", "army", "said", id="said-behind"),
        pytest.param("Rebels captured the town, said the army.", "captured", "army", "said", id="inverted"),
        pytest.param(
            "According to the army, rebels captured the town.", "captured", "army", "According", id="according"
        ),
        pytest.param("Rebels captured the town, according to the army.", "captured", "army", "according", id="behind"),
        pytest.param("The army announced the capture of the town.", "capture", "army", "announced", id="noun"),
        pytest.param("The army claimed to have captured the town.", "captured", "army", "claimed", id="infinitive"),
        pytest.param(
            "Doctors reported that the army said that rebels captured the town.",
            "captured",
            "army",
            "said",
            id="innermost",
        ),
        pytest.param(
            "The army's claim that it captured the town was bold.", "captured", "army", "claim", id="claim-of"
        ),
        pytest.param("The army denied that rebels captured the town.", "captured", "army", "denied", id="denied"),
    ],
)
def test_sources(word, text, trigger, source, cue):
    """The innermost source of a clause, and the word that says that it speaks."""
    found = attribution(word(text, trigger))
    assert (found.source.text, found.cue.text) == (source, cue)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        pytest.param("Rebels captured the town.", "captured", id="the-author"),
        pytest.param("Rebels captured the town. The army said nothing.", "captured", id="another-sentence"),
        pytest.param("The army described the captured town.", "captured", id="described"),
    ],
)
def test_the_authors_voice(word, text, trigger):
    """What nobody is said to say is said by the author."""
    assert attribution(word(text, trigger)) is None


@pytest.mark.parametrize(
    ("cue", "denies"),
    [("said", False), ("claimed", False), ("confirmed", False), ("denied", True), ("rejected", True)],
)
def test_denials(word, cue, denies):
    """Verbs of denial deny what they report."""
    assert attribution(word(f"The army {cue} that rebels captured the town.", "captured")).denies is denies
