"""Manners: what a host's robots.txt asks of programs, and a pause between two pages of one host."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from importlib.metadata import version
from typing import TYPE_CHECKING

from protego import Protego

from whoheld.acquisition.web import limits

if TYPE_CHECKING:
    from collections.abc import Callable

    import httpx

#: The name by which a robots.txt may speak to WhoHeld.
NAME = "WhoHeld"
AGENT = f"{NAME}/{version('whoheld')} (reads one page that a person asked for)"


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host asks of us.

    Attributes:
        told: Its robots.txt; None where it has none, and all may be read.
        trouble: Why nothing may be read now; empty where something may.
    """

    told: Protego | None = None
    trouble: str = ""

    def allow(self, url: str) -> bool:
        """Whether a page may be read."""
        return self.told is None or self.told.can_fetch(url, NAME)

    @property
    def pause(self) -> float:
        """The seconds between two pages that the host asks for; 0 if it asks for none."""
        return (self.told and self.told.crawl_delay(NAME)) or 0.0


def rules_of(status: int, body: bytes) -> Rules:
    """The rules in an answer to a request for robots.txt, by RFC 9309: 4xx is no rules, 5xx is no leave."""
    if status >= 500:  # noqa: PLR2004 - the server's own failures
        return Rules(trouble=f"its robots.txt cannot be had now (status {status})")
    if status != 200:  # noqa: PLR2004 - no robots.txt
        return Rules()
    return Rules(Protego.parse(body.decode("utf-8", errors="replace")))


@dataclass(slots=True)
class Manners:
    """What is remembered of hosts while a program runs: their rules for a while, and when they were last asked."""

    _rules: dict[str, tuple[float, Rules]] = field(default_factory=dict)
    _asked: dict[str, float] = field(default_factory=dict)

    def rules(self, origin: str, ask: Callable[[], Rules]) -> Rules:
        """The rules of a host, asked for where they are not known or too old; trouble is not remembered."""
        now = time.monotonic()
        since, known = self._rules.get(origin, (0.0, None))
        if known is None or now - since > limits.ROBOTS_SECONDS:
            known = ask()
            if not known.trouble:
                self._rules[origin] = now, known
        return known

    def wait(self, request: httpx.Request) -> None:
        """Let the pause pass that a request carries, counted from the last page that was asked of its host."""
        pause = request.extensions.get("pause")
        if pause is None:
            return
        host = request.url.host
        since = time.monotonic() - self._asked.get(host, -limits.LONGEST_PAUSE_SECONDS)
        if since < pause:
            time.sleep(pause - since)
        self._asked[host] = time.monotonic()


#: One for the whole program: two records that are read into at once must not ask a host twice as often.
MANNERS = Manners()
