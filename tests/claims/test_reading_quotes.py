"""Every fact has its sentence: laws over whole documents."""

from importlib.resources import files
from pathlib import Path

import pytest

from whoheld.acquisition.document import AUTHORS_VOICE
from whoheld.acquisition.walk import acquire, find

SAMPLES = Path(str(files("whoheld.interfaces"))) / "samples"
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
#: UTF-8 that was once read as Mac Roman.
DASH = "–".encode().decode("mac_roman")
#: Bytes from which on reading a document takes seconds.
LONG = 50_000
DAMAGED = (
    f"Fighters reached Dayr Hafir {DASH} a town east of Aleppo {DASH} on 23 March 2017.\r\n\r\n"
    "**Government forces** captured [Dayr Hafir](http://example.org/a_(b)) on 24 March; &quot;it is ours&quot;, "
    "they said.\n\nOn 29 March they took Jirah air base from ISIL.\n"
)


def _seed(path):
    """A real document; a long one takes its time."""
    return pytest.param(path, id=path.stem[:3], marks=[pytest.mark.slow] * (path.stat().st_size > LONG))


def documents():
    """The sample reports, and the real ones where they are there."""
    found, _ = find([SAMPLES])
    samples = [pytest.param(item, id=item.name) for item in found]
    if not SEEDS.is_dir():
        return [*samples, pytest.param(SEEDS, marks=pytest.mark.skip(reason=f"{SEEDS.name}: not beside this checkout"))]
    return [*samples, *(_seed(path) for path in sorted(SEEDS.glob("*.txt")))]


def check(document, claims):
    """Each claim's quote is verbatim, at its offsets, in the author's voice and within one paragraph."""
    raw = Path(document.path).read_bytes().decode(document.encoding)
    voices = [(b.start, b.end) for b in document.blocks if b.kind in AUTHORS_VOICE]
    for claim in claims:
        assert claim.quote == document.text[claim.quote_start : claim.quote_end] != ""
        assert (claim.raw_start, claim.raw_end) == document.offsets.raw(claim.quote_start, claim.quote_end)
        assert any(start <= claim.quote_start and claim.quote_end <= end for start, end in voices)
        source = raw[claim.raw_start : claim.raw_end]
        assert source[:1] == claim.quote[:1] or not source[:1].isascii()
        assert source[-1:] == claim.quote[-1:] or not source[-1:].isascii()
        assert claim.place is None or claim.place_id


@pytest.mark.parametrize("given", documents())
def test_every_quote_is_verbatim(reader, given):
    """A quote is what the document says at its offsets, in the text as read and in the file; no claim is told twice."""
    document = acquire(given)
    claims = reader.read(document).claims
    check(document, claims)
    assert claims
    assert len({c.id for c in claims}) == len(claims)


def test_offsets_through_repair(reader, document):
    """Damaged text, marks and entities are repaired, and the way back to the file is kept."""
    read = document(DAMAGED)
    claims = reader.read(read).claims
    check(read, claims)
    assert {"Dayr Hafir", "Jirah air base"} <= {c.place for c in claims}
