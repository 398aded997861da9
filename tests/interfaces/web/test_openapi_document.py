"""The API's document lists what the server answers, and the server answers as the document says."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, assume, given, settings
from serving import served

from whoheld.interfaces.web.openapi import document, plain_path
from whoheld.interfaces.web.questions import QUESTIONS

API = (Path(__file__).parents[3] / "docs/api.md").read_text(encoding="utf-8")


def test_the_document_is_that_of_the_questions(page):
    """Every question is in it, and nothing else."""
    told = page.asked("openapi.json")
    assert told == document(QUESTIONS)
    assert {(method.upper(), path) for path, methods in told["paths"].items() for method in methods} == {
        (q.method, plain_path(q.path)) for q in QUESTIONS
    }


def test_every_shape_is_used_and_known():
    """No answer names a shape that is not there, and none is there in vain."""
    told = document(QUESTIONS)
    named = set(re.findall(r"#/components/schemas/(\w+)", str(told)))
    assert named == set(told["components"]["schemas"])


def test_each_operation_has_a_name_of_its_own():
    """Programs that are made from the document need one."""
    names = [operation["operationId"] for path in document(QUESTIONS)["paths"].values() for operation in path.values()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda q: f"{q.method} {plain_path(q.path)}")
def test_the_manual_has_every_question(question):
    """docs/api.md has a row with each address and all that can be given in its query or body."""
    rows = [line for line in API.splitlines() if line.startswith(f"| `{question.method} {plain_path(question.path)}`")]
    assert len(rows) == 1
    given = {param.name for param in question.params if param.where != "path"}
    assert {name for name in given if f"`{name}`" not in rows[0]} == set()
    assert ("lens" in rows[0], "paged" in rows[0]) == (question.lens, question.paged)


@pytest.mark.slow
@pytest.mark.parametrize("sort", ["POSITIVE", "NEGATIVE"])
def test_whatever_is_asked_there_is_an_answer(judged, sort):
    """Hundreds of questions made from the document, right ones or wrong ones: none fails, each answer conforms."""
    schemathesis = pytest.importorskip("schemathesis")
    from schemathesis.specs.openapi import checks  # noqa: PLC0415 - only where it is there

    wanted = [
        schemathesis.checks.not_a_server_error,
        checks.status_code_conformance,
        checks.content_type_conformance,
        checks.response_schema_conformance,
    ]
    law = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    with served(judged) as asker:
        own = {"Origin": str(asker.base_url).rstrip("/"), "X-WhoHeld-Token": asker.asked("record")["token"]}

        def tried(case):
            assume(len(str(case.query)) < 5_000)  # the server ends a connection whose address has over 64 kB
            case.call_and_validate(base_url=str(asker.base_url).rstrip("/"), headers=own, checks=wanted)

        for found in schemathesis.openapi.from_dict(asker.asked("openapi.json")).get_all_operations():
            if sort == "POSITIVE" or found.ok().body or found.ok().query or found.ok().path_parameters:
                cases = found.ok().as_strategy(generation_mode=schemathesis.GenerationMode[sort])
                law(given(cases)(tried))()
        assert asker.asked("record")["documents"] == 2
