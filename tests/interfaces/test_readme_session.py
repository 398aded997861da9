"""The sessions in the README and in the tutorial are what WhoHeld says today."""

import re

import pytest
from sessions import BLOCK, README, TUTORIAL, commands, replayed

ID = re.compile(r"\b(?:[0-9a-f]{20}|geonames:\d+)\b")


def test_the_readme_has_a_session():
    """There is a session, and it reads, asks and shows a dispute."""
    asked = [c.split()[1] for block in BLOCK.findall(README.read_text(encoding="utf-8")) for c in commands(block)]
    assert {"read", "held", "history", "disputes"} <= set(asked)


def test_the_tutorial_takes_its_ids_from_what_it_shows():
    """Each id that a command of the tutorial names stands in the output of one before it; each that is cited, too."""
    shown, named, text = set(), [], TUTORIAL.read_text(encoding="utf-8")
    for line in "\n".join(BLOCK.findall(text)).splitlines():
        if line.startswith("$ "):
            named += ID.findall(line)
            assert set(named) <= shown, line
        shown |= set(ID.findall(line))
    assert len(named) > 3
    assert set(ID.findall(text)) <= shown


@pytest.mark.slow
@pytest.mark.parametrize("document", [README, TUTORIAL], ids=lambda path: path.stem)
def test_the_session_is_real(document):
    """Played anew, each command gives what is shown; `python tests/interfaces/sessions.py` writes it."""
    text = document.read_text(encoding="utf-8")
    assert replayed(text) == text
