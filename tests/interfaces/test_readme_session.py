"""The session in the README is what WhoHeld says today."""

import pytest
from sessions import BLOCK, README, commands, replayed


def test_the_readme_has_a_session():
    """There is a session, and it reads, asks and shows a dispute."""
    asked = [c.split()[1] for block in BLOCK.findall(README.read_text(encoding="utf-8")) for c in commands(block)]
    assert {"read", "held", "history", "disputes"} <= set(asked)


@pytest.mark.slow
def test_the_session_is_real():
    """Played anew, each command gives what the README shows; `python tests/interfaces/sessions.py` writes it."""
    text = README.read_text(encoding="utf-8")
    assert replayed(text) == text
