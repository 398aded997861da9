"""A record on a PostgreSQL server: its address, its errors in our words, its views for maps."""

import threading
from contextlib import closing

import psycopg
import pytest
from entries import claim, document, entry, place
from sqlalchemy import text

import postgres as real
from whoheld.errors import RecordError, RecordUnwritable, WrongVersion
from whoheld.evidence import dialect, postgresql
from whoheld.evidence.sql import migrate_store, open_store
from whoheld.evidence.store import Entry


@pytest.fixture
def own_server(postgres_server):
    """The folder of the socket of a server that the tests started themselves."""
    if not postgres_server.startswith("postgresql://postgres@/postgres?host="):
        pytest.skip("the server of $WHOHELD_TEST_POSTGRES has no users and databases for these tests")
    return postgres_server.split("host=")[1]


@pytest.mark.parametrize(
    ("location", "shown"),
    [
        ("postgresql://ann:secret@host/war", "postgresql://ann:***@host/war"),
        ("postgresql+psycopg://ann:secret@host:5433/war", "postgresql+psycopg://ann:***@host:5433/war"),
        ("postgresql://ann@host/war?password=secret", "postgresql://ann@host/war?password=***"),
        ("postgresql:///war", "postgresql:///war"),
    ],
)
def test_a_password_is_never_shown(location, shown):
    """Wherever it stands in the address, it is starred in what a person sees."""
    assert dialect.database_at(location).shown == shown


@pytest.mark.parametrize(
    "location", ["mysql://ann:secret@host/war", "postgresql://ann:secret@host:port/war", "http://a:secret@b/secret@c"]
)
def test_an_address_of_another_sort_is_refused(location):
    """The message says how an address is written, and stars what may be a password."""
    with pytest.raises(RecordError, match="a record is a file or a PostgreSQL database") as caught:
        open_store(location)
    assert "secret" not in str(caught.value)


def test_without_its_library_the_message_names_it(monkeypatch):
    """Who did not install the extra is told how."""
    monkeypatch.setattr(postgresql, "find_spec", lambda name: None)  # noqa: ARG005
    with pytest.raises(RecordError, match=r"pip install 'whoheld\[postgres\]'"):
        open_store("postgresql://host/war")


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("postgresql://guarded:secret@/postgres?host={0}", "refused the user or the password"),
        ("postgresql://guarded@/postgres?host={0}", "refused the user or the password"),
        ("postgresql://nobody:secret@/postgres?host={0}", "refused the user or the password"),
        ("postgresql://postgres:secret@/none?host={0}", "no such database: make it with `createdb NAME`"),
        ("postgresql://postgres:secret@/postgres?host={0}&options=-csearch_path%3Dnone", "no record|no such schema"),
        ("postgresql://postgres:secret@/postgres?host={0}/none", "no PostgreSQL server answers there: start it"),
        ("postgresql://postgres:secret@127.0.0.1:1/postgres", "no PostgreSQL server answers there: start it"),
    ],
)
@pytest.mark.parametrize("read_only", [True, False])
def test_a_server_that_cannot_be_used_is_said(own_server, address, message, read_only):
    """Each cause has a message of its own with what to do, and none shows the password."""
    with pytest.raises(RecordError, match=message) as caught:
        open_store(address.format(own_server), read_only=read_only)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("flags", [{"read_only": True}, {"create": False}])
def test_no_tables_are_made_unasked(postgres, flags):
    """An empty database stays empty where a record is only to be asked."""
    with pytest.raises(RecordError, match=r"no record at postgresql:.*whoheld read"):
        open_store(postgres, **flags)
    assert _tables(postgres) == []


def test_a_database_of_another_program_is_refused_and_left(postgres):
    """The message names its tables; none is added."""
    with closing(psycopg.connect(postgres, autocommit=True)) as other:
        other.execute("CREATE TABLE recipes (name text)")
    with pytest.raises(WrongVersion, match="recipes"):
        open_store(postgres)
    assert _tables(postgres) == ["recipes"]


def test_a_writer_waits_for_its_turn_and_says_who_is_in_the_way(postgres, monkeypatch):
    """While another program writes, questions are answered; a second writer waits, then gives up with a message."""
    monkeypatch.setattr(postgresql, "PATIENCE_S", 0.05)
    with open_store(postgres) as store, open_store(postgres) as other:
        with store.writing() as writer:
            writer.enter(entry("a", {"Town": 1}))
            with other.view() as view:
                assert view.documents() == []
            with pytest.raises(RecordUnwritable, match="another program is writing to it"), other.writing():
                pass
        with other.view() as view:
            assert len(view.documents()) == 1


def test_reading_only_means_so(postgres):
    """A record opened for reading only is not written to."""
    open_store(postgres).close()
    with open_store(postgres, read_only=True) as store:
        with pytest.raises(RecordUnwritable, match="read-only"), store.writing() as writer:
            writer.enter(entry("b", {"Town": 1}))
        with store.view() as view:
            assert view.documents() == []


def test_a_broken_connection_is_said_and_mended(postgres, postgres_server):
    """A server that lets go in the middle gives a message and keeps the record; the next question connects anew."""

    def write_while_it_breaks():
        with store.writing() as writer:
            writer.enter(entry("a", {"Town": 1}))
            number = writer._connection.execute(text("SELECT pg_backend_pid()")).scalar()
            with closing(psycopg.connect(postgres_server, autocommit=True)) as other:
                other.execute("SELECT pg_terminate_backend(%s)", [number])
            writer.enter(entry("b", {"Town": 1}))

    with open_store(postgres) as store:
        with pytest.raises(RecordError, match="try again"):
            write_while_it_breaks()
        with store.view() as view:
            assert view.documents() == []


def test_figures_beyond_two_thousand_million_are_kept(postgres):
    """What a text counts need not fit into four bytes."""
    of = document("a")
    with open_store(postgres) as store:
        with store.writing() as writer:
            writer.enter(Entry(of, "r1", (claim(of, None, low=3_000_000_000),)))
        with store.view() as view:
            assert view.claims()[0].claim.low == 3_000_000_000


def test_names_are_sorted_as_in_a_file(postgres):
    """Lists come by the bytes of their letters, whatever language the server sorts by."""
    names = ["b", "B", "é", "z", "A"]
    with open_store(postgres) as store:
        for name in names:
            with store.writing() as writer:
                writer.enter(Entry(document(name), "r1"))
        with store.view() as view:
            assert [row.name for row in view.documents()] == sorted(names)


def _enter_all(address, names, errors):
    """Enter documents one by one, as a program of its own would."""
    try:
        with open_store(address) as store:
            for name in names:
                with store.writing() as writer:
                    writer.enter(entry(name, {"Town": 1}))
    except RecordError as error:
        errors.append(error)


def test_four_writers_lose_nothing(postgres):
    """Four at once, who also make the record at once, enter documents on one place: each claim is kept and counted."""
    errors, names = [], [f"d{number:02}" for number in range(40)]
    writers = [threading.Thread(target=_enter_all, args=(postgres, names[n::4], errors)) for n in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert errors == []
    with open_store(postgres) as store:
        with store.view() as view:
            assert [row.claim.doc for row in view.claims()] == names
            assert [(row.claims, row.spellings) for row in view.places()] == [(40, {"Town": 40})]
        assert store.check() == []


@pytest.fixture
def postgis(postgres, postgres_server):
    """The address of an empty place for a record, in a database with PostGIS."""
    with closing(psycopg.connect(postgres_server)) as connection:
        there = connection.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'postgis'").fetchone()
    if not there:
        pytest.skip("no PostGIS: install it (apt-get install postgresql-15-postgis-3)")
    return postgres


def test_maps_find_views_with_points(postgis):
    """Where PostGIS is there, it lists places and claims as layers of points; what has no point is not among them."""
    of = document("a")
    known, unknown = place("Town", place_id="test:1"), place("Nowhere", place_id="test:2", lon=None)
    with open_store(postgis) as store, store.writing() as writer:
        writer.enter(Entry(of, "r1", (claim(of, "test:1"), claim(of, "test:2", actor="Blues")), (known, unknown)))
    with closing(psycopg.connect(f"{postgis},public")) as map_:
        listed = (
            "SELECT f_table_name, type, srid FROM geometry_columns WHERE f_table_schema = current_schema() ORDER BY 1"
        )
        assert map_.execute(listed).fetchall() == [("whoheld_claims", "POINT", 4326), ("whoheld_places", "POINT", 4326)]
        places = "SELECT id, claims, public.ST_AsText(geom) FROM whoheld_places"
        assert map_.execute(places).fetchall() == [("test:1", 1, "POINT(10.5 50)")]
        assert map_.execute("SELECT doc, actor, place_name FROM whoheld_claims").fetchall() == [("a", "Reds", "Town")]


def test_views_are_made_when_postgis_comes_later(postgis):
    """`whoheld migrate` makes them anew, as often as it is called."""
    open_store(postgis).close()
    with closing(psycopg.connect(postgis, autocommit=True)) as other:
        other.execute("DROP VIEW whoheld_places")
    for _ in range(2):
        before, after = migrate_store(postgis)
        assert before == after
    with closing(psycopg.connect(postgis)) as other:
        assert other.execute("SELECT count(*) FROM whoheld_places").fetchone() == (0,)


def test_without_postgis_there_are_no_views_and_no_complaint(own_server):
    """A user who may not switch it on gets a record like any other."""
    with real.schema(f"postgresql://guarded:right@/bare?host={own_server}") as address:
        with open_store(address) as store, store.writing() as writer:
            writer.enter(entry("a", {"Town": 1}))
        with closing(psycopg.connect(address)) as other:
            views = "SELECT count(*) FROM pg_views WHERE schemaname = current_schema()"
            assert other.execute(views).fetchone() == (0,)


def _tables(address):
    """The tables of a place for a record."""
    with closing(psycopg.connect(address)) as connection:
        query = "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()"
        return [name for (name,) in connection.execute(query)]
