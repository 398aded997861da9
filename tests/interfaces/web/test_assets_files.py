"""The page's files: each under its type, none but these, and no path that leads anywhere else."""

import http.client
import subprocess
import sys

import pytest

from whoheld.interfaces.web.assets import files


def raw(page, path, method="GET"):
    """Status and body of a path that is sent as it is written."""
    connection = http.client.HTTPConnection(page.base_url.host, page.base_url.port, timeout=10)
    connection.putrequest(method, path)
    connection.endheaders()
    response = connection.getresponse()
    answer = response.status, response.read()
    connection.close()
    return answer


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("index.html", "text/html; charset=utf-8"),
        ("main.js", "text/javascript; charset=utf-8"),
        ("style.css", "text/css; charset=utf-8"),
        ("maplibre-gl.js", "text/javascript; charset=utf-8"),
        ("maplibre-gl.css", "text/css; charset=utf-8"),
    ],
)
def test_a_file_is_sent_as_what_it_is(page, name, media_type):
    """Byte for byte, under its own type."""
    response = page.get(f"/static/{name}")
    assert (response.status_code, response.headers["content-type"]) == (200, media_type)
    assert response.content == files()[name].read_bytes()


def test_the_page_is_at_the_root(page):
    """The address alone gives the page."""
    assert page.get("/").content == files()["index.html"].read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        "/static/",
        "/static/..",
        "/static/../app.py",
        "/static/../../web/app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2fapp.py",
        "/static/%2e%2e%2fapp.py",
        "/static/..%5capp.py",
        "/static//etc/passwd",
        "/static/%2fetc%2fpasswd",
        "/static/main.js%00.html",
        "/static/./main.js",
        "/static/main.js/",
        "/static/main.js/..",
        "/static/" + "a" * 5000,
        "/static/%ff",
        "/../../etc/passwd",
        "//etc/passwd",
        "/record.db",
        "/static/record.db",
    ],
)
def test_no_path_leads_out(page, path):
    """Only the names of the page's files are files."""
    status, body = raw(page, path)
    assert status == 404
    assert b'"error"' in body


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_files_are_only_read(page, method):
    """Nothing else can be done with them."""
    assert raw(page, "/static/main.js", method)[0] in {403, 405}


def test_what_the_browser_has_is_not_sent_again(page):
    """The digest of a file tells whether it is still the same, compressed or not."""
    for accepted in ("gzip", "identity"):
        first = page.get("/static/maplibre-gl.js", headers={"Accept-Encoding": accepted})
        known = {"Accept-Encoding": accepted, "If-None-Match": first.headers["etag"]}
        again = page.get("/static/maplibre-gl.js", headers=known)
        assert (first.status_code, again.status_code, again.content) == (200, 304, b"")
        assert ("content-encoding" in first.headers) is (accepted == "gzip")


def test_the_map_library_comes_without_its_package():
    """The files of `maplibre` are found; the package itself, which loads much else, is not imported."""
    code = (
        "import sys; from whoheld.interfaces.web.assets import files; files(); "
        "print('maplibre' in sys.modules, 'pydantic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]
