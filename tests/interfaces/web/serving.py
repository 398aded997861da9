"""A real server on a free port of this machine, in a thread, and a client that asks it as the page does."""

import json
import socket
import threading
import time
from contextlib import closing, contextmanager

import httpx
import uvicorn

from whoheld.interfaces.web.app import app


class Asker(httpx.Client):
    """A client that sends what the page sends."""

    def judge(self, path="judgements", *, headers=None, **said):
        """POST as the page does; with other headers where they are given."""
        origin = str(self.base_url).rstrip("/")
        own = {"Origin": origin, "X-WhoHeld-Token": self.get("/api/record").json()["token"]}
        own["Content-Type"] = "application/json"
        return self.post(f"/api/{path}", content=json.dumps(said), headers=own | (headers or {}))

    def rows(self, path, **query):
        """The rows of a list."""
        return self.asked(path, **query)["rows"]

    def asked(self, path, **query):
        """An answer, which must be one."""
        response = self.get(f"/api/{path}", params=query)
        assert response.status_code == 200, response.text
        return response.json()

    def refused(self, path):
        """Status and error of what must not be answered."""
        response = self.get(f"/api/{path}")
        return response.status_code, response.json()["error"]


@contextmanager
def served(record, **options):
    """A client of a server on a record."""
    with closing(socket.create_server(("127.0.0.1", 0))) as listening:
        config = uvicorn.Config(app(str(record), **options), log_level="critical", access_log=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        try:
            while not server.started and thread.is_alive():
                time.sleep(0.005)
            address = f"http://127.0.0.1:{listening.getsockname()[1]}"
            with Asker(base_url=address, timeout=30, verify=False) as asker:  # no certificates are loaded for it
                yield asker
        finally:
            server.should_exit = True
            thread.join(10)
