"""Sites on this machine, an internet of invented names that lead to them, and a cache of its own for each test."""

import httpcore
import pytest
from local_site import Site

from whoheld.acquisition.item import Unread
from whoheld.acquisition.openers import Unfolded
from whoheld.acquisition.walk import find
from whoheld.acquisition.web import cache, limits, manners, network
from whoheld.options import ReadingOptions, WebOptions

DIAL = network.dial


@pytest.fixture(autouse=True)
def _alone(monkeypatch, tmp_path):
    """No page of another test, no pauses, nothing remembered of hosts."""
    monkeypatch.setattr(cache, "cache_file", lambda: tmp_path / "cache" / "pages.db")
    monkeypatch.setattr(limits, "PAUSE_SECONDS", 0.0)
    monkeypatch.setattr(manners.MANNERS, "_rules", {})
    monkeypatch.setattr(manners.MANNERS, "_asked", {})


@pytest.fixture
def site():
    """An empty site."""
    with Site() as one:
        yield one


@pytest.fixture
def internet(monkeypatch):
    """Names of hosts with the addresses that they lead to, and for addresses the site that is really called."""
    names, sites = {}, {}

    def resolve(host, _port):
        if host in names:
            return names[host]
        if host.replace(".", "").isdigit():
            return [host]
        raise OSError(-2, "Name or service not known")

    def dial(address, port, seconds):
        if address in sites:
            return DIAL("127.0.0.1", sites[address].port, seconds)
        raise httpcore.ConnectError(f"nobody at {address}:{port}")

    monkeypatch.setattr(network, "resolve", resolve)
    monkeypatch.setattr(network, "dial", dial)

    def add(name, site, *addresses):
        names[name] = list(addresses) or ["93.184.215.14"]
        sites.update(dict.fromkeys(names[name], site))

    return add


@pytest.fixture
def read():
    """Reads addresses and tells of each text its item, or in words why there is none."""

    def reads(*addresses, kind=None, cache=False, **web):
        found, left = find(addresses)
        texts = Unfolded(found, ReadingOptions(kind=kind, web=WebOptions(cache=cache, **web)))
        told = [str(one.error) if isinstance(one, Unread) else one for one in texts]
        return [*told, *(why for _, why in left)]

    return reads
