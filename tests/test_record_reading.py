"""A record that is filled: what is read, what is known already, what cannot be read."""

from dataclasses import replace
from pathlib import Path

import pytest

import whoheld
from tiny_reader import Tiny
from whoheld.errors import GazetteerError, QuestionError
from whoheld.options import ReadingOptions

NORTH = "On 2031-05-02 the Reds takes Northfield. Nothing else was reported from the valley that day.\n"
SOUTH = "On 2031-06-01 the Blues holds Southfield. On 2031-06-03 the Reds contests Oldbridge.\n"


@pytest.fixture
def record(tmp_path):
    """An empty record."""
    with whoheld.open(tmp_path / "r.db") as opened:
        yield opened


@pytest.fixture
def reports(tmp_path):
    """A folder of two reports with three claims."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(NORTH)
    (folder / "b.txt").write_text(SOUTH)
    return folder


def test_a_reading_says_what_it_found(record, reports):
    """Documents, claims, places by how they were placed, and files that would help are counted."""
    report = record.read([reports], reader=Tiny())
    assert (report.read, report.known, report.not_read) == (("a", "b"), (), ())
    assert (report.claims, report.placed, report.ambiguous, report.unplaced) == (3, 2, 0, 1)
    assert report.help_files == ("XX.txt",)
    assert report.complete


def test_kinds_are_counted_of_what_was_read_now(record, tmp_path):
    """Another document of the same name that was read before counts no more."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(f"{NORTH}\nSo told in {folder}.\n")
    first, second = (record.read([tmp_path / folder], reader=Tiny("tiny-1")) for folder in ("one", "two"))
    assert (second.read, second.kinds) == (first.read, first.kinds)
    assert sum(second.kinds.values()) == second.claims > 0


def test_the_same_bytes_add_nothing(record, reports):
    """Reading again, also a copy under another name, finds the documents known and leaves the record alike."""
    record.read([reports], reader=Tiny())
    before = contents(record)
    (reports / "copy.txt").write_text(NORTH)
    report = record.read([reports], reader=Tiny())
    assert (report.read, report.known) == ((), ("a", "b", "copy"))
    assert contents(record) == before


def test_copies_in_one_reading_are_one_document(record, reports):
    """Two files with the same bytes are one document under the first one's name."""
    (reports / "copy.txt").write_text(NORTH)
    report = record.read([reports], reader=Tiny())
    assert (report.read, report.known) == (("a", "b"), ("copy",))
    assert [d.name for d in record.documents()] == ["a", "b"]


@pytest.mark.parametrize("workers", [1, 2])
def test_one_bad_document_costs_no_other(record, reports, workers):
    """What cannot be read is reported with its reason, and all the others are read."""
    (reports / "c.txt").write_bytes(b"\x00\x01\x02" * 100)
    (reports / "d.txt").write_text("")
    (reports / "e.txt").write_text("FAIL")
    (reports / "f.txt").write_text(SOUTH + "The rain went on.\n")
    report = record.read([reports, reports / "none.txt"], reader=Tiny(), workers=workers)
    assert report.read == ("a", "b", "f")
    failed = {failure.path.rsplit("/", 1)[-1]: failure.why for failure in report.not_read}
    assert set(failed) == {"c.txt", "d.txt", "e.txt", "none.txt"}
    assert "told to fail" in failed["e.txt"]
    assert not report.complete


def test_another_language_is_kept_and_not_read(record, tmp_path):
    """A text that is not English stands among the documents, with the reason why it has no claims."""
    (tmp_path / "x.txt").write_text(
        "Am zweiten Mai wurde das Dorf von den Truppen eingenommen, sagte der Sprecher.\n" * 5
    )
    report = record.read([tmp_path / "x.txt"], reader=Tiny())
    assert "de" in report.not_read[0].why
    assert "de" in record.documents()[0].unread


def test_a_better_reader_supersedes_and_keeps(record, reports):
    """What both readers find stays as it was cited; what only the older found is kept but no longer stands."""
    record.read([reports], reader=Tiny("tiny-1"))
    before = {row.claim.id for row in record.claims()}
    report = record.read([reports], reader=Tiny("tiny-2", ("takes", "holds")))
    assert report.read == ("a", "b")
    after = record.claims()
    assert {row.claim.id for row in after} < before
    assert {row.reader for row in after} == {"tiny-2"}
    with record._store.view() as view:
        every = view.claims(superseded=True)
    assert {row.claim.id for row in every} == before
    assert [(row.claim.kind, row.superseded_by) for row in every if row.superseded_by] == [("contests", "tiny-2")]


def test_an_older_reader_again_restores(record, reports):
    """A claim found again stands again."""
    record.read([reports], reader=Tiny("tiny-1"))
    before = [replace(row, reader="") for row in record.claims()]
    record.read([reports], reader=Tiny("tiny-2", ("takes",)))
    record.read([reports], reader=Tiny("tiny-1"))
    assert [replace(row, reader="") for row in record.claims()] == before


def test_a_new_text_at_the_same_path_is_a_new_version(record, reports):
    """Both texts are kept, and the newer names the older."""
    record.read([reports], reader=Tiny())
    old = record.documents()[0].id
    (reports / "a.txt").write_text(NORTH + "Later that week the rain stopped.\n")
    record.read([reports], reader=Tiny())
    (reports / "a.txt").write_text(NORTH + "Later that week the rain went on.\n")
    record.read([reports], reader=Tiny())
    chain = {d.id: d.version_of for d in record.documents() if d.name == "a"}
    assert len(chain) == 3
    assert sorted(value is None for value in chain.values()) == [False, False, True]
    assert old in chain.values()
    assert len(set(chain.values())) == 3


def test_a_date_that_a_person_gives_is_kept(record, reports):
    """Giving a publication date reads the document anew; reading it later without one does not forget it."""
    path = [reports / "a.txt"]
    record.read(path, reader=Tiny())
    assert record.read(path, ReadingOptions(published="2031-05-04"), reader=Tiny()).read == ("a",)
    assert record.read(path, reader=Tiny()).known == ("a",)
    record.read(path, reader=Tiny("tiny-2"))
    document = record.documents()[0]
    assert (document.published, document.published_basis) == ("2031-05-04", "given")


def test_progress_is_told_after_each_document(record, reports):
    """The caller hears of every document once, in order, with the number in all."""
    heard = []
    record.read([reports], reader=Tiny(), progress=lambda *said: heard.append(said))
    assert [(done, total, Path(where).name) for done, total, where in heard] == [(1, 2, "a.txt"), (2, 2, "b.txt")]


def test_ctrl_c_keeps_what_was_finished(record, reports):
    """An interruption after the first document leaves that document, whole."""

    def stop(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        record.read([reports], reader=Tiny(), progress=stop)
    assert [(d.name, d.claims) for d in record.documents()] == [("a", 1)]


def test_claims_come_in_the_codebooks_fields(record, reports):
    """A claim's row has the codebook's names in its order, then the kept fields, id, place, point and page."""
    record.read([reports], reader=Tiny())
    row = record.claims(doc="a")[0].row()
    assert list(row)[:5] == ["doc", "quote", "kind", "actor", "target"]
    assert list(row)[-5:] == ["id", "place_id", "lon", "lat", "page"]
    assert (row["doc"], row["kind"], row["start"], row["lon"]) == ("a", "takes", "2031-05-02", 10.5)
    assert type(row["kind"]) is str


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({}, ["takes", "holds", "contests"]),
        ({"kind": "holds"}, ["holds"]),
        ({"place": "northfield"}, ["takes"]),
        ({"doc": "b"}, ["holds", "contests"]),
        ({"doc": "b", "kind": "takes"}, []),
    ],
)
def test_claims_are_asked_for_by_kind_place_and_document(record, reports, asked, expected):
    """Each filter narrows the list, and together they narrow it more."""
    record.read([reports], reader=Tiny())
    assert [row.claim.kind for row in record.claims(**asked)] == expected


def test_an_unknown_kind_is_refused(record):
    """A kind that the codebook does not know is a wrong question, and the message lists the kinds."""
    with pytest.raises(QuestionError, match="takes"):
        record.claims(kind="burns")


def test_actors_are_counted_by_what_they_do(record, reports):
    """An actor's row counts claims, documents and the words it is called by."""
    record.read([reports], reader=Tiny())
    rows = [(a.name, a.acts, a.suffers, a.documents, a.spellings) for a in record.actors()]
    assert rows == [("Blues", 1, 0, 1, {"the Blues": 1}), ("Reds", 2, 0, 2, {"the Reds": 2})]


def test_places_show_their_spellings(record, reports):
    """A place's row has its point, its claims and how often each spelling was written."""
    (reports / "c.txt").write_text(NORTH.replace("Northfield", "northfield") + NORTH + NORTH)
    record.read([reports], reader=Tiny())
    rows = {row.place.name: row for row in record.places()}
    assert set(rows) == {"Northfield", "Oldbridge", "Southfield"}
    assert rows["Northfield"].spellings == {"Northfield": 3, "northfield": 1}
    assert rows["Oldbridge"].row()["lon"] is None


def test_a_layer_is_copied_with_its_digest(record, tmp_path):
    """A layer's places and digest stand in the record; the same file again replaces it."""
    file = tmp_path / "mine.csv"
    file.write_text("name,lat,lon,kind\nOldbridge,50.1,10.2,settlement\nTwo Oaks,50.2,10.3,settlement\n")
    record.add_layer(file)
    again = record.add_layer(file)
    assert [row.name for row in record.layers()] == ["mine"]
    assert (again.places, len(again.digest)) == (2, 64)
    with record._store.view() as view:
        assert [c.name for c in view.layer("mine")] == ["Oldbridge", "Two Oaks"]


def test_a_file_that_is_no_layer_changes_nothing(record, tmp_path):
    """A gazetteer file without coordinates is refused."""
    (tmp_path / "bad.csv").write_text("a,b\n1,2\n")
    with pytest.raises(GazetteerError):
        record.add_layer(tmp_path / "bad.csv")
    assert record.layers() == []


def contents(record):
    """All that stands, without the instants."""
    documents = [{**row.row(), "read_at": None} for row in record.documents()]
    lists = (record.claims(), record.places(), record.actors())
    return documents, *([row.row() for row in rows] for rows in lists)
