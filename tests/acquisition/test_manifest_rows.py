"""What a person says of documents in a list beside them."""

import pytest

from whoheld.acquisition.manifest import Row, checked_date, idle_in_list, row_for
from whoheld.errors import DocumentError

HEAD = "path,title,publisher,published,url\n"


def listed(tmp_path, text):
    """A list in a folder, and a document beside it."""
    (tmp_path / "documents.csv").write_text(text, encoding="utf-8")
    return tmp_path / "a.txt"


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            HEAD + 'a.txt,"Ost, at last",Post,2031-05-03,http://x',
            Row("a.txt", "Ost, at last", "Post", "2031-05-03", "http://x"),
        ),
        (HEAD + "./a.txt,,,2031-05-03/2031-05-07,", Row("a.txt", published="2031-05-03/2031-05-07")),
        (
            HEAD + "a.txt,,,../2031-05-07,\nb.txt,,,wrong,",
            Row("a.txt", published="../2031-05-07"),
        ),  # only one's own row
        ("\ufeffpublished,path\n2031,a.txt\n", Row("a.txt", published="2031")),  # any order, a mark, fewer columns
        (HEAD + "b.txt,,,2031,", None),
        (HEAD, None),
    ],
)
def test_the_row_of_a_document_is_found(tmp_path, text, row):
    """By its file name; empty cells say nothing."""
    assert row_for(listed(tmp_path, text)) == row


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("path\na.txt\n./a.txt.gz\n", None),
        (HEAD + "a.txt,,,2031,\nb.txt,,,2031,\n", "row 3 (b.txt): no such file lies beside this list;"),
        (HEAD + "notes/c.txt,,,2031,\n", "row 2 (notes/c.txt): no such file"),
        ("path\nb\nc\nd\ne\nf\n", "row 2 (b), row 3 (c), row 4 (d) and 2 more: no such file"),
        ("file\nb\n", None),
    ],
    ids=["all-there", "slip", "deeper", "many", "no-list"],
)
def test_rows_about_no_file_are_named(tmp_path, text, said):
    """By row and name, the first few; a list that cannot be read is told elsewhere."""
    for name in ("a.txt", "a.txt.gz", "notes/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    listed(tmp_path, text)
    told = idle_in_list(tmp_path / "documents.csv")
    assert (told or "").startswith(said or "")
    assert bool(told) is bool(said)


def test_without_a_list_nobody_says_anything(tmp_path):
    """A list is a help, no duty."""
    assert row_for(tmp_path / "a.txt") is None


def test_a_changed_list_is_read_again(tmp_path):
    """What a person corrects counts on the next reading."""
    document = listed(tmp_path, HEAD + "a.txt,,,2031-05-03,")
    assert row_for(document).published == "2031-05-03"
    listed(tmp_path, HEAD + "a.txt,,,2031-05-03/2031-05-09,")
    assert row_for(document).published == "2031-05-03/2031-05-09"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("file,published\na.txt,2031\n", "row 1: no column is called path"),
        (HEAD + "b.txt,,,2031,\na.txt,,,May,\n", "row 3: 'May' is no publication date"),
        (HEAD + "a.txt,,,2031,\na.txt,,,2032,\n", "row 3: a.txt stands there twice, first in row 2"),
        (HEAD + "a.txt,Ost, at last,,2031,\n", "row 2: more cells than columns"),
        (HEAD + 'a.txt,"Ost,,2031,\n', "cannot be read as CSV"),
    ],
)
def test_a_wrong_list_is_refused_by_file_and_row(tmp_path, text, said):
    """The message leads to the cell to be mended."""
    with pytest.raises(DocumentError) as refusal:
        row_for(listed(tmp_path, text))
    assert said in str(refusal.value)
    assert str(tmp_path / "documents.csv") in str(refusal.value)


@pytest.mark.parametrize(
    "text", ["2031-05-03", "2031-05", "2031", "2031-05-03/2031-05-07", "../2031-05-03", "2031-05-03/..", "2031-05-03~"]
)
def test_days_and_intervals_are_dates(text):
    """EDTF, levels 0 and 1."""
    assert checked_date(f" {text} ", "here") == text


@pytest.mark.parametrize(
    "text", ["", "May 2031", "2031-13-01", "2031-02-30", "3/5/2031", "2031-05-07/2031-05-03", "10:30"]
)
def test_other_texts_are_no_dates(text):
    """No day of the calendar, or an interval turned round."""
    with pytest.raises(DocumentError, match=r"^here: "):
        checked_date(text, "here")
