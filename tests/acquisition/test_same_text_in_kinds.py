"""One report in all the kinds in which it is met: the same words in the same voice, with what it says of itself."""

import io
import json

import docx
import pytest

from paper_samples import TITLE, paragraphs, report
from whoheld.acquisition import extraction
from whoheld.acquisition.apart import taken_apart
from whoheld.acquisition.document import AUTHORS_VOICE, BlockKind
from whoheld.acquisition.item import Item
from whoheld.acquisition.openers import Unfolded
from whoheld.acquisition.walk import acquire
from whoheld.options import ReadingOptions

HEAD = "Two towns change hands"
OVER = ("By Ada Writer", "8 May 2031")
TOLD = (
    (
        "On 3 May 2031 the Guards took the village of Ost after a night of shelling, the mayor told the people there. "
        "The bridge was theirs by noon."
    ),
    (
        "The army left the upper mill on 5 May 2031 with all that it could carry, and burnt the bridge over the river. "
        "It was seen on the road to Westmark."
    ),
    (
        "Nobody was killed, according to the council, and the families came back two days later to a school in ruins. "
        "Nothing had come from the capital by then."
    ),
)
LINES = (HEAD, *OVER, *TOLD)
MARKED = "".join(f"<p>{line}</p>" for line in (*OVER, *TOLD))
PAGE = (
    f"<html><body><nav><a href=/>Home</a></nav><article><h1>{HEAD}</h1>{MARKED}</article>"
    "<section id=comments><p>Ada, the Guards took Westmark on 1 May 2031 as well.</p></section></body></html>"
)


def word():
    """The bytes of a DOCX."""
    made = docx.Document()
    made.add_heading(HEAD, 0)
    for line in LINES[1:]:
        made.add_paragraph(line)
    made.save(held := io.BytesIO())
    return held.getvalue()


KINDS = {
    ".txt": lambda: "\n\n".join(LINES).encode(),
    ".md": lambda: "\n\n".join((f"# {HEAD}", *LINES[1:])).encode(),
    ".html": PAGE.encode,
    ".docx": word,
    ".pdf": lambda: report(paragraphs(HEAD, style=TITLE) + paragraphs(*LINES[1:])),
    ".jsonl": lambda: json.dumps({"text": "\n\n".join(LINES)}).encode(),
}


@pytest.mark.parametrize("kind", list(KINDS))
def test_a_report_is_the_same_in_every_kind(monkeypatch, kind):
    """Title, author, day and paragraphs do not hang on how it was saved; nobody else's words are the author's."""
    monkeypatch.setattr(extraction, "_ran", lambda module, data, *_: taken_apart(module, data))
    (item,) = Unfolded([Item(f"a{kind}", kind, "a", data=KINDS[kind]())], ReadingOptions())
    found = acquire(item)
    assert (found.title, found.byline, found.published) == (HEAD, "Ada Writer", "2031-05-08")
    said = [found.excerpt(block) for block in found.blocks if block.kind in AUTHORS_VOICE - {BlockKind.TITLE}]
    assert said == list(TOLD)
