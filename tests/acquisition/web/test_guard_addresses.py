"""Which hosts are called: public ones, by the very address that was judged, and private ones if a person says so."""

import pytest
import trustme
from local_site import Site, moved, page

from whoheld.acquisition.web import limits, wire
from whoheld.acquisition.web.network import is_public

ADDRESSES = [
    ("93.184.215.14", True),
    ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
    ("127.0.0.1", False),
    ("0.0.0.0", False),
    ("10.1.2.3", False),
    ("172.16.0.1", False),
    ("192.168.1.1", False),
    ("100.64.0.1", False),
    ("169.254.169.254", False),
    ("168.63.129.16", False),
    ("224.0.0.1", False),
    ("240.0.0.1", False),
    ("255.255.255.255", False),
    ("::", False),
    ("::1", False),
    ("fe80::1%eth0", False),
    ("fd00:ec2::254", False),
    ("fec0::1", False),
    ("ff02::1", False),
    ("::ffff:127.0.0.1", False),
    ("::ffff:93.184.215.14", True),
    ("::127.0.0.1", False),
    ("64:ff9b::7f00:1", False),
    ("64:ff9b::5db8:d70e", True),
    ("64:ff9b:1::1", False),
    ("2002:7f00:1::", False),
    ("2001:db8::1", False),
]


@pytest.mark.parametrize(("address", "public"), ADDRESSES, ids=[a for a, _ in ADDRESSES])
def test_public_addresses(address, public):
    """Private, own, shared, reserved and many-headed ones are not, in whatever dress they come."""
    assert is_public(address) is public


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "0177.1", "0x7f.1", "[::1]", "[::ffff:7f00:1]"])
def test_an_address_of_this_machine_is_refused(site, read, host):
    """In every form in which it can be written, and before anything is sent."""
    (told,) = read(f"http://{host}:{site.port}/a")
    assert "lies in a private network or on this machine" in told
    assert "--allow-private" in told
    assert site.asked == []


def test_a_name_that_leads_home_is_refused(site, read, internet):
    """One private address among public ones is enough; the word of a person lets it pass."""
    site.pages["/a"] = page()
    internet("both.example", site, "93.184.215.14", "10.0.0.7")
    (told,) = read("http://both.example/a")
    assert "private network or on this machine (10.0.0.7)" in told
    assert site.asked == []
    (item,) = read("http://both.example/a", allow_private=True)
    assert item.stated.url == "http://both.example/a"


def test_the_address_that_was_judged_is_called(site, read, internet, monkeypatch):
    """A name that leads elsewhere when it is asked a second time is not asked a second time."""
    site.pages["/a"] = page()
    internet("turning.example", site)
    answers = iter([["93.184.215.14"], ["93.184.215.14"], ["127.0.0.1"]])
    monkeypatch.setattr("whoheld.acquisition.web.network.resolve", lambda _host, _port: next(answers))
    (item,) = read("http://turning.example/a")
    assert item.data
    assert [headers["Host"] for _, headers in site.asked] == ["turning.example"] * 2
    assert len(list(answers)) == 1


def test_hosts_that_are_nowhere(read, internet, site):
    """An unknown name, and an address where nobody answers."""
    internet("silent.example", site, "93.184.215.99")
    assert "its host is not known (Name or service not known)" in read("http://nosuch.example/")[0]
    site.__exit__()
    assert "nobody answers there" in read("http://silent.example/")[0]


REDIRECTS = [
    pytest.param("http://127.0.0.1:{port}/a", {}, "unusual port", id="this-machine"),
    pytest.param("http://127.0.0.1/a", {}, "leads into a private network or to this machine (127.0.0.1)", id="own-80"),
    pytest.param("http://169.254.169.254/latest", {}, "(169.254.169.254), and is not followed", id="cloud"),
    pytest.param("http://inner.example/a", {}, "(10.0.0.8), and is not followed", id="by-name"),
    pytest.param("http://inner.example/a", {"allow_private": True}, "(10.0.0.8), and is not", id="not-the-one-allowed"),
    pytest.param("http://ada:pw@news.example/a", {}, "a name or a password in it", id="password"),
    pytest.param("ftp://news.example/a", {}, "not of the web", id="ftp"),
    pytest.param("file:///etc/hostname", {}, "not of the web", id="file"),
    pytest.param("http://[", {}, "its host is not known", id="broken"),
    pytest.param("//news.example:99999/", {}, "not of the web", id="no-port"),
    pytest.param("http://other.example:8080/a", {}, "unusual port", id="port"),
    pytest.param("/start", {}, "redirected more than 5 times", id="circle"),
]


@pytest.mark.parametrize(("target", "web", "words"), REDIRECTS)
def test_redirects_that_are_not_followed(site, read, internet, *, target, web, words):
    """From a public page to a private one, in a circle, or anywhere that is not the open web."""
    site.pages |= {"/start": moved(target.format(port=site.port)), "/a": page("secret")}
    internet("news.example", site)
    internet("inner.example", site, "10.0.0.8")
    (told,) = read("http://news.example/start", **web)
    assert told.startswith("http://news.example/start")
    assert words in told
    assert "/a" not in site.paths
    assert "pw" not in told


def test_a_private_page_leads_to_no_other(site, read):
    """What a person allowed is one host and port, not the network behind it."""
    with Site() as other:
        other.pages["/a"] = page("secret")
        site.pages["/start"] = moved(f"{other.root}/a")
        (told,) = read(f"{site.root}/start", allow_private=True)
        assert "not followed" in told
        assert other.asked == []


def test_redirects_that_are_followed(site, read, internet):
    """To another public name, relative, without end points; each hop's robots.txt is asked."""
    site.pages |= {"/1": moved("http://www.news.example/2", 301), "/2": moved("3?x=1#y", 308), "/3?x=1": page()}
    internet("news.example", site)
    internet("www.news.example", site, "93.184.215.15")
    (item,) = read("http://news.example/1")
    assert (item.where, item.stated.url) == ("http://news.example/1", "http://www.news.example/3?x=1")
    assert [(h["Host"], path) for path, h in site.asked if path == "/robots.txt"] == [
        ("news.example", "/robots.txt"),
        ("www.news.example", "/robots.txt"),
    ]


def test_a_login_is_not_the_page(site, read):
    """A redirect to a login is told as one; an address about logins that a person gave is read."""
    site.pages |= {"/a": moved("/accounts/login?next=/a"), "/accounts/login?next=/a": page("Your password?")}
    site.pages |= {"/7": moved("/sign-in-ost"), "/sign-in-ost": page("A sign stands in Ost.")}
    told, *items = read(*(f"{site.root}{path}" for path in ("/a", "/accounts/login?next=/a", "/7")), allow_private=True)
    assert "a login came instead of the page" in told
    assert [item.data for item in items] == [b"Your password?", b"A sign stands in Ost."]


@pytest.fixture(scope="module")
def authority():
    """Signs certificates that nobody else trusts."""
    return trustme.CA()


@pytest.fixture
def _trusted(authority, tmp_path, monkeypatch):
    """A machine that trusts the authority."""
    file = tmp_path / "authority.pem"
    authority.cert_pem.write_to_path(file)
    monkeypatch.setenv("SSL_CERT_FILE", str(file))
    wire._tls.cache_clear()
    yield
    wire._tls.cache_clear()


def test_a_certificate_that_nobody_vouches_for(authority, read):
    """Nothing is read of such a server."""
    wire._tls.cache_clear()
    with Site(authority.issue_cert("127.0.0.1")) as site:
        (told,) = read(f"{site.root}/a", allow_private=True)
        assert "no safe connection can be made (unable to get local issuer certificate)" in told
        assert site.asked == []


@pytest.mark.usefixtures("_trusted")
def test_encrypted_pages(authority, read, internet):
    """The certificate is checked against the name, not the number that was called; no way back to http."""
    with Site(authority.issue_cert("news.example")) as site:
        site.pages |= {"/a": page(), "/down": moved("http://news.example/a")}
        internet("news.example", site)
        internet("other.example", site)
        good, down, other = read("https://news.example/a", "https://news.example/down", "https://other.example/a")
        assert good.stated.url == "https://news.example/a"
        assert "without encryption (http://news.example/a)" in down
        assert "no safe connection can be made (Hostname mismatch" in other


@pytest.mark.usefixtures("_trusted")
def test_a_server_that_never_shakes_hands(site, read, monkeypatch):
    """Silence before the first byte ends as well."""
    monkeypatch.setattr(limits, "WHOLE_SECONDS", 0.3)
    (told,) = read(site.root.replace("http:", "https:"), allow_private=True)
    assert "no safe connection can be made" in told or "nobody answered" in told
