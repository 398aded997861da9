"""The server answers what the Python API answers, in parts, and says clearly why it does not."""

import json

import pytest
from serving import served

import whoheld
from whoheld.interfaces.web.params import LIMIT

LENSES = [{}, {"known_by": "2031-05-10"}, {"reported_by": "2031-05", "known_by": "2031"}, {"judged_only": 1}]


@pytest.fixture(scope="module")
def record(shown):
    """The same record by the Python API."""
    with whoheld.open(shown, read_only=True) as opened:
        yield opened


def through(record, lens):
    """The record through a lens of a request."""
    return record.through(**{**lens, "judged_only": bool(lens.get("judged_only"))})


def plain(rows):
    """Rows as JSON gives them back."""
    return json.loads(json.dumps([row.row() for row in rows]))


@pytest.mark.parametrize("path", ["places", "documents", "actors", "judgements"])
def test_lists_are_those_of_the_record(page, record, path):
    """The same rows in the same order."""
    assert page.rows(path) == plain(getattr(record, path)())


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("path", ["changes", "disputes"])
def test_lists_of_what_became_are_those_of_the_record(page, record, path, lens):
    """The same through every lens."""
    assert page.rows(path, **lens) == plain(getattr(through(record, lens), path)())


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("day", ["2031-05-03", "2031-05-11", "2031-05", "2031", "1900"])
def test_a_day_is_that_of_the_record(page, record, day, lens):
    """Of a month or a year too."""
    assert page.rows("on", date=day, **lens) == plain(through(record, lens).on(day))


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("name", ["Northfield", "northfeild", "tiny:northfield", "Westmark", "Twin?", "Eastmoor"])
def test_a_place_is_that_of_the_record(page, record, name, lens):
    """By any spelling or its id: the answer for the day, the spells, the harm, the disputes."""
    seen, told = through(record, lens), page.asked(f"places/{name}", on="2031-05-12", **lens)
    history = seen.history(name)
    assert told["held"] == json.loads(json.dumps(seen.held(told["place"]["id"], "2031-05-12").row()))
    assert told["spells"] == plain(history)
    assert told["unused"] == plain(history.unused)
    assert told["casualties"] == plain(seen.casualties(name))
    assert told["disputes"] == [row for row in plain(seen.disputes()) if row["place"] == told["place"]["name"]]
    assert told["place"] in plain(record.places())


def test_a_place_of_no_day(page):
    """Without a day nothing is said of who held it."""
    assert page.asked("places/Northfield")["held"] is None


def test_revisions_are_those_of_the_record(page, record):
    """How the answer for a day came to be."""
    assert page.rows("revisions", place="Northfield", on="2031-05-12") == plain(
        record.revisions("Northfield", "2031-05-12")
    )


def test_what_the_record_is(page, record):
    """Its name, its numbers, and who judges."""
    told = page.asked("record")
    counted = {name: len(getattr(record, name)()) for name in ("documents", "claims", "places", "actors", "judgements")}
    assert told.items() >= counted.items()
    assert (told["name"], told["version"], told["published"]) == ("record", whoheld.__version__, [None, None])


@pytest.mark.parametrize(("offset", "limit"), [(0, 1), (1, 2), (2, 50), (3, 1), (99, 5), (0, LIMIT)])
def test_a_list_comes_in_parts(page, record, offset, limit):
    """Some rows, and the number of all."""
    every = plain(record.places())
    told = page.asked("places", offset=offset, limit=limit)
    assert told == {"rows": every[offset : offset + limit], "total": len(every), "offset": offset, "limit": limit}


@pytest.mark.parametrize(
    ("path", "status", "kind", "words"),
    [
        ("places/Nowhere", 404, "UnknownPlace", "Nowhere"),
        ("places/Northfield?on=soon", 400, "BadDate", "soon"),
        ("places/Northfield?on=2031-02-30", 400, "BadDate", "2031-02-30"),
        ("on", 400, "MissingParameter", "date"),
        ("on?date=", 400, "BadValue", "date"),
        ("on?date=2031-05-04&date=2031-05-05", 400, "BadValue", "twice"),
        ("on?day=2031-05-04", 400, "UnknownParameter", "day"),
        ("on?date=2031/..", 400, "BadDate", "no last day"),
        ("changes?known_by=never", 400, "BadDate", "never"),
        ("changes?judged_only=yes", 400, "BadValue", "judged_only"),
        ("places?limit=0", 400, "BadValue", "limit"),
        (f"places?limit={LIMIT + 1}", 400, "BadValue", "limit"),
        ("places?limit=many", 400, "BadValue", "many"),
        ("places?offset=-1", 400, "BadValue", "offset"),
        ("places?offset=1e3", 400, "BadValue", "offset"),
        ("places?offset=٣", 400, "BadValue", "offset"),
        (f"places?offset={'9' * 5000}", 400, "BadValue", "offset"),
        ("places/a%00b", 400, "BadValue", "NUL"),
        (f"places/{'a' * 400}", 400, "BadValue", "too many"),
        ("revisions?place=Northfield", 400, "MissingParameter", "on"),
        ("nothing", 404, "NotFound", "/api/nothing"),
        ("", 404, "NotFound", "/api/"),
    ],
)
def test_what_cannot_be_answered_is_said(page, path, status, kind, words):
    """The status, a kind for programs, what was seen and, mostly, what to do."""
    seen, error = page.refused(path)
    assert (seen, error["kind"]) == (status, kind)
    assert words in error["message"]
    assert set(error) == {"kind", "message", "advice"}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_other_methods_are_unknown(page, method):
    """Only GET and POST mean something."""
    own = {"Origin": str(page.base_url).rstrip("/"), "X-WhoHeld-Token": page.asked("record")["token"]}
    response = page.request(method, "/api/places", headers=own)
    assert (response.status_code, response.json()["error"]["kind"]) == (405, "MethodNotAllowed")


def test_an_answer_that_stands_is_not_sent_again(page):
    """Where the browser has it already, it is told so."""
    first = page.get("/api/map")
    again = page.get("/api/map", headers={"If-None-Match": first.headers["etag"]})
    assert (first.status_code, again.status_code, again.content) == (200, 304, b"")


def test_the_token_is_kept_by_nobody(page):
    """What a judgement must show is stored in no cache."""
    assert page.get("/api/record").headers["cache-control"] == "no-store"


def test_a_record_that_is_locked(judged, monkeypatch):
    """Another program writes for a long time: the answer says so, and to wait."""
    monkeypatch.setattr("whoheld.evidence.sqlite.PATIENCE_S", 0.1)
    with served(judged) as asker, whoheld.open(judged) as other, other._store.writing():
        response = asker.judge(act="accept", claim=claims_of(judged)[0])
        assert (response.status_code, response.json()["error"]["kind"]) == (503, "RecordUnwritable")
        assert "then try again" in response.json()["error"]["advice"]
        assert response.headers["retry-after"]
        assert asker.asked("judgements")["total"] == 0  # who only asks goes on


def claims_of(path):
    """The ids of a record's claims."""
    with whoheld.open(path, read_only=True) as record:
        return [row.claim.id for row in record.claims()]
