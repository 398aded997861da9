"""Web archives for tests, as a crawler writes them."""

from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

TEXT = ("Content-Type", "text/plain")
CHUNKED = ("Transfer-Encoding", "chunked")


class Writer(WARCWriter):
    """warcio's writer, without the temporary files that it leaves open."""

    @classmethod
    def _create_temp_file(cls):
        return BytesIO()


def archive(*records, packed=False):
    """An archive of records, each a tuple of a kind of record and what it needs."""
    out = BytesIO()
    writer = Writer(out, gzip=packed)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "a test"}))
    for kind, *rest in records:
        writer.write_record(RECORDS[kind](writer, *rest))
    return out.getvalue()


def response(writer, url, body, *headers, status="200 OK"):
    """An answer of a server."""
    head = StatusAndHeaders(status, list(headers or [TEXT]), protocol="HTTP/1.1")
    return writer.create_warc_record(url, "response", payload=BytesIO(body), http_headers=head)


RECORDS = {
    "response": response,
    "gone": lambda writer, url: response(writer, url, b"Nothing here.", status="404 Not Found"),
    "resource": lambda writer, url, body: writer.create_warc_record(
        url, "resource", payload=BytesIO(body), warc_content_type="text/plain"
    ),
    "request": lambda writer, url: writer.create_warc_record(
        url, "request", http_headers=StatusAndHeaders("GET / HTTP/1.1", [("Host", "a.example")], is_http_request=True)
    ),
    "revisit": lambda writer, url: writer.create_revisit_record(url, "sha1:AAAA", url, "2031-01-01T00:00:00Z"),
}
