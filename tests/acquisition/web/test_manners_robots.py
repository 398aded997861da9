"""Manners: robots.txt decides, a pause lies between two pages, and an answer that is kept is not asked for again."""

import time

import pytest
from local_site import Answer, moved, page

from whoheld.acquisition.web import limits

BLOCKED = b"User-agent: *\nDisallow: /private/\nAllow: /private/open\n"

ROBOTS = [
    pytest.param(Answer(BLOCKED), "/private/a", "robots.txt asks programs not to read it", id="disallowed"),
    pytest.param(Answer(BLOCKED), "/private/open", None, id="allowed-within"),
    pytest.param(Answer(BLOCKED), "/a", None, id="not-spoken-of"),
    pytest.param(Answer(b"User-agent: WhoHeld\nDisallow: /\n"), "/a", "robots.txt", id="by-name"),
    pytest.param(Answer(b"User-agent: OtherBot\nDisallow: /\n"), "/a", None, id="for-another"),
    pytest.param(Answer(b"", 404), "/a", None, id="none"),
    pytest.param(Answer(b"", 403), "/a", None, id="forbidden-is-none"),
    pytest.param(Answer(b"", 503), "/a", "robots.txt cannot be had now (status 503)", id="not-now"),
    pytest.param(Answer(b"\xff\xfe\x00nonsense \x80"), "/a", None, id="nonsense"),
    pytest.param(Answer(BLOCKED + b"# " + b"x" * 3_000_000), "/private/a", "robots.txt", id="endless"),
    pytest.param(moved("/rules"), "/private/a", "robots.txt", id="moved"),
    pytest.param(moved("/robots.txt"), "/a", None, id="circle"),
    pytest.param(Answer(b"User-agent: *\nCrawl-delay: 500\n"), "/a", "asks for 500 seconds", id="long-delay"),
]


@pytest.mark.parametrize(("robots", "path", "words"), ROBOTS)
def test_robots_txt_is_honoured(site, read, robots, path, words):
    """What it forbids is not asked for; where it is not to be had, nothing is."""
    site.pages |= {"/robots.txt": robots, "/rules": Answer(BLOCKED), path: page()}
    (told,) = read(f"{site.root}{path}", allow_private=True)
    if words:
        assert words in told
    else:
        assert told.data
    assert (path in site.paths) is (words is None)


def test_rules_are_asked_for_once(site, read):
    """Also without a cache; and not when offline."""
    site.pages |= {"/a": page(), "/b": page()}
    read(f"{site.root}/a", f"{site.root}/b", allow_private=True, cache=False)
    assert [path for path, _ in site.asked] == ["/robots.txt", "/a", "/b"]


@pytest.mark.parametrize(
    ("pause", "robots", "least"),
    [(0.15, b"", 0.15), (0.0, b"User-agent: *\nCrawl-delay: 0.2\n", 0.2)],
    ids=["ours", "theirs"],
)
def test_a_pause_lies_between_two_pages(site, read, monkeypatch, *, pause, robots, least):
    """Of one host; the longer of ours and the one that robots.txt asks for."""
    at = []
    monkeypatch.setattr(limits, "PAUSE_SECONDS", pause)

    def stamped(handler):
        at.append(time.monotonic())
        page().give(handler)

    site.pages |= {"/robots.txt": Answer(robots), "/a": stamped, "/b": stamped}
    read(f"{site.root}/a", f"{site.root}/b", allow_private=True)
    assert at[1] - at[0] >= least * 0.9
