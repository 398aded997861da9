"""Many ask at once: an answer is made once, kept while it stands, and not made for who has gone."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from starlette.requests import Request
from starlette.responses import Response

from whoheld.interfaces.web.memory import Memory
from whoheld.interfaces.web.questions import QUESTIONS
from whoheld.interfaces.web.route import GONE, Threads


def asked(there):
    """A request of somebody who is still there, or has gone."""

    async def receive():
        if there:
            await asyncio.sleep(60)
        return {"type": "http.disconnect"}

    return Request({"type": "http"}, receive)


@pytest.mark.parametrize(("there", "status", "times"), [(True, 200, 1), (False, GONE, 0)])
@pytest.mark.parametrize("path", ["/api/map", "/api/places"])
def test_nothing_is_made_for_who_has_gone(path, there, status, times):
    """A slider that is drawn along leaves questions behind that nobody waits for."""
    made = []
    question = next(q for q in QUESTIONS if q.path == path)

    def make():
        made.append(1)
        return Response()

    response = asyncio.run(Threads().run(question, asked(there), make))
    assert (response.status_code, len(made)) == (status, times)


def test_an_answer_is_made_once_for_all_who_ask():
    """Who asks while it is made waits for it."""
    memory, made = Memory(), []

    def make():
        time.sleep(0.05)
        made.append(1)
        return "answer"

    with ThreadPoolExecutor(8) as people:
        answers = list(people.map(lambda _: memory.of("map", "1", make), range(8)))
    assert (answers, len(made)) == (["answer"] * 8, 1)


def test_an_answer_stands_as_long_as_nothing_is_written():
    """In another state of the record it is made anew; what failed is not kept."""
    memory = Memory()
    assert [memory.of("map", state, lambda s=state: s) for state in ("1", "1", "2")] == ["1", "1", "2"]
    with pytest.raises(ZeroDivisionError):
        memory.of("map", "3", lambda: 1 // 0)
    assert memory.of("map", "3", lambda: "told") == "told"


def test_the_memory_has_an_end():
    """What was not asked for longest is forgotten first."""
    memory, made = Memory(most=2), []
    for key in ("a", "b", "a", "c", "a", "b"):
        memory.of(key, "1", lambda k=key: made.append(k))
    assert made == ["a", "b", "c", "b"]
