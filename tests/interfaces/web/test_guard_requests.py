"""Who may ask: each request names this server, comes from its page, shows its token; every answer has its headers."""

import pytest
from serving import served

from whoheld.interfaces.web.guard import COOKIE, HEADERS, is_loopback, may_be_called, name_of

TOKEN = "a word that nobody guesses"


@pytest.fixture(scope="module")
def locked(shown):
    """A client of a server that asks for a token."""
    with served(shown, token=TOKEN) as asker:
        yield asker


@pytest.mark.parametrize(
    ("host", "listens", "may"),
    [
        ("localhost:8731", "127.0.0.1", True),
        ("LOCALHOST", "127.0.0.1", True),
        ("127.0.0.1", "127.0.0.1", True),
        ("127.9.9.9:1", "127.0.0.1", True),
        ("[::1]:8731", "127.0.0.1", True),
        ("evil.example", "127.0.0.1", False),
        ("localhost.evil.example", "127.0.0.1", False),
        ("127.0.0.1.evil.example", "127.0.0.1", False),
        ("192.168.1.20", "127.0.0.1", False),
        ("192.168.1.20:8731", "192.168.1.20", True),
        ("war.example", "war.example", True),
        ("War.Example:80", "war.example", True),
        ("other.example", "war.example", False),
        ("10.0.0.5", "0.0.0.0", True),  # any address of a machine that listens on all
        ("[fe80::1]", "::", True),
        ("rebound.example", "0.0.0.0", False),  # but no name: it may be another page's
        ("", "127.0.0.1", False),
        ("user@localhost", "127.0.0.1", False),
        ("localhost/path", "127.0.0.1", False),
        ("localhost:port", "127.0.0.1", False),
        ("[localhost]", "127.0.0.1", False),
    ],
)
def test_a_server_answers_to_its_own_names(host, listens, may):
    """Loopback names and the name that it was told to listen on; a page elsewhere cannot lend it another one."""
    assert may_be_called(name_of(host), listens) is may


@pytest.mark.parametrize(
    ("name", "loopback"),
    [("localhost", True), ("127.0.0.1", True), ("::1", True), ("0.0.0.0", False), ("::", False), ("a.example", False)],
)
def test_who_can_reach_it(name, loopback):
    """Only loopback names keep others out."""
    assert is_loopback(name) is loopback


@pytest.mark.parametrize("path", ["/", "/api/record", "/static/main.js", "/api/openapi.json"])
def test_a_strange_host_is_refused(page, path):
    """Neither page nor answers go to who calls the server by another name."""
    response = page.get(path, headers={"Host": "evil.example"})
    assert (response.status_code, response.json()["error"]["kind"]) == (403, "WrongHost")


@pytest.mark.parametrize(
    ("path", "status"),
    [("/", 200), ("/api/record", 200), ("/api/nothing", 404), ("/static/none.js", 404), ("/api/places?limit=x", 400)],
)
def test_every_answer_has_the_headers(page, path, status):
    """Refusals too: no script from elsewhere, no guessing of types, no frames, no referrer."""
    response = page.get(path)
    assert response.status_code == status
    assert {name: response.headers[name] for name in HEADERS} == HEADERS
    policy = response.headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self';")
    assert "unsafe" not in policy


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Sec-Fetch-Site": "none"}, 200),  # typed into the address bar
        ({"Sec-Fetch-Site": "cross-site"}, 403),
        ({"Sec-Fetch-Site": "same-site"}, 403),  # another port of this machine
        ({"Origin": "http://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
def test_answers_are_for_the_page_alone(page, headers, status):
    """Other pages in the same browser get none."""
    assert page.get("/api/places", headers=headers).status_code == status


def test_the_page_itself_may_be_linked_to(page):
    """A link on another page may lead here."""
    assert page.get("/", headers={"Sec-Fetch-Site": "cross-site"}).status_code == 200


@pytest.mark.parametrize(
    ("headers", "kind"),
    [
        ({"X-WhoHeld-Token": "guessed"}, "NoToken"),
        ({"X-WhoHeld-Token": ""}, "NoToken"),
        ({"Origin": "http://evil.example"}, "OtherOrigin"),
        ({"Origin": "null"}, "OtherOrigin"),
        ({"Origin": "http://localhost:1"}, "OtherOrigin"),
        ({"Sec-Fetch-Site": "cross-site"}, "OtherOrigin"),
        ({"Sec-Fetch-Site": "same-site"}, "OtherOrigin"),
        ({"Sec-Fetch-Site": "none"}, "OtherOrigin"),
        ({"Host": "evil.example", "Origin": "http://evil.example"}, "WrongHost"),
    ],
)
def test_nothing_is_changed_from_elsewhere(desk, headers, kind):
    """What changes the record comes from this page and shows its token, or nothing happens."""
    claim = desk.rows("documents")[0]["id"]
    response = desk.judge(headers=headers, act="accept", claim=claim)
    assert (response.status_code, response.json()["error"]["kind"]) == (403, kind)
    assert desk.asked("judgements")["total"] == 0


def test_a_change_says_where_it_comes_from(desk):
    """A request with the token alone, and no word of its origin, is refused."""
    token = desk.asked("record")["token"]
    response = desk.post("/api/judgements", json={"act": "accept"}, headers={"X-WhoHeld-Token": token})
    assert (response.status_code, response.json()["error"]["kind"]) == (403, "OtherOrigin")


@pytest.mark.parametrize("path", ["/", "/static/main.js", "/api/record", "/api/map", "/?token=wrong", "/nothing"])
def test_without_the_token_there_is_nothing(locked, path):
    """Where others can reach the server, each of them shows the token first."""
    response = locked.get(path)
    assert (response.status_code, response.json()["error"]["kind"]) == (403, "NoToken")


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Authorization": f"Bearer {TOKEN}"}, 200),
        ({"Authorization": f"bearer {TOKEN}"}, 200),
        ({"Authorization": f"Basic {TOKEN}"}, 403),
        ({"Authorization": f"Bearer {TOKEN}x"}, 403),
        ({"Authorization": "Bearer é".encode()}, 403),
        ({"Cookie": f"{COOKIE}={TOKEN}"}, 403),  # the cookie does not hold the token itself
        ({"Cookie": f"{COOKIE}="}, 403),
        ({"Cookie": "\x01;;;="}, 403),
    ],
)
def test_a_program_shows_the_token_in_a_header(locked, headers, status):
    """As `Authorization: Bearer`, and in no other way."""
    assert locked.get("/api/record", headers=headers).status_code == status


def test_the_address_with_the_token_opens_the_page(locked):
    """It gives a cookie that scripts cannot read and other pages do not send, and leads to the address without it."""
    with served_again(locked) as browser:
        door = browser.get("/", params={"token": TOKEN})
        assert (door.status_code, door.headers["location"]) == (303, "/")
        given = door.headers["set-cookie"].lower()
        assert "httponly" in given
        assert "samesite=strict" in given
        assert TOKEN not in given
        assert browser.get("/").status_code == 200
        assert browser.get("/api/record").status_code == 200


@pytest.mark.parametrize("path", ["//evil.example/", "/\\evil.example", "/static/main.js", "/nothing"])
def test_the_token_never_leads_elsewhere(locked, path):
    """The address that follows is this server's page."""
    with served_again(locked) as browser:
        door = browser.get(f"{str(locked.base_url).rstrip('/')}{path}", params={"token": TOKEN})
        assert (door.status_code, door.headers["location"]) == (303, "/")


def served_again(asker):
    """Another client of the same server, without cookies."""
    return type(asker)(base_url=asker.base_url)
