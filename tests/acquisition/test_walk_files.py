"""Which files are read, and each of them as a document."""

import os
import time
from pathlib import Path

import pytest

from whoheld.acquisition import readers
from whoheld.acquisition.document import BlockKind
from whoheld.acquisition.manifest import Row
from whoheld.acquisition.walk import acquire, find
from whoheld.errors import DocumentError, MissingDocument, UnreadableDocument

SHARED = Path(__file__).parents[3] / "shared"
PROSE = "The guards left the town of Ost in the evening and crossed the river by the old bridge, the council said."
PAGE = f"Guards Leave Ost\n\nBy Ada Writer | (The River Post)\n\n3 May 2031\n\n{PROSE}\n"


def write(folder, **files):
    """Files in a folder: name without dots, ``__`` for a dot, ``_in_`` for a folder."""
    for name, text in files.items():
        path = folder / name.replace("_in_", "/").replace("__", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def test_folders_are_searched_in_a_stable_order(tmp_path):
    """By name, with what is in them; hidden files and the list are left out, other suffixes are reported."""
    write(tmp_path, b__txt="x", a__md="x", sub_in_c__markdown="x", documents__csv="x", __hidden__txt="x", d__odt="x")
    write(tmp_path, __git_in_e__txt="x")
    found, left = find([tmp_path])
    assert [str(item.path.relative_to(tmp_path)) for item in found] == ["a.md", "b.txt", "sub/c.markdown"]
    assert [where for where, _ in left] == [str(tmp_path / "d.odt")]
    assert ".odt cannot be read: save its text as " in left[0][1]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes with names are POSIX's")
def test_a_pipe_among_the_files_is_not_waited_for(tmp_path):
    """Nobody may ever write into it: it is told, by itself and in its folder, and the other files are read."""
    write(tmp_path, a__txt="x")
    os.mkfifo(pipe := tmp_path / "b.txt")
    found, left = find([tmp_path, pipe])
    assert [item.name for item in found] == ["a"]
    assert [(where, why[:12]) for where, why in left] == [(str(pipe), "it is a pipe")] * 2


def test_a_file_given_twice_is_read_once(tmp_path):
    """A folder and a file in it name the same document."""
    write(tmp_path, a__txt="x", b__txt="x")
    found, left = find([tmp_path / "b.txt", tmp_path, tmp_path])
    assert ([item.name for item in found], left) == (["b", "a"], [])


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("nowhere", "no such file or folder"),
        ("empty", "nothing in this folder can be read"),
        ("a", "files without a suffix"),
    ],
)
def test_what_is_not_read_is_reported_with_the_reason(tmp_path, name, reason):
    """Nothing is passed over in silence, and nothing is raised: the others are to be read."""
    write(tmp_path, a="x", empty_in_documents__csv="x")
    found, left = find([tmp_path / name])
    assert (found, left[0][0]) == ([], str(tmp_path / name))
    assert left[0][1].startswith(reason)


def test_a_page_becomes_a_document(tmp_path):
    """Text, parts, title, author, publisher and day, with the basis of the day."""
    document = acquire(write(tmp_path, ost__txt=PAGE) / "ost.txt")
    assert (document.name, document.title, document.byline) == ("ost", "Guards Leave Ost", "Ada Writer")
    assert (document.publisher, document.published, document.published_basis) == (
        "The River Post",
        "2031-05-03",
        "stated",
    )
    assert (document.language, document.encoding, document.encyclopedic, document.notes) == ("en", "utf-8", False, ())
    assert [document.excerpt(b) for b in document.authored()] == ["Guards Leave Ost", PROSE]
    assert len(document.id) == 64


@pytest.mark.parametrize(
    ("manifest", "row", "given", "stated"),
    [
        ("", None, None, ("2031-05-03", "stated")),
        ("ost.txt,2031-05-04/2031-05-06", None, None, ("2031-05-04/2031-05-06", "given")),
        ("ost.txt,", None, None, ("2031-05-03", "stated")),
        ("ost.txt,2031-05-04", None, "2031-06", ("2031-06", "given")),
        ("ost.txt,2031-05-04", Row("ost.txt", published="2032"), None, ("2032", "given")),
    ],
)
def test_a_person_knows_better_than_the_page(tmp_path, manifest, row, given, stated):
    """What is given on the call comes before the list, and the list before what the file states."""
    write(tmp_path, ost__txt=PAGE, documents__csv=f"path,published\n{manifest}\n")
    document = acquire(tmp_path / "ost.txt", published=given, manifest_row=row)
    assert (document.published, document.published_basis) == stated


def test_markdown_is_told_by_its_front_matter_in_any_text_file(tmp_path):
    """An encyclopedia article in a .txt keeps its infobox, and its description is no prose of the author."""
    head = "---\nsubject: Siege of Ost\ndescription: A siege.\ntags: [a]\ndate: ['2031']\n---\n"
    raw = f"{head}## The **siege**\n{PROSE}\n"
    document = acquire(write(tmp_path, ost__txt=raw) / "ost.txt")
    assert document.encyclopedic
    assert [b.kind for b in document.blocks] == [BlockKind.FRONT_MATTER, BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert document.excerpt(document.blocks[1]) == "The siege"
    assert document.published is None


def test_another_language_is_said(tmp_path):
    """Kept, and not read."""
    german = "Die Wachen verließen am Abend die Stadt und gingen über die alte Brücke, teilte der Rat mit.\n" * 3
    document = acquire(write(tmp_path, ost__txt=german) / "ost.txt")
    assert document.language == "de"
    assert document.notes == ("written in another language than English (de): kept, not read",)


def test_a_mark_of_nothing_is_a_note_and_the_body_is_read(tmp_path):
    """Invalid YAML costs the front matter only."""
    document = acquire(write(tmp_path, ost__md=f"---\na: [1\n---\n{PROSE}\n") / "ost.md")
    assert "no valid YAML" in document.notes[0]
    assert [document.excerpt(b) for b in document.authored()] == [PROSE]


@pytest.mark.parametrize(
    ("name", "data", "error", "said"),
    [
        ("none.txt", None, MissingDocument, "no such file"),
        ("ost.txt", b"", UnreadableDocument, "is empty"),
        ("ost.txt", b"\x00\x01", UnreadableDocument, "is binary"),
        ("ost.odt", b"words", UnreadableDocument, ".odt cannot be read"),
        ("ost.pdf", b"words", UnreadableDocument, "is no PDF, or a damaged one"),
        ("folder", None, UnreadableDocument, "cannot be opened"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_path(tmp_path, name, data, error, said):
    """Each refusal names the file and says what was seen."""
    (tmp_path / "folder").mkdir()
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(error) as refusal:
        acquire(tmp_path / name)
    assert said in str(refusal.value)
    assert str(tmp_path / name) in str(refusal.value)


def test_a_huge_file_is_refused_without_being_read(tmp_path):
    """A file of a gigabyte, here without content, is judged by its size."""
    with (tmp_path / "huge.txt").open("wb") as file:
        os.truncate(file.fileno(), 2**30)
    began = time.monotonic()
    with pytest.raises(UnreadableDocument, match="cut it up"):
        acquire(tmp_path / "huge.txt")
    assert time.monotonic() - began < 1


def test_a_wrong_date_given_is_refused(tmp_path):
    """The message says which date."""
    with pytest.raises(DocumentError, match="the date of publication given: 'soon'"):
        acquire(write(tmp_path, ost__txt=PAGE) / "ost.txt", published="soon")


def test_a_reader_of_another_suffix_can_be_registered(tmp_path, monkeypatch):
    """Other readers take their place in the same registry."""
    monkeypatch.setattr(readers, "_READERS", dict(readers._READERS))
    readers.register(".LOG", readers.read_plain)
    write(tmp_path, ost__log=PAGE)
    (item,), _ = find([tmp_path])
    assert item.kind == ".log"
    assert acquire(item).title == "Guards Leave Ost"


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real documents are not beside this repository")
@pytest.mark.parametrize("path", [SHARED / "seeds", SHARED / "corpus" / "other"], ids=["seeds", "other"])
def test_real_documents_are_laid_out_without_gaps_in_their_map(path):
    """Every block of every document leads to a stretch of the file, in order."""
    for item in find([path])[0]:
        document = acquire(item)
        raw = item.read().decode("utf-8")
        at = 0
        for block in document.blocks:
            start, end = document.offsets.raw(block.start, block.end)
            assert at <= start < end <= len(raw)
            at = end
