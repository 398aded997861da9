"""Judging through the server: it is done once, for what was seen, by one at a time."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from serving import served

import whoheld
from judged_record import claim_of
from tiny_reader import Tiny
from whoheld.interfaces.web.judging import ACTS

JUDGED = [
    {"act": "accept", "claim": True},
    {"act": "reject", "claim": True, "note": "it is about another war"},
    {"act": "correct", "claim": True, "fields": {"actor": "Greens", "target": None, "when": "2031-05"}},
    {
        "act": "add",
        "document": "first",
        "quote": "the Blues takes Northfield",
        "fields": {"kind": "takes", "actor": "Blues", "place": "Northfield"},
    },
    {"act": "same-place", "place": "Northfield", "other": "Westmark"},
    {"act": "different-places", "place": "Northfield", "other": "Westmark"},
    {"act": "split-place", "place": "Northfield", "documents": ["second"]},
    {"act": "move-place", "place": "Northfield", "lon": 36, "lat": -49.83},
    {"act": "same-actor", "actor": "Reds", "other": "Blues", "since": "2031-05-01"},
    {"act": "part-of", "actor": "Reds", "other": "Greens", "since": None, "until": "2031-06-01"},
    {"act": "published", "document": "first", "date": "2031-06-01/2031-06-03"},
]


@pytest.fixture
def claim(judged):
    """The id of a claim."""
    with whoheld.open(judged, read_only=True) as record:
        return claim_of(record, "Blues takes Northfield")


def stored(path):
    """The judgements of a record, in short."""
    with whoheld.open(path, read_only=True) as record:
        return [(str(row.judgement.act), row.judgement.by, row.judgement.note) for row in record.judgements()]


@pytest.mark.parametrize("said", JUDGED, ids=lambda said: said["act"])
def test_what_can_be_judged(desk, judged, claim, said):
    """Each act of the Python API, under its name; the number is the record's."""
    said = said | ({"claim": claim} if "claim" in said else {})
    response = desk.judge(**said, by="Ann")
    assert (response.status_code, response.json()) == (200, {"id": 1})
    assert stored(judged) == [(said["act"], "Ann", said.get("note", ""))]
    assert [row["id"] for row in desk.rows("judgements")] == [1]


def test_a_statement_is_judged_by_its_id(tmp_path):
    """Where the id is a statement's, that is what is accepted or rejected; without a count of what was seen."""
    (tmp_path / "told.txt").write_text("On 2031-05-02 the Reds takes Northfield. The Blues will take Northfield.\n")
    with whoheld.open(tmp_path / "r.db") as record:
        record.read([tmp_path / "told.txt"], reader=Tiny())
        (row,) = record.statements()
    with served(tmp_path / "r.db") as asker:
        response = asker.judge(act="reject", claim=row.statement.id, by="Ann")
        assert (response.status_code, response.json()) == (200, {"id": 1})
        (told,) = asker.rows("judgements")
    assert (told["act"], told["statement"], told["claim"]) == ("reject-statement", row.statement.id, None)


def test_every_act_is_tried():
    """The table above has them all."""
    assert [said["act"] for said in JUDGED] == list(ACTS)


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        ({}, 400, "act"),
        ({"act": "praise"}, 400, "praise"),
        ({"act": "undo"}, 400, "undo"),
        ({"act": None}, 400, "act"),
        ({"act": "accept"}, 400, "claim"),
        ({"act": "accept", "claim": "none"}, 400, "none"),
        ({"act": "accept", "claim": 5}, 400, "claim"),
        ({"act": "accept", "claim": "x", "fields": {"actor": "Reds"}}, 400, "fields"),
        ({"act": "accept", "claim": "x", "colour": "red"}, 400, "colour"),
        ({"act": "accept", "claim": "x", "seen": -1}, 400, "seen"),
        ({"act": "accept", "claim": "x", "seen": True}, 400, "seen"),
        ({"act": "accept", "claim": "x", "note": "\ud800"}, 400, "note"),
        ({"act": "accept", "claim": "x", "by": "a\0b"}, 400, "by"),
        ({"act": "correct", "claim": "x", "fields": {}}, 400, "nothing"),
        ({"act": "correct", "claim": "x", "fields": {"actor": ["Reds"]}}, 400, "fields"),
        ({"act": "correct", "claim": "x", "fields": ["actor"]}, 400, "fields"),
        ({"act": "correct", "claim": "x", "fields": {"quote": "other words"}}, 400, "quote"),
        ({"act": "correct", "claim": "x", "fields": {"low": 2**60}}, 400, "fields"),
        ({"act": "move-place", "place": "Northfield", "lon": 181, "lat": 0}, 400, "lon"),
        ({"act": "move-place", "place": "Northfield", "lon": "36", "lat": 0}, 400, "lon"),
        ({"act": "move-place", "place": "Nowhere", "lon": 36, "lat": 0}, 404, "Nowhere"),
        ({"act": "split-place", "place": "Northfield", "documents": "first"}, 400, "documents"),
        ({"act": "add", "document": "first", "quote": "not there", "fields": {"kind": "takes"}}, 400, "not there"),
    ],
)
def test_what_cannot_be_judged_is_said(desk, judged, said, status, words):
    """And nothing is written."""
    response = desk.judge(**said)
    assert response.status_code == status, response.text
    assert words in response.json()["error"]["message"]
    assert stored(judged) == []


@pytest.mark.parametrize(
    ("sent", "media_type", "status"),
    [
        (b"", "application/json", 400),
        (b"{", "application/json", 400),
        (b"[]", "application/json", 400),
        (b'"accept"', "application/json", 400),
        (b'{"act": "move-place", "lon": NaN}', "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * 60_000, "application/json", 400),
        (b'{"seen": ' + b"9" * 5000 + b"}", "application/json", 400),
        (b'{"note": "' + b"a" * 70_000 + b'"}', "application/json", 413),
        (b"act=accept", "application/x-www-form-urlencoded", 415),
        (b'{"act": "accept"}', "text/plain", 415),
    ],
)
def test_only_a_small_object_is_read(desk, sent, media_type, status):
    """JSON, sent as such, and no more than a judgement needs."""
    own = {"Origin": str(desk.base_url).rstrip("/"), "X-WhoHeld-Token": desk.asked("record")["token"]}
    response = desk.post("/api/judgements", content=sent, headers=own | {"Content-Type": media_type})
    assert response.status_code == status
    assert response.json()["error"]["advice"]


def test_a_judgement_is_taken_back_once(desk, judged, claim):
    """The second to do so is told that it was done."""
    desk.judge(act="reject", claim=claim, by="Ann")
    assert desk.judge("judgements/1/undo", by="Ben", note="a slip").json() == {"id": 2}
    again = desk.judge("judgements/1/undo", by="Cleo")
    assert (again.status_code, again.json()["error"]["kind"]) == (409, "Meanwhile")
    assert stored(judged) == [("reject", "Ann", ""), ("undo", "Ben", "a slip")]


@pytest.mark.parametrize(("number", "status"), [("7", 404), ("0", 400), ("x", 400), ("-1", 400), ("9" * 30, 400)])
def test_only_what_is_there_is_taken_back(desk, number, status):
    """A number that no judgement has is none."""
    assert desk.judge(f"judgements/{number}/undo").status_code == status


def test_a_judgement_is_signed(judged, monkeypatch):
    """By the name sent, else by the one that the server was started with, else by the login name."""
    from serving import served  # noqa: PLC0415 - only here

    monkeypatch.setenv("WHOHELD_BY", "Login")
    with served(judged, by="Starter") as asker:
        asker.judge(act="move-place", place="Northfield", lon=1, lat=1)
        asker.judge(act="move-place", place="Northfield", lon=2, lat=2, by="Sender")
        assert asker.asked("record")["by"] == "Starter"
    with served(judged) as asker:
        asker.judge(act="move-place", place="Northfield", lon=3, lat=3, by=None)
        assert asker.asked("record")["by"] == "Login"
    assert [by for _, by, _ in stored(judged)] == ["Starter", "Sender", "Login"]


def test_who_has_not_seen_the_last_judgement_is_told(desk, judged, claim):
    """A judgement for a state of the claim that is gone is not passed."""
    seen = desk.asked(f"claims/{claim}")["seen"]
    assert desk.judge(act="accept", claim=claim, seen=seen, by="Ann").status_code == 200
    late = desk.judge(act="reject", claim=claim, seen=seen, by="Ben")
    assert (late.status_code, late.json()["error"]["kind"]) == (409, "Meanwhile")
    now = desk.asked(f"claims/{claim}")
    assert (now["seen"], now["claim"]["judged"]) == (1, "accepted")
    assert desk.judge(act="reject", claim=claim, seen=now["seen"], by="Ben").status_code == 200
    assert [by for _, by, _ in stored(judged)] == ["Ann", "Ben"]


def test_taking_back_counts_as_judging(desk, claim):
    """Who looked before a judgement was taken back is told too."""
    desk.judge(act="accept", claim=claim, by="Ann")
    seen = desk.asked(f"claims/{claim}")["seen"]
    desk.judge("judgements/1/undo", by="Ann")
    assert desk.judge(act="reject", claim=claim, seen=seen, by="Ben").status_code == 409


def test_many_judge_at_once(desk, judged):
    """Of all who saw the same state of a claim one is heard; what is said of different claims all stands."""
    claims = [row["id"] for row in desk.rows("claims")]
    token, origin = desk.asked("record")["token"], str(desk.base_url).rstrip("/")

    def pass_on(said):
        own = {"Origin": origin, "X-WhoHeld-Token": token}
        return desk.post("/api/judgements", json=said, headers=own).status_code

    said = [{"act": "accept", "claim": c, "seen": 0, "by": f"{n}"} for n in range(4) for c in claims]
    with ThreadPoolExecutor(8) as people:
        asking = [people.submit(desk.asked, "map") for _ in range(8)]
        statuses = list(people.map(pass_on, said))
        assert all(len(one.result()["places"]) == 4 for one in asking)
    assert sorted(statuses) == [200] * len(claims) + [409] * (3 * len(claims))
    assert len(stored(judged)) == len(claims)
    assert {row["judged"] for row in desk.rows("claims")} == {"accepted"}


def test_a_side_is_called_otherwise(desk):
    """Label and colour are a judgement like others, and can be taken back."""
    before = desk.asked("record")["sides"]
    response = desk.judge("sides/Reds", label="Red Army", colour="#ABCDEF", by="Ann")
    assert response.json() == {"id": 1}
    told = next(side for side in desk.asked("record")["sides"] if side["name"] == "Reds")
    assert (told["label"], told["colour"]) == ("Red Army", "#abcdef")
    desk.judge("judgements/1/undo")
    assert desk.asked("record")["sides"] == before


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Reds", {}),
        ("Reds", {"colour": "red"}),
        ("Reds", {"label": "\u202eabc"}),
        ("Reds", {"label": 5}),
        ("Reds", {"name": "Blues", "label": "x"}),
    ],
)
def test_a_side_is_not_called_what_cannot_be(desk, judged, name, said):
    """Colours are written in hexadecimal, labels can be read."""
    assert desk.judge(f"sides/{name}", **said).status_code == 400
    assert stored(judged) == []
