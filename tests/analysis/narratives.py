"""Documents for the tests of time, built from plain lines."""

from __future__ import annotations

from whoheld.acquisition.document import Block, BlockKind, Document, OffsetMap, Segment


def document(*lines: str, date: str = "", title: str = "A siege", published: str | None = None) -> Document:
    """A document of the given lines: "# ..." is a heading, "| ..." a row of a table, all others are paragraphs.

    ``date`` is the date line of an infobox; with it the document is an encyclopedia's.
    """
    blocks, at = [], 0
    for line in lines:
        kind = {"#": BlockKind.HEADING, "|": BlockKind.TABLE}.get(line[0], BlockKind.PARAGRAPH)
        blocks.append(Block(kind, at, at + len(line), level=2 if kind is BlockKind.HEADING else 0))
        at += len(line) + 1
    text = "\n".join(lines)
    return Document(
        id="0" * 64,
        name="test",
        path="test.txt",
        text=text,
        blocks=tuple(blocks),
        offsets=OffsetMap((Segment(0, len(text), 0, len(text)),)),
        title=title,
        published=published,
        published_basis="given" if published else "none",
        infobox={"date": (date,)} if date else {},
    )
