"""Archives are read in place; what was packed to do harm is refused, and costs no other."""

import bz2
import gzip
import io
import lzma
import struct
import tarfile
import zipfile

import pytest
from holding import TEXT, held, rows, tarred, told, zipped

from whoheld.acquisition.containers import limits
from whoheld.acquisition.item import Unread
from whoheld.acquisition.openers import DEEPEST
from whoheld.acquisition.walk import acquire

MEMBERS = {"a.txt": TEXT, "sub/b.md": TEXT}


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param(".zip", zipped(MEMBERS), id="zip"),
        pytest.param(".zip", zipped(MEMBERS, zipfile.ZIP_LZMA), id="zip-lzma"),
        pytest.param(".tar", tarred(MEMBERS), id="tar"),
        pytest.param(".tar", tarred({f"./{name}": text for name, text in MEMBERS.items()}), id="tar-of-here"),
        pytest.param(".tar.gz", gzip.compress(tarred(MEMBERS)), id="gzip"),
        pytest.param(".tgz", gzip.compress(tarred(MEMBERS)), id="tgz"),
        pytest.param(".tar.bz2", bz2.compress(tarred(MEMBERS)), id="bzip2"),
        pytest.param(".tar.xz", lzma.compress(tarred(MEMBERS)), id="xz"),
        pytest.param(".tar.gz", tarred(MEMBERS), id="not-packed-after-all"),
    ],
)
def test_texts_lie_in_archives(kind, data):
    """Each text is known by the archive and its name there, and reads as the file would."""
    found, _ = held(data, kind)
    assert [item.where for item in found] == [f"x{kind}/a.txt", f"x{kind}/sub/b.md"]
    document = acquire(found[0])
    assert (document.name, document.text, document.published_basis) == ("a", TEXT, "none")


LISTING = "path,title,published,publisher\na.txt,The fall of Northfield,2031-05-03,Courier\n"


@pytest.mark.parametrize("pack", [zipped, tarred])
@pytest.mark.parametrize("folder", ["", "in/"])
def test_the_list_in_an_archive_holds_for_what_lies_beside_it(pack, folder):
    """A documents.csv is what a person gave, even where it comes after the texts; it is no text itself."""
    data = pack({f"{folder}a.txt": TEXT, f"{folder}documents.csv": LISTING, "other/a.txt": TEXT})
    beside, other = held(data, ".zip" if pack is zipped else ".tar")[0]
    document = acquire(beside)
    assert (document.title, document.published, document.published_basis) == (
        "The fall of Northfield",
        "2031-05-03",
        "given",
    )
    assert acquire(other).published is None


@pytest.mark.parametrize("pack", [zipped, tarred])
def test_rows_about_no_member_are_named(pack):
    """Also of a list with no text beside it; lists in hidden folders are passed over."""
    listing = "path\na.txt\nin/b.txt\n"
    data = pack({"in/a.txt": TEXT, "in/documents.csv": listing, "documents.csv": "path\nin/a.txt\n"} | HIDDEN)
    items, remarks = held(data, ".zip" if pack is zipped else ".tar")
    assert [item.where for item in items] == [f"x.{'zip' if pack is zipped else 'tar'}/in/a.txt"]
    assert [remark.split(":")[0] for remark in remarks] == ["row 3 (in/b.txt)", "row 2 (in/a.txt)"]


HIDDEN = {".old/documents.csv": "path\nb.txt\n", "__MACOSX/documents.csv": "path\nb.txt\n"}


def test_a_wrong_list_is_said_of_what_it_would_be_about():
    """What a person meant to say is never passed over in silence."""
    data = zipped({"a.txt": TEXT, "documents.csv": "path,published\na.txt,soon\n", "in/b.txt": TEXT})
    wrong, other = told(data, ".zip")
    assert wrong.startswith("x.zip/a.txt: x.zip/documents.csv, row 2: 'soon' is no publication date")
    assert other == "x.zip/in/b.txt"


def test_hidden_files_and_what_nobody_reads():
    """As in a folder: what is hidden is passed over, what has another suffix is told."""
    data = zipped({".git/a.txt": TEXT, "__MACOSX/._a.txt": "x", "p.jpg": "x", "noext": TEXT, "a.txt": TEXT})
    picture, bare, text = told(data, ".zip")
    assert picture.startswith("x.zip/p.jpg: .jpg cannot be read: save its text as ")
    assert bare.startswith("x.zip/noext: files without a suffix cannot be read")
    assert text == "x.zip/a.txt"


@pytest.mark.parametrize(
    "name", ["../a.txt", "in/../../a.txt", "/etc/a.txt", "C:\\a.txt", "..\\a.txt", "../.ssh/a.txt", "\\\\host\\a.txt"]
)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_that_lead_out_are_refused(pack, name):
    """They are made to overwrite files where an archive is unpacked; the others are read."""
    bad, good = told(pack({name: TEXT, "a.txt": TEXT}), ".zip" if pack is zipped else ".tar")
    assert "leads out of the archive" in bad
    assert good.endswith("/a.txt")


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        pytest.param(tarfile.SYMTYPE, "a link", id="symbolic"),
        pytest.param(tarfile.LNKTYPE, "a link", id="hard"),
        pytest.param(tarfile.FIFOTYPE, "a device or a pipe", id="pipe"),
        pytest.param(tarfile.CHRTYPE, "a device or a pipe", id="device"),
    ],
)
def test_what_is_no_file_in_a_tar_is_refused(kind, words):
    """Nothing of this computer is read in a member's stead."""
    good, bad = told(tarred(dict(list(MEMBERS.items())[:1]), bad=kind), ".tar")
    assert good == "x.tar/a.txt"
    assert bad.startswith(f"x.tar/bad.txt: it is {words}")


def test_a_link_in_a_zip_is_refused():
    """It says where it leads, which is no text."""
    info = zipfile.ZipInfo("l.txt")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    assert "links are not followed" in told(zipped({info: "/etc/passwd"}), ".zip")[0]


def changed(data, mark, offset, form, value):
    """Bytes with a number changed wherever a mark stands."""
    data, at = bytearray(data), 0
    while (at := data.find(mark, at)) >= 0:
        struct.pack_into(form, data, at + offset, value)
        at += 4
    return bytes(data)


def test_a_locked_member_costs_no_other():
    """Without its password it cannot be read, and nobody is asked for one."""
    both = zipped(MEMBERS)
    at = both.index(b"PK\1\2")
    bad, good = told(both[:at] + changed(both[at : at + 50], b"PK\1\2", 8, "<H", 1) + both[at + 50 :], ".zip")
    assert bad.startswith("x.zip/a.txt: it is locked with a password")
    assert good == "x.zip/sub/b.md"


def test_a_packing_that_is_not_known_costs_no_other():
    """A method that the library lacks is told."""
    odd = changed(zipped({"a.txt": TEXT}), b"PK\1\2", 10, "<H", 99)
    assert "packed in a way that is not known" in told(odd, ".zip")[0]


def test_a_torn_member_costs_no_other():
    """Bytes that are not those that were packed are found by their sum."""
    data = zipped(MEMBERS, zipfile.ZIP_STORED).replace(b"Reds", b"Xeds", 1)
    bad, good = told(data, ".zip")
    assert bad.startswith("x.zip/a.txt: it is torn")
    assert good == "x.zip/sub/b.md"


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        pytest.param(".zip", b"no zip at all", id="no-zip"),
        pytest.param(".zip", zipped(MEMBERS)[:-30], id="zip-without-end"),
        pytest.param(".tar", b"no tar at all" * 100, id="no-tar"),
        pytest.param(".tar.gz", gzip.compress(tarred(MEMBERS))[:-40], id="torn-gzip"),
        pytest.param(".tar.gz", gzip.compress(b"no tar at all" * 100), id="no-tar-in-gzip"),
        pytest.param(".tar.xz", lzma.compress(tarred(MEMBERS))[:-30], id="torn-xz"),
        pytest.param(".tar.bz2", bz2.compress(tarred(MEMBERS))[:-9], id="torn-bzip2"),
    ],
)
def test_what_is_torn_is_told(kind, data):
    """The message says what to do."""
    assert told(data, kind)[-1].endswith(": get it anew")


# A bomb's member: spaces, which pack a thousand times as small.
BOMB = b" " * 2**20


@pytest.fixture
def small(monkeypatch):
    """Limits that bombs of a test can break in no time."""
    monkeypatch.setattr(limits, "FREE", 2**17)
    monkeypatch.setattr(limits, "TEXT", 2**18)
    monkeypatch.setattr(limits, "HELD", 2**19)
    monkeypatch.setattr(limits, "MEMBERS", 50)
    monkeypatch.setattr(limits, "NAMES", 50 * 100)


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        pytest.param(".zip", zipped({"a.txt": BOMB}), "made to fill a computer", id="ratio"),
        pytest.param(".tar.gz", gzip.compress(tarred({"a.txt": BOMB})), "made to fill a computer", id="ratio-gzip"),
        pytest.param(".tar.xz", lzma.compress(tarred({"a.txt": BOMB})), "made to fill a computer", id="ratio-xz"),
        pytest.param(".tar.bz2", bz2.compress(tarred({"a.txt": BOMB})), "made to fill a computer", id="ratio-bzip2"),
        pytest.param(".jsonl.gz", gzip.compress(BOMB), "made to fill a computer", id="gzip-of-lines"),
        pytest.param(".xml.bz2", bz2.compress(b"<mediawiki>" + BOMB), "made to fill a computer", id="bzip2-of-xml"),
        pytest.param(".json.xz", lzma.compress(BOMB), "made to fill a computer", id="xz-of-json"),
        pytest.param(".zip", zipped({f"{n}.txt": "x" for n in range(60)}), "more than 50 members", id="members"),
        pytest.param(".zip", zipped({f"{n}{'n' * 200}.txt": "" for n in range(40)}), "more than 50", id="names"),
        pytest.param(".tar", tarred({f"{n}.txt": "x" for n in range(60)}), "more than 50 members", id="tar-members"),
    ],
)
@pytest.mark.usefixtures("small")
def test_bombs_are_not_opened(kind, data, words):
    """One message for the whole thing, which says what was seen."""
    (only,) = told(data, kind)
    assert only.startswith(f"x{kind} ")
    assert words in only


@pytest.mark.usefixtures("small")
def test_a_member_longer_than_a_document_costs_no_other():
    """What is honest but too long is told by itself."""
    data = zipped({"a.txt": b"x" * 2**18 + b"y", "b.txt": TEXT}, zipfile.ZIP_STORED)
    assert told(data, ".zip") == [
        "x.zip/a.txt: it has more than 0 MB, which is too long: cut it up, or unpack it",
        "x.zip/b.txt",
    ]


def test_the_whole_is_limited_too(monkeypatch):
    """An archive of honest members may still be too much."""
    monkeypatch.setattr(limits, "UNPACKED", 1000)
    assert "says that it unpacks to" in told(zipped({"a.txt": "x" * 600, "b.txt": "y" * 600}), ".zip")[0]


def test_members_that_share_their_bytes_are_refused():
    """Many names for one stretch of bytes make a small file large without packing it twice."""
    data = bytearray(zipped({"a.txt": TEXT, "b.txt": TEXT, "c.txt": TEXT}))
    at = data.rindex(b"PK\1\2")
    struct.pack_into("<I", data, at + 42, 0)  # the third begins where the first does
    (only,) = told(bytes(data), ".zip")
    assert "share their bytes" in only


def test_archives_in_archives_come_to_an_end():
    """So deep and no deeper, in the manner of a bomb of zips in zips."""
    data = zipped({"a.txt": TEXT})
    for _ in range(DEEPEST + 1):
        data = zipped({"in.zip": data, "b.txt": TEXT})
    found = told(data, ".zip")
    assert [one.count("in.zip") for one in found] == [DEEPEST, 2, 1, 0]
    assert "unpack it first" in found[0]


def test_an_archive_that_holds_itself_comes_to_an_end(monkeypatch):
    """A quine unpacks to itself without end."""
    quine = zipped({"r/r.zip": "itself"})
    monkeypatch.setattr("whoheld.acquisition.containers.members.Member.read", lambda *_: quine)
    (only,) = told(quine, ".zip")
    assert only.startswith("x.zip" + "/r/r.zip" * DEEPEST)


def test_archives_and_tables_lie_in_archives():
    """A zip in a tar with lines of JSON in it, each text known by the whole way to it."""
    inner = zipped({"n.jsonl": rows({"text": TEXT}, {"text": TEXT}), "a.txt": TEXT})
    data = gzip.compress(tarred({"z.zip": inner, "n.csv": f"text\n{TEXT}"}))
    assert told(data, ".tar.gz") == [
        "x.tar.gz/z.zip/n.jsonl/1",
        "x.tar.gz/z.zip/n.jsonl/2",
        "x.tar.gz/z.zip/a.txt",
        "x.tar.gz/n.csv/2",
    ]


def test_a_long_table_in_a_zip_is_not_held(monkeypatch):
    """Tables are read as a stream, however long, wherever they lie."""
    monkeypatch.setattr(limits, "TEXT", 10_000)
    lines = rows(*({"text": f"{TEXT} {n}"} for n in range(1000)))
    found, _ = held(zipped({"n.jsonl": lines}), ".zip")
    assert not any(isinstance(one, Unread) for one in found)
    assert len(found) == 1000


def test_a_tar_header_that_asks_for_all_memory_is_refused(monkeypatch):
    """A name's length is what the header says, and it is read at once."""
    monkeypatch.setattr(limits, "HELD", 2**19)
    info = tarfile.TarInfo("././@LongLink")
    info.type, info.size = tarfile.GNUTYPE_LONGNAME, 2**20
    data = info.tobuf(tarfile.GNU_FORMAT) + bytes(2**20) + tarred({"a.txt": TEXT})
    (only,) = told(gzip.compress(data, 0), ".tar.gz")
    assert "more than 0 MB: unpack it first" in only


def test_nothing_is_written(tmp_path, monkeypatch):
    """An archive is never unpacked to the disk."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(io, "open", None)
    assert len(told(zipped(MEMBERS), ".zip")) == 2
    assert list(tmp_path.iterdir()) == []
