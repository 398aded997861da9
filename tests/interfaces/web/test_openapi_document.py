"""The API's document lists what the server answers, and the server answers as the document says."""

import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
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


#: What must be among the answers; whether a question that is wrong also asks for what is not there is chance.
MET = {"known": {200, 400, 404}, "positive": {400, 404}, "negative": {400}}


def knowing(told, record):
    """The document, with what is in a record as what its parameters may be: other texts find nothing."""
    words = {
        "on date known_by reported_by since until": ["2031-05-12", "2031-05", "2031", "2031-05-10/2031-05-12", "203X"],
        "place other": ["Northfield", "Westmark", "Twin?", "tiny:northfield"],
        "source a b": [row["name"] for row in record.rows("sources")],
        "side actor": ["Reds", "Blues", "Greens"],
        "doc document": [row["id"] for row in record.rows("documents")],
        "claim skip": [row["id"] for row in record.rows("claims")],
        "q": ["Blues", "northfield", "the"],
    }
    real = {name: known for names, known in words.items() for name in names.split()}
    ids = {"places": real["place"], "claims": real["claim"], "documents": real["doc"], "sides": real["side"]} | {
        "sources": real["source"]
    }
    for path, methods in told["paths"].items():
        for operation in methods.values():
            for param in operation["parameters"]:
                known = ids.get(path.split("/")[2]) if param["in"] == "path" else real.get(param["name"])
                param["schema"] = one_of(known, param["schema"])
            for media in operation.get("requestBody", {}).get("content", {}).values():
                members = media["schema"]["properties"]
                members |= {name: one_of(real.get(name), shape) for name, shape in members.items()}
    return told


def one_of(known, shape):
    """One of these, if there are any."""
    return {"enum": known} if known else shape


@pytest.mark.slow
@pytest.mark.parametrize("sort", ["known", "positive", "negative"])
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
    law = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
    with served(judged) as asker:
        home = str(asker.base_url).rstrip("/")
        own = {"Origin": home, "X-WhoHeld-Token": asker.asked("record")["token"]}
        told = asker.asked("openapi.json")
        document = knowing(told, asker) if sort == "known" else told
        mode = schemathesis.GenerationMode["NEGATIVE" if sort == "negative" else "POSITIVE"]
        met = set()

        def tried(case):
            if len(str(case.query)) > 5_000:
                return  # the server ends a connection whose address has over 64 kB
            response = case.call(base_url=home, headers=own)
            met.add(response.status_code)
            case.validate_response(response, checks=wanted)

        for found in schemathesis.openapi.from_dict(document).get_all_operations():
            operation = found.ok()
            said = told["paths"][operation.path][operation.method]
            if sort == "negative" and not (said["parameters"] or "requestBody" in said):
                continue  # nothing can be given wrongly
            cases = operation.as_strategy(generation_mode=mode)
            law(given(cases)(tried))()
        assert met >= MET[sort]
        assert asker.asked("record")["documents"] == 2
