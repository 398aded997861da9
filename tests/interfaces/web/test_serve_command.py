"""`whoheld serve`: it prints its address, answers there, and ends quietly."""

import re
import signal
import socket
import subprocess
import sys
from contextlib import closing, contextmanager

import httpx
import pytest
from click.testing import CliRunner

from whoheld.interfaces import serving
from whoheld.interfaces.cli import cli


@contextmanager
def started(*arguments):
    """A process of the command; its address."""
    code = "from whoheld.interfaces.cli import main; main()"
    command = [sys.executable, "-c", code, "serve", "--no-open", "--port", "0", *map(str, arguments)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        try:
            yield process, re.search(r"http://\S+", process.stdout.readline())[0]
        finally:
            process.kill()


def tried(*arguments):
    """What the command says that does not get so far as to serve."""
    return CliRunner().invoke(cli, ["serve", "--no-open", *map(str, arguments)])


def test_it_serves_until_it_is_stopped(judged):
    """It prints its address, answers there, and says nothing when Ctrl-C ends it."""
    with started("--record", judged) as (process, address):
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/", address)
        assert httpx.get(f"{address}api/record").json()["claims"] == 7
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err) == (0, "", "")


def test_others_show_the_token(judged):
    """The printed address opens the page where a token is wanted."""
    with started("--record", judged, "--token", "a word that nobody & guesses") as (_, address):
        assert httpx.get(address.split("?")[0]).status_code == 403
        assert httpx.get(address, follow_redirects=True).status_code == 200


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("--host", "0.0.0.0"), 2, "--token"),
        (("--host", "192.168.1.20"), 2, "--token"),
        (("--host", "::"), 2, "--token"),
        (("--host", "0.0.0.0", "--token", "short"), 2, "16"),
        (("--port", "70000"), 2, "65535"),
        (("--record", "nowhere.db"), 1, "whoheld read"),
        (("--host", "no.such.host.invalid", "--token", "a" * 20), 1, "no.such.host.invalid"),
    ],
)
def test_what_it_will_not_do(arguments, status, words, monkeypatch, tmp_path):
    """Let others in without a token; serve what is not there; each with what to do."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("WHOHELD_TOKEN", raising=False)
    result = tried(*arguments)
    assert (result.exit_code, words in result.output) == (status, True), result.output


@pytest.mark.parametrize("roads", ["nowhere.geojson", "text.geojson"])
def test_roads_that_cannot_be_read(judged, roads, monkeypatch, tmp_path):
    """It says so before it serves, and what a file of roads is."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "text.geojson").write_text("no roads")
    result = tried("--record", judged, "--roads", roads)
    assert result.exit_code == 1
    assert f"{roads}: " in result.output
    assert "GeoJSON" in result.output


def test_a_port_that_is_taken(judged):
    """It says so, and which other to take."""
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        result = tried("--record", judged, "--port", other.getsockname()[1])
    assert result.exit_code == 1
    assert "--port" in result.output


@pytest.mark.parametrize(
    ("host", "port", "token", "address"),
    [
        ("127.0.0.1", 80, None, "http://127.0.0.1:80/"),
        ("::1", 8731, None, "http://[::1]:8731/"),
        ("war.example", 1, "a b&c", "http://war.example:1/?token=a+b%26c"),
    ],
)
def test_the_address_that_is_printed(host, port, token, address):
    """It opens the page as it stands."""
    assert serving._address(host, port, token) == address
