"""Claims, documents, sources and the queue, as the Python API has them."""

import json

import pytest

import whoheld


@pytest.fixture(scope="module")
def record(shown):
    """The same record by the Python API."""
    with whoheld.open(shown, read_only=True) as opened:
        yield opened


def plain(answer):
    """An answer as JSON gives it back."""
    return json.loads(json.dumps(answer.row()))


@pytest.mark.parametrize(
    "wanted",
    [
        {},
        {"kind": "takes"},
        {"stance": "denied"},
        {"side": "Blues", "place": "Northfield"},
        {"doc": "first", "limit": 2, "offset": 1},
        {"judged": "none"},
        {"source": "nobody"},
    ],
)
def test_claims_that_fit_are_those_of_the_record(page, record, wanted):
    """With their numbers, and the part that was asked for."""
    told = page.asked("claims", **wanted)
    assert told.pop("limit") == wanted.get("limit", 50)
    assert told == plain(record.find(**wanted))


def test_words_are_sought(page, record):
    """Each begins a word of the quote."""
    told = page.asked("claims", q="blues north")
    assert told["total"] == len(record.find("blues north").rows) == 2
    assert told["counts"]["kind"] == {"holds": 1, "takes": 1}


def test_a_lens_is_laid_over_claims(page, record):
    """Nothing was judged, so that nothing is seen through that lens."""
    assert page.asked("claims", judged_only=1)["total"] == 0
    assert page.asked("claims", known_by="2000")["rows"] == []
    assert len(record.claims()) == page.asked("claims")["total"]


def test_a_claim_is_that_of_the_record(page, record):
    """With the text around it, letter for letter, and its neighbours."""
    for row in record.claims():
        told = page.asked(f"claims/{row.claim.id}")
        assert told == plain(record.claim(row.claim.id))
        text = "".join(block["text"] for block in page.asked(f"documents/{row.claim.doc_id}")["blocks"])
        assert told["before"] + told["quote"] + told["after"] in text


@pytest.mark.parametrize("name", ["first", "second"])
def test_a_document_is_that_of_the_record(page, record, name):
    """By its name or id, its claims at their offsets."""
    told = page.asked(f"documents/{name}")
    assert told == plain(record.document(name)) == page.asked(f"documents/{told['document']['id']}")


@pytest.mark.parametrize("text", ["north", "Blues", "the", "first", "zzz"])
def test_names_are_looked_up_as_in_the_record(page, record, text):
    """Places, actors, sources and documents; an actor with the side under which it is listed."""
    told = page.asked("find", q=text)
    for hit in told["actors"]:
        assert hit.pop("side") == record.side_of(hit["name"])
    assert told == plain(record.look_up(text))


def test_sources_and_sides_are_those_of_the_record(page, record):
    """Who speaks, and who fights, in the order of the record."""
    assert page.rows("sources") == [plain(row) for row in record.sources()]
    assert page.asked("record")["sides"] == [plain(row) for row in record.sides()]


def test_the_map_colours_by_sides_that_are_listed(page):
    """Every side of the map is one of the record's."""
    names = {side["name"] for side in page.asked("record")["sides"]}
    assert set(page.asked("map")["sides"]) <= names


@pytest.mark.parametrize("wanted", [{}, {"by": "Ann"}, {"limit": 2}, {"judged_only": 1}])
def test_the_queue_is_that_of_the_record(page, record, wanted):
    """The same order, the same reasons."""
    asked = {name: value for name, value in wanted.items() if name != "judged_only"}
    seen = record.through(judged_only=bool(wanted.get("judged_only")))
    assert page.asked("queue", **wanted) == plain(seen.queue(**asked))


def test_what_is_skipped_is_not_in_the_queue(page):
    """Ids with commas between them."""
    first, second, *rest = [row["claim"]["id"] for row in page.asked("queue")["rows"]]
    told = page.asked("queue", skip=f"{first},{second}")
    assert [row["claim"]["id"] for row in told["rows"]] == rest
    assert told["left"] == len(rest)


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("claims/none", 404, "UnknownClaim"),
        ("claims?place=Nowhere", 404, "UnknownPlace"),
        ("claims?doc=none", 404, "UnknownDocument"),
        ("claims?kind=praises", 400, "BadValue"),
        ("claims?stance=sung", 400, "BadValue"),
        ("claims?judged=maybe", 400, "BadValue"),
        ("documents/none", 404, "UnknownDocument"),
        ("documents/a/b/c", 404, "UnknownDocument"),
        ("find", 400, "MissingParameter"),
        ("find?q=", 400, "BadValue"),
        ("compare?a=Reds", 400, "MissingParameter"),
        ("compare?a=none&b=nobody", 404, "UnknownSource"),
        ("queue?limit=501", 400, "BadValue"),
    ],
)
def test_what_is_not_there_is_said(page, path, status, kind):
    """No claim, document or source of that name."""
    seen, error = page.refused(path)
    assert (seen, error["kind"]) == (status, kind)
