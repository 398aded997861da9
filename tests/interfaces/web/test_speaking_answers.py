"""What is counted of sources, and the pace of a side: the server answers what the record answers."""

import asyncio
import json

import pytest
from serving import served
from starlette.requests import Request
from starlette.responses import Response

import whoheld
from judged_record import FIRST, SECOND, Otherwise
from whoheld.interfaces.web.questions import QUESTIONS
from whoheld.interfaces.web.route import Threads

LENSES = [{}, {"known_by": "2031-05-10"}]
SLOW = ["/api/cards", "/api/sources/{name:path}", "/api/beside", "/api/pace"]


@pytest.fixture(scope="module")
def record(shown):
    """The same record by the Python API."""
    with whoheld.open(shown, read_only=True) as opened:
        yield opened


def plain(value):
    """A value as JSON gives it back."""
    return json.loads(json.dumps(value))


@pytest.mark.parametrize("lens", LENSES, ids=["all", "early"])
@pytest.mark.parametrize(
    ("path", "method"), [("cards", "source_cards"), ("sources", "sources")], ids=["cards", "sources"]
)
def test_sources_are_those_of_the_record(page, record, path, method, lens):
    """The same rows in the same order, through every lens."""
    assert page.rows(path, **lens) == plain([row.row() for row in getattr(record.through(**lens), method)()])


@pytest.fixture(scope="module")
def quoting(tmp_path_factory):
    """The path of a record of two reports, in which others are quoted."""
    folder = tmp_path_factory.mktemp("quoting")
    whose = {"takes Northfield": {"source": "Watch"}, "holds Northfield": {"source": "SDF"}}
    (folder / "first.txt").write_text(FIRST)
    (folder / "second.txt").write_text(SECOND)
    with whoheld.open(folder / "record.db") as opened:
        opened.read([folder / "first.txt", folder / "second.txt"], reader=Otherwise(changes=whose))
    return folder / "record.db"


def test_sources_stand_beside_each_other_as_in_the_record(quoting):
    """By any of their names: one by itself, and two over what both speak of."""
    with served(quoting) as asker, whoheld.open(quoting, read_only=True) as opened:
        assert asker.asked("sources/Watch") == plain(opened.source("Watch").row())
        assert asker.asked("sources/Syrian Democratic Forces") == plain(opened.source("SDF").row())
        assert asker.asked("beside", a="Watch", b="Syrian Democratic Forces") == plain(
            opened.beside("Watch", "SDF").row()
        )


@pytest.mark.parametrize(
    ("asked", "bounds"),
    [({}, ()), ({"since": "2031-05-05"}, ("2031-05-05",)), ({"until": "2031-05-04"}, (None, "2031-05-04"))],
    ids=["all", "since", "until"],
)
def test_a_pace_is_that_of_the_record(page, record, asked, bounds):
    """Week by week, within the days that are asked for."""
    told = page.asked("pace", side="reds", **asked)
    assert told["rows"] == plain([week.row() for week in record.pace("Reds", *bounds).rows()])
    assert told["total"] == len(told["rows"])


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("sources/Atlantis%20Press", 404, "Atlantis Press"),
        ("beside?a=the%20author&b=Nobody", 404, "Nobody"),
        ("beside?a=the%20author&b=the%20author", 400, "one source"),
        ("beside?a=the%20author", 400, "b must be given"),
        ("pace?side=Purples", 400, "Purples"),
        ("pace?side=Reds&since=soon", 400, "soon"),
        ("pace?side=Reds&since=2031-06&until=2031-05", 400, "2031-06"),
    ],
)
def test_what_cannot_be_counted_is_said(page, path, status, words):
    """What was seen stands in the message."""
    seen, error = page.refused(path)
    assert (seen, words in error["message"]) == (status, True)


def test_slow_answers_leave_room_for_the_others():
    """While one of them is made the next of them waits, and the map is answered."""

    async def receive():
        await asyncio.sleep(60)

    async def story():
        threads, done, request = Threads(), [], Request({"type": "http"}, receive)
        begun, end = asyncio.Event(), asyncio.Event()
        loop = asyncio.get_running_loop()

        def long():
            loop.call_soon_threadsafe(begun.set)
            asyncio.run_coroutine_threadsafe(end.wait(), loop).result(10)
            return done.append("long") or Response()

        def short(name):
            return lambda: done.append(name) or Response()

        by_path = {question.path: question for question in QUESTIONS}
        waiting = [asyncio.create_task(threads.run(by_path[SLOW[0]], request, long))]
        await begun.wait()
        waiting += [asyncio.create_task(threads.run(by_path[path], request, short(path))) for path in SLOW[1:]]
        await asyncio.wait_for(threads.run(by_path["/api/map"], request, short("map")), 10)
        end.set()
        await asyncio.gather(*waiting)
        return done

    assert asyncio.run(story()) == ["map", "long", *SLOW[1:]]
