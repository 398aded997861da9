"""A small web site on this machine: pages by path, and what was asked of it."""

import contextlib
import http.server
import ssl
import threading
from dataclasses import dataclass, field

TEXT = {"Content-Type": "text/plain; charset=utf-8"}


@dataclass
class Answer:
    """What is answered: a status, headers, a body; with ``etag``, 304 to whoever has it already."""

    body: bytes = b""
    status: int = 200
    headers: dict = field(default_factory=lambda: dict(TEXT))
    etag: str = ""

    def give(self, handler):
        """Write it."""
        same = self.etag and handler.headers.get("If-None-Match") == self.etag
        handler.send_response(304 if same else self.status)
        headers = {"Content-Length": "0" if same else str(len(self.body)), **self.headers}
        for name, value in {**({"ETag": self.etag} if self.etag else {}), **headers}.items():
            handler.send_header(name, value)
        handler.end_headers()
        if not same:
            handler.wfile.write(self.body)


def page(text="The guards left Northfield.", **headers):
    """A plain text."""
    return Answer(text.encode(), headers=TEXT | {k.replace("_", "-"): v for k, v in headers.items()})


def moved(where, status=302):
    """A redirect."""
    return Answer(status=status, headers={"Location": where})


class Site:
    """A site that is open while it is entered.

    Attributes:
        pages: An `Answer` for each path, or what is called with the handler; nothing is 404.
        asked: The path and the headers of each request.
    """

    def __init__(self, certificate=None):
        self.pages = {}
        self.asked = []
        self._certificate = certificate

    def __enter__(self):
        self._server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._server.daemon_threads = True
        if self._certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self._certificate.configure_cert(context)
            self._server.socket = context.wrap_socket(self._server.socket, server_side=True)
        self.port = self._server.server_port
        self.root = f"{'https' if self._certificate else 'http'}://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        return self

    def __exit__(self, *_):
        self._server.shutdown()
        self._server.server_close()

    @property
    def paths(self):
        """The paths that were asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def _handler(self):
        site = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                site.asked.append((self.path, dict(self.headers.items())))
                answer = site.pages.get(self.path, Answer(b"nothing", 404))
                with contextlib.suppress(ConnectionError, ssl.SSLError):
                    answer.give(self) if isinstance(answer, Answer) else answer(self)

            def log_message(self, *_):
                pass

            def handle(self):
                with contextlib.suppress(ConnectionError, ssl.SSLError):
                    super().handle()

        return Handler
