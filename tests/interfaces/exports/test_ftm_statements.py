"""FollowTheMoney statements, read back with the package that defines them."""

from collections import defaultdict

import pytest
from eventfile import Export

from event_record import said
from whoheld.interfaces.exports.ftm import linked
from whoheld.interfaces.exports.ftm_schema import BASE, SCHEMATA
from whoheld.interfaces.exports.statement import tidied
from whoheld.interfaces.limits import Limits

pytestmark = pytest.mark.slow

#: Two addresses, and what is none.
ADDRESSES = [
    "https://example.org/a?b=1",
    "http://news.example/",
    "javascript:alert(1)",
    "https://",
    "ftp://example.org/a",
    "https://example.org/a b",
    "//example.org",
]
REPORTS = {
    "a": [
        ("They took it.", said("takes", "Russia", "Ukraine", source="Moscow")),
        ("The rebels struck.", said("strikes", "rebels", "civilians", place="Nowhere", weapon="ied")),
        ("It may fall.", said("takes", "Ukraine", stance="forecast")),
    ],
    "b": [("They did not.", said("takes", "Russia", "Ukraine", source="Kyiv", stance="denied"))],
}


@pytest.fixture(scope="module", autouse=True)
def ftm():
    """The package; it takes a second to load, so that only these tests do."""
    return pytest.importorskip("followthemoney", reason="the package followthemoney checks the statements")


@pytest.fixture(scope="module")
def export(tmp_path_factory):
    """The statements of `REPORTS`."""
    return Export("ftm", tmp_path_factory.mktemp("ftm"), **REPORTS)


@pytest.fixture(scope="module")
def entities(export):
    """The entities that FollowTheMoney makes of the file, by id."""
    return entities_of(export.out)


def entities_of(path):
    """The entities that FollowTheMoney makes of a file, by id."""
    from followthemoney.dataset import Dataset  # noqa: PLC0415 - skipped where it is absent
    from followthemoney.statement import StatementEntity, read_path_statements  # noqa: PLC0415

    told = defaultdict(list)
    for statement in read_path_statements(path, "json"):
        told[statement.entity_id].append(statement)
    known = Dataset.make({"name": "whoheld", "title": "WhoHeld"})
    return {key: StatementEntity.from_statements(known, some) for key, some in told.items()}


def of_schema(entities, schema):
    """The entities of a schema, by their caption."""
    return {e.caption: e for e in entities.values() if e.schema.name == schema}


def test_every_schema_and_property_is_theirs(ftm):
    """What is written is in the model of FollowTheMoney."""
    for schema, properties in SCHEMATA.items():
        assert set(properties) <= set(ftm.model.get(schema).properties)


def test_every_statement_is_valid(ftm, export):
    """Each value is one that the model takes as it stands, and each id is the one that the package makes."""
    from followthemoney.statement import read_path_statements  # noqa: PLC0415 - skipped where it is absent

    for statement in read_path_statements(export.out, "json"):
        assert statement.id == statement.generate_key()
        if statement.prop != BASE:
            kind = ftm.model.get(statement.schema).get(statement.prop).type
            assert kind.clean(statement.value) == statement.value
            assert kind.validate(statement.value)


def test_entities_are_whole_and_point_at_one_another(entities):
    """Every property that a schema asks for is there, and every entity that is named is one of the right sort."""
    for one in entities.values():
        assert all(one.get(name) for name in one.schema.required)
        for prop in (p for p in one.iterprops() if p.type.name == "entity"):
            assert all(entities[other].schema.is_a(prop.range) for other in one.get(prop))


def test_an_event_has_sides_place_days_and_proof(entities):
    """Who is involved, where, when, and in which documents it stands."""
    event = of_schema(entities, "Event")["Russia takes Kherson"]
    assert (event.get("startDate"), event.get("endDate")) == (["2022-11-11"], ["2022-11-11"])
    assert sorted(entities[key].caption for key in event.get("involved")) == ["Russia", "Ukraine"]
    assert [entities[key].get("latitude") for key in event.get("addressEntity")] == [["46.6558"]]
    assert [entities[key].get("title") for key in event.get("proof")] == [["The title of a"]]


def test_a_note_has_each_quote(entities):
    """The words, what they are for, and where they stand; a denial stands beside what it denies."""
    told = sorted((n.get("description"), n.get("summary")) for n in of_schema(entities, "Note").values())
    assert told == [
        (["The rebels struck."], ["tells: said"]),
        (["They did not."], ["denies: denied, by Kyiv"]),
        (["They took it."], ["tells: said, by Moscow"]),
    ]
    assert all("quote_start=" in n.get("notes")[0] for n in of_schema(entities, "Note").values())


def test_sides_are_bodies_of_states_or_none(entities):
    """A state is a public body of its country, a generic word no organisation, civilians and reporters no side."""
    assert of_schema(entities, "PublicBody")["Russia"].get("country") == ["ru"]
    assert list(of_schema(entities, "LegalEntity")) == ["rebels"]
    sides = [e.caption for e in entities.values() if e.schema.is_a("LegalEntity")]
    assert sorted(sides) == ["Russia", "Ukraine", "rebels"]


def test_what_did_not_happen_is_no_event(export, entities):
    """A forecast makes no event, and is counted."""
    assert sorted(of_schema(entities, "Event")) == ["Russia takes Kherson", "rebels strikes Nowhere"]
    assert export.left_out == {"forecast: nothing that happened": 1}


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("  The\tBlue\u2028Hats ", "The Blue Hats"),
        ("Bl\x01ue\x00", "Blue"),
        ("Cafe\u0301", "Caf\u00e9"),
        ("x" * 300, "x" * 249 + "…"),
        ("\x01 ", ""),
    ],
    ids=["spaces", "control characters", "composed", "long", "nothing"],
)
def test_names_are_tidied(ftm, name, kept):
    """What the model would change in a name is changed before, so that ids are those of what is kept."""
    assert tidied(name) == kept
    assert (ftm.types.registry.name.clean(kept) or "") == kept


def test_addresses_that_are_none_are_left_empty():
    """Neither a script nor an address without a host becomes a link."""
    assert [u for u in ADDRESSES if linked(u)] == ADDRESSES[:2]


def test_whole_texts_only_where_they_are_asked_for(tmp_path):
    """With them the document has its text; the quote is in it."""
    found = entities_of(Export("ftm", tmp_path, limits=Limits(with_text=True), a=REPORTS["a"]).out)
    (document,) = of_schema(found, "Document").values()
    assert "They took it." in document.get("bodyText")[0]
