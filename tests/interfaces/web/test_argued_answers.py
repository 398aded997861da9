"""What is argued, foretold and planned, as the Python API and the command line have it."""

import json

import pytest
from serving import served

import argued_record
import whoheld

LENSES = [{}, {"known_by": "2031-05-31"}, {"reported_by": "2031-07"}, {"judged_only": 1}]
QUOTES = [
    "The Blues will take Eastmoor.",
    "The Reds will take Northfield.",
    "The Blues will take Southfield.",
    "The Reds would take Westmark.",
]


@pytest.fixture(scope="module")
def location(tmp_path_factory):
    """The path of the record of what is argued."""
    return argued_record.fill(tmp_path_factory.mktemp("argued"))


@pytest.fixture(scope="module")
def page(location):
    """A client of a server on it."""
    with served(location) as asker:
        yield asker


@pytest.fixture(scope="module")
def record(location):
    """The same record by the Python API."""
    with whoheld.open(location, read_only=True) as opened:
        yield opened


def plain(rows):
    """Rows as JSON gives them back."""
    return json.loads(json.dumps([row.row() for row in rows]))


def through(record, lens):
    """The record through a lens of a request."""
    return record.through(**{**lens, "judged_only": bool(lens.get("judged_only"))})


@pytest.mark.parametrize("lens", LENSES)
def test_the_ledger_is_that_of_the_record(page, record, lens):
    """The same rows in the same order through every lens, and the counts too."""
    seen = through(record, lens)
    assert page.rows("forecasts", **lens) == plain(seen.forecasts())
    for by in ("source", "doc"):
        assert page.rows("forecasts/counts", by=by, **lens) == plain(seen.forecast_counts(by))


@pytest.mark.parametrize("lens", LENSES)
def test_statements_are_those_of_the_record(page, record, lens):
    """The same rows in the same order through every lens."""
    assert page.rows("statements", **lens) == plain(through(record, lens).statements())


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({}, QUOTES),
        ({"outcome": "came-true"}, ["The Reds will take Northfield."]),
        ({"outcome": "did-not"}, ["The Blues will take Eastmoor."]),
        ({"outcome": "open"}, ["The Blues will take Southfield."]),
        ({"outcome": "not-testable"}, ["The Reds would take Westmark."]),
        ({"outcome": "testable"}, QUOTES[:3]),
        ({"stance": "supposed"}, ["The Reds would take Westmark."]),
        ({"q": "blues will"}, ["The Blues will take Eastmoor.", "The Blues will take Southfield."]),
        ({"place": "northfield"}, ["The Reds will take Northfield."]),
        ({"side": "Blues", "outcome": "open"}, ["The Blues will take Southfield."]),
        ({"doc": "later"}, []),
        ({"offset": 1, "limit": 1}, ["The Reds will take Northfield."]),
    ],
)
def test_forecasts_that_fit_are_given(page, wanted, expected):
    """Each filter lets through what fits; a page of them comes with the number of all."""
    told = page.asked("forecasts", **wanted)
    assert [row["quote"] for row in told["rows"]] == expected
    assert told["total"] == (len(QUOTES) if "limit" in wanted else len(expected))
    assert (told["offset"], told["limit"]) == (wanted.get("offset", 0), wanted.get("limit", 50))


def test_what_came_true_names_the_claim(page, record):
    """By which later sentence, which can be opened; and when."""
    (row,) = page.rows("forecasts", outcome="came-true")
    (by,) = row["for"]
    assert (row["on"], by["quote"]) == ("2031-06-09", "On 2031-06-09 the Reds takes Northfield.")
    assert record.claim(by["claim_id"]).document.name == "later"


def test_each_choice_is_counted_as_if_it_were_made(page):
    """An outcome is counted among all that fit the rest, so that another can be chosen; stances among that outcome."""
    told = page.asked("forecasts", outcome="open", q="take")
    assert told["counts"]["outcome"] == {"came-true": 1, "did-not": 1, "not-testable": 1, "open": 1}
    assert told["counts"]["stance"] == {"forecast": 1}
    assert list(told["counts"]["place"].values()) == [1]
    assert [told["names"][place_id] for place_id in told["counts"]["place"]] == ["Southfield"]
    assert page.asked("forecasts", q="take northfield")["counts"]["outcome"] == {"came-true": 1}


def test_no_share_of_fewer_than_ten(page):
    """The counts are told, the share is not."""
    rows = page.rows("forecasts/counts", by="source")
    assert [(row["told"], row["came_true"], row["did_not"], row["open"]) for row in rows] == [
        (3, 1, 1, 1),
        (1, 0, 0, 0),
    ]
    assert {row["share"] for row in rows} == {None}
    assert all("ten" in row["why"] or "10" in row["why"] for row in rows)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"type": "what_if"}, ["The Reds would take Westmark."]),
        ({"source": "Ann"}, ["Perhaps the Blues were tired, says Ann."]),
        ({"stance": "supposed", "doc": "hope"}, ["The Reds would take Westmark."]),
        ({"q": "road"}, ["Perhaps the road was cut."]),
        ({"place": "The Mill", "offset": 2}, ["Perhaps they were paid, says Ben."]),
        ({"side": "Blues"}, ["The Blues will take Southfield.", "The Blues will take Eastmoor."]),
    ],
)
def test_statements_that_fit_are_given(page, wanted, expected):
    """Each filter lets through what fits."""
    assert [row["quote"] for row in page.rows("statements", **wanted)] == expected


@pytest.mark.parametrize("wanted", [{"source": "Ann"}, {"q": "road"}, {"type": "rival_explanation", "limit": 1}])
def test_a_group_comes_whole(page, wanted):
    """Who asks for one explanation of an event gets its rivals beside it."""
    told = page.asked("statements", **wanted)
    (group,) = told["groups"]
    assert len(told["rows"]) == 1
    assert [row["source"] for row in group["rows"]] == ["Ann", None, "Ben"]
    fit = page.rows("statements", **{name: value for name, value in wanted.items() if name != "limit"})
    assert group["fit"] == [row["id"] for row in fit], "those of other pages fit too"


def test_groups_are_as_of_the_lens_and_only_of_what_is_shown(page):
    """What a lens hides is in no group; where no explanation is shown there is none."""
    assert page.asked("statements", known_by="2031-05-31")["groups"] == []
    assert page.asked("statements", type="what_if")["groups"] == []


def test_statements_are_counted_by_who_says_them(page):
    """The names of sources are those of the list of sources; a place without a point is counted by its name."""
    told = page.asked("statements", type="rival_explanation")
    assert told["counts"]["source"] == {"Ann": 1, "Ben": 1, "the author": 1}
    assert told["counts"]["place"] == {"the mill": 3}
    assert told["counts"]["type"] == {"forecast": 3, "rival_explanation": 3, "what_if": 1}
    assert "why" in told["names"].values()


def test_a_statement_stands_in_its_paragraph(page, record):
    """The text around it letter for letter, its document, and the other explanations."""
    for row in record.statements():
        told = page.asked(f"statements/{row.statement.id}")
        assert told == json.loads(json.dumps(record.statement(row.statement.id).row()))
        text = argued_record.TEXTS[row.statement.doc][1]
        assert told["before"] + told["quote"] + told["after"] in text
        assert len(told["group"]) == (3 if row.statement.group else 0)


@pytest.mark.parametrize(
    ("path", "status", "kind"),
    [
        ("forecasts?outcome=maybe", 400, "BadValue"),
        ("forecasts?place=Nowhere", 404, "UnknownPlace"),
        ("forecasts?doc=none", 404, "UnknownDocument"),
        ("forecasts?source=nobody", 404, "UnknownSource"),
        ("forecasts?limit=501", 400, "BadValue"),
        ("forecasts/counts?by=side", 400, "BadValue"),
        ("forecasts/counts?outcome=open", 400, "UnknownParameter"),
        ("statements?type=praise", 400, "BadValue"),
        ("statements?place=Nowhere", 404, "UnknownPlace"),
        ("statements/none", 404, "UnknownStatement"),
    ],
)
def test_what_is_not_there_is_said(page, path, status, kind):
    """No outcome, type, place, document or statement of that name."""
    seen, error = page.refused(path)
    assert (seen, error["kind"]) == (status, kind)
    assert error["advice"]
