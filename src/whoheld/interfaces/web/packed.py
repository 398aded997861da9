"""An answer in bytes, made once and sent often: with its digest, so that what a browser has is not sent again."""

from __future__ import annotations

import gzip
import json
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from starlette.responses import Response

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request

#: Fewer bytes than these are sent as they are.
WORTH_PACKING = 2_000
#: Level 4 of gzip: a megabyte in some 20 ms.
_LEVEL = 4
_TEXT = ("text/", "application/json", "image/svg")


class Packed:
    """Bytes with their media type."""

    def __init__(self, body: bytes, media_type: str = "application/json") -> None:
        self.body = body
        self.media_type = media_type

    @classmethod
    def of(cls, value: object) -> Packed:
        """A plain value as JSON."""
        return cls(json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode())

    @cached_property
    def digest(self) -> str:
        """Tells these bytes from others."""
        return sha256(self.body).hexdigest()[:32]

    @cached_property
    def zipped(self) -> bytes | None:
        """The bytes compressed; None where that is not worth it."""
        if len(self.body) < WORTH_PACKING or not self.media_type.startswith(_TEXT):
            return None
        return gzip.compress(self.body, _LEVEL, mtime=0)

    def response(self, request: Request, *, keep: bool = True) -> Response:
        """The answer to a request; without a body where the asker has it. Not ``keep``: nobody may store it."""
        headers = {"Vary": "Accept-Encoding, Cookie", "Cache-Control": "private, no-cache" if keep else "no-store"}
        zipped = self.zipped if "gzip" in request.headers.get("accept-encoding", "") else None
        if keep:
            headers["ETag"] = f'"{self.digest}{"-gz" if zipped else ""}"'
            if _has(request.headers, headers["ETag"]):
                return Response(status_code=304, headers=headers)
        if zipped:
            headers["Content-Encoding"] = "gzip"
        return Response(zipped or self.body, media_type=self.media_type, headers=headers)


def _has(headers: Mapping[str, str], tag: str) -> bool:
    known = {one.strip().removeprefix("W/") for one in headers.get("if-none-match", "").split(",")}
    return tag in known
