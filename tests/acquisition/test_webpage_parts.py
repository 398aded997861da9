"""Pages of the web: the article is found, and nobody else's words pass for its author's."""

from pathlib import Path

import pytest

from whoheld.acquisition.document import AUTHORS_VOICE, BlockKind
from whoheld.acquisition.item import Item
from whoheld.acquisition.walk import acquire
from whoheld.errors import UnreadableDocument

PAGES = Path(__file__).parent / "pages"


def read(html):
    """A page that lies nowhere, read."""
    return acquire(Item("a.html", ".html", "a", data=html.encode() if isinstance(html, str) else html))


def voice(document):
    """The beginnings of what the author says, in order."""
    return [document.excerpt(b)[:22] for b in document.blocks if b.kind in AUTHORS_VOICE]


@pytest.mark.parametrize(
    ("page", "said"),
    [
        (
            "news.html",
            [
                "Guards take Ost after ",
                "The Guards took the to",
                '"They came over the ol',
                "The road north",
                "Further north, the arm",
                "Ost: held by the Guard",
                "Upper Mill: held by th",
                "The town is ours and w",
                "The army has not spoke",
            ],
        ),
        (
            "blog.html",
            [
                "Who sits on the dam?",
                "For three weeks now no",
                "The men at the gate wo",
                "Below the gate I saw t",
                "On the way back we wer",
            ],
        ),
        (
            "report.html",
            [
                "Monthly report: Northl",
                "Summary",
                "In May the Guards took",
                "On 3 May the Guards en",
                "On 9 May the army left",
                "Places and who held th",
                "Civilians",
                "Some 4,000 people fled",
                "The hospital of Ost wa",
            ],
        ),
        (
            "old_table.htm",
            [
                "Fighting spreads to th",
                "The army shelled the e",
                "By noon the Guards hel",
                "The government called ",
                "People in the villages",
            ],
        ),
    ],
)
def test_the_author_says_the_article_and_nothing_else(page, said):
    """Menus, adverts, captions, links, comments and notes are no voice of the author's."""
    assert voice(acquire(PAGES / page)) == said


@pytest.mark.parametrize(
    ("page", "stated"),
    [
        (
            "news.html",
            (
                "Guards take Ost after week of fighting",
                "Anna Writer",
                "2016-05-04",
                "https://www.herald.example/2016/05/04/ost-falls?x=1",
            ),
        ),
        (
            "blog.html",
            ("Who sits on the dam?", None, "2016-06-02", "https://valley.example/2016/who-sits-on-the-dam/"),
        ),
        ("report.html", ("Monthly report: Northland, May 2016", None, "2016-06-10", None)),
        ("old_table.htm", ("Fighting spreads to the river", None, None, None)),
    ],
    ids=["news", "blog", "report", "old table"],
)
def test_what_a_page_states_of_itself_is_kept(page, stated):
    """The first day of publication counts, not the last change; what is not stated stays empty."""
    found = acquire(PAGES / page)
    assert (found.title, found.byline, found.published, found.url) == stated


def test_comments_and_captions_are_told_as_such():
    """Who asks for the parts around an article finds them under their names."""
    blog, news = acquire(PAGES / "blog.html"), acquire(PAGES / "news.html")
    comments = [blog.excerpt(b) for b in blog.blocks if b.kind is BlockKind.COMMENT]
    assert sum("dam" in comment for comment in comments) == 3
    assert [news.excerpt(b)[:8] for b in news.blocks if b.kind is BlockKind.CAPTION] == ["Fighters"]
    assert [news.excerpt(b) for b in news.blocks if b.kind is BlockKind.TABLE] == ["Place | Held by", "Ost | Guards"]


def test_a_wall_in_place_of_the_article_is_said():
    """A page that only asks to log in is kept, and a person told what it is."""
    assert "perhaps no article: a page that asks to log in or to pay" in acquire(PAGES / "wall.html").notes


def test_a_fragment_is_read():
    """A piece of a page, as other programs store it, is read as pages are."""
    found = read("<h1>Ost falls</h1><p>By Anna Writer</p><p>The Guards took Ost on 3 May 2016.</p>")
    assert voice(found) == ["Ost falls", "The Guards took Ost on"]
    assert found.byline == "Anna Writer"


def test_a_page_in_which_no_article_is_found_is_read_whole():
    """Nothing is lost where the library finds nothing, and a person is told."""
    found = read("<div>" * 300 + "Ost fell.")
    assert voice(found) == ["Ost fell."]
    assert found.notes == ("no article was found on this page: the whole page was read as one",)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one<p>two", "one\ntwo"),
        ("a <b>b</b>c&nbsp;&amp; d<br>e", "a bc & d e"),
        ("First.<br>Second", "First.\nSecond"),
        ("one<br><br>two", "one\ntwo"),
        ("5 < 6 and <3 &foo; AT&T", "5 < 6 and <3 &foo; AT&T"),
        ("x<!-- <p>no</p> -->y<script>if (a<b) {}</script>z<style>p{}</style>", "xyz"),
        ("<p hidden>no<p>yes<span style='display: none'>no</span>", "yes"),
        ('<img alt="a > b" src=x>words', "words"),
        ("<table><tr><td>a<td>b<tr><td>c<br>d<td>e</table>", "a | b\nc d | e"),
        ("<table><tr><td><h2>a</h2><p>b<td>c</table>", "a\nb\nc"),
        ("<pre>one\ntwo</pre>", "one\ntwo"),
        ("it fell.<sup class=reference>[2]</sup> 5 km<sup>2</sup>", "it fell. 5 km2"),
        ("&lt;p&gt; &#8211; &#x110000;", "<p> \u2013 \ufffd"),
        ("a <!-- never closed <p>b", "a b"),
    ],
)
def test_the_text_is_what_a_page_shows(html, text):
    """Tags, remarks, scripts and what is hidden are taken out; blocks become lines, entities their signs."""
    assert read(html).text == text


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        ('<meta property="article:published_time" content="2016-05-03T23:59:00-08:00">', "2016-05-03"),
        ('<meta name="pubdate" content="Tue, 03 May 2016 10:00:00 GMT">', "2016-05-03"),
        ('<meta name="date" content="20160503">', "2016-05-03"),
        ('<time class="entry-date published" datetime="2016-05-03">yesterday</time>', "2016-05-03"),
        ('<meta property="article:modified_time" content="2016-05-03">', None),
        ('<meta name="date" content="2016-05">', None),  # no first of the month out of a month
        ('<meta name="date" content="1970-01-01T00:00:00Z">', None),  # what a system writes that knows no day
        ('<link rel="canonical" href="https://x.example/2016/05/03/ost">', None),  # an address states nothing
        ("<title>The third of May: 3 May 2016</title>", None),
        ("<meta name=copyright content=2016><meta itemprop=copyrightYear content=2016>", None),
        ('<script type="application/ld+json">{"@type": "Comment", "datePublished": "2016-05-03"}</script>', None),
        ('<script type="application/ld+json">[[[[[[[[[[[[</script>', None),
    ],
)
def test_no_day_of_publication_is_made_up(stated, day):
    """Only what says that it was published counts."""
    assert read(f"<html><head>{stated}</head><body><p>The town fell on 9 June 2015.</p></body></html>").published == day


_ARTICLE = (
    "<h1>Ost changes hands again</h1>{} <p>The Guards took the village of Ost after a night of shelling, the mayor "
    "said.</p><p>The army left the upper mill with all that it could carry, and burnt the bridge behind it.</p>"
)
_OTHER = '<time class="entry-date published" datetime="2018-01-01">1 January 2018</time>'
_JSON_LD = '<script type="application/ld+json">{}</script>'
_OWN = '{"@type": "NewsArticle", "headline": "Ost changes hands again", "datePublished": "2016-05-03"}'
_ANOTHER = '{"@type": "NewsArticle", "headline": "Rain in the hills", "datePublished": "2018-01-01"}'


@pytest.mark.parametrize(
    ("head", "before", "within", "after", "day"),
    [
        ("", "", "", f"<aside><a href=/x>{_OTHER} Rain in the hills</a></aside>", None),
        ("", f"<nav>{_OTHER}</nav>", "<p>3 May 2016</p>", "", "2016-05-03"),
        ("", "", "", f"<div class=related-posts>{_OTHER} Rain</div>", None),
        ("", "", "", f"<ol class=commentlist><li class=comment>{_OTHER}<p>Fine.</p></ol>", None),
        ("", "", "", "<div id=comments><meta itemprop=datePublished content=2018-01-01>Fine.</div>", None),
        ("", "", '<footer><time class=published datetime="2016-05-03">3 May</time></footer>', "", "2016-05-03"),
        ("", "", "", f"<p>More: {_OTHER} <time pubdate datetime=2018-01-02>2 January</time></p>", None),
        ("", "<header><div>Monday, 1 January 2018</div></header>", "", "", None),
        ("", "<p>Monday, 1 January 2018</p>", "", "", None),
        ("", "", "<p>Updated 1 January 2018</p>", "", None),
        (_JSON_LD.format(f"[{_ANOTHER}, {_OWN}]"), "", "", "", "2016-05-03"),
        (_JSON_LD.format(_ANOTHER) + _JSON_LD.format(_ANOTHER.replace("Rain", "Sun")), "", "", "", None),
        (
            _JSON_LD.format('[{"@type": "WebPage", "datePublished": "2010-01-01"}, ' + _OWN + "]"),
            "",
            "",
            "",
            "2016-05-03",
        ),
    ],
    ids=[
        *("beside", "menu before", "related", "comment", "comment's mark", "foot", "two of them", "head", "over it"),
        *("updated", "another article", "only others", "page"),
    ],
)
def test_the_day_of_something_else_is_not_the_articles(head, before, within, after, day):
    """Days of comments, of links to other pages, of the visit and of the last change date no report."""
    title = "<title>Ost changes hands again | The Herald</title>"
    body = f"{before}<article>{_ARTICLE.format(within)}</article>{after}"
    found = read(f"<html><head>{title}{head}</head><body>{body}</body></html>")
    assert (found.published, found.title) == (day, "Ost changes hands again")


@pytest.mark.parametrize(
    ("data", "encoding", "word"),
    [
        ("<meta charset=windows-1251><p>Город".encode("cp1251"), "windows-1251", "Город"),
        ("<meta charset=iso-8859-1><p>caf\u00e9 \u2013".encode("cp1252"), "cp1252", "caf\u00e9 \u2013"),
        ("<meta charset=windows-1251><p>Qorî".encode(), "utf-8", "Qorî"),  # a false declaration
        ("<p>Qorî".encode("utf-16"), "utf-16", "Qorî"),
        (b"<meta charset=hex><p>caf\xc3\xa9", "utf-8", "caf\u00e9"),
    ],
    ids=["declared", "latin", "false", "mark", "no encoding of texts"],
)
def test_a_page_is_decoded_as_it_declares(data, encoding, word):
    """Its own word counts where its bytes are no UTF-8."""
    found = read(data)
    assert (found.encoding, found.text) == (encoding, word)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("html", "reason"),
    [
        ("<script>write()</script><title>x</title>", "shows no text"),
        ("<b>" * 500_001 + "x", "tags"),
        ("<p>" + "x" * 1_000_001, "paragraph of more than"),
        ("<p>a\0b", "zero byte"),
    ],
    ids=["scripts", "tags", "paragraph", "zero byte"],
)
def test_what_is_no_page_to_read_is_refused(html, reason):
    """A page without text, or made to do harm, is refused with the reason."""
    with pytest.raises(UnreadableDocument, match=reason):
        read(html)


@pytest.mark.slow
@pytest.mark.parametrize(
    "html",
    [
        "<div>" * 50_000 + "<p>The town fell.",
        "<p>The town fell." + "<!--" * 200_000,
        "<p>The town fell.<img src='" + "x" * 2_000_000 + "'>",
        "<p>The town fell.<a b='" + "<a " * 50_000,
        "</p>" * 100_000 + "<p>The town fell.",
        "<title>a</title>" * 2_000
        + _JSON_LD.format(f"[{','.join(_OWN.replace('again', str(n)) for n in range(1_000))}]")
        + "<p>The town fell.",
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;&a;">]><p>The town fell.&b;</p>',
    ],
    ids=["deep", "remarks", "attribute", "tags", "ends", "titles", "entities"],
)
def test_harm_does_no_harm(html):
    """Nesting, open remarks and endless tags cost no time and no words."""
    assert "The town fell." in read(html).text
