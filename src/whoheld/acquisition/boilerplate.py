"""The phrases by which pages say that a line is not the article: adverts, appeals, comments, links, captions."""

from __future__ import annotations

import re

from whoheld.acquisition.document import BlockKind

#: A line that is longer is prose, whatever it begins with; characters.
MAX_PHRASE = 240
#: A disclaimer or a notice of rights is no longer; characters.
MAX_NOTICE = 600
#: A headline, a caption or a line between paragraphs is no longer; characters.
MAX_HEADLINE = 200
#: The headline of another page, shown as a link; characters.
MAX_LINK = 150


def _any_of(*phrases: str) -> re.Pattern[str]:
    """A pattern of phrases that a line begins with; a phrase that must be the whole line ends in ``$``."""
    return re.compile("|".join(f"(?:{p})" for p in phrases), re.IGNORECASE)


#: What stands under a heading of that name.
_SECTIONS = {
    BlockKind.RELATED: _any_of(
        r"see also\s*:?$",
        r"related(?: (?:articles|pages|reading|topics|posts|stories))?\s*:?$",
        r"(?:read )?more on this\s*:?$",
    ),
    BlockKind.REFERENCES: _any_of(
        r"(?:references|notes|sources)(?: and (?:references|notes|sources|further reading))?\s*:?$",
        r"(?:footnotes|endnotes|citations|bibliography|works cited|literature)\s*:?$",
        r"(?:further reading|external links)\s*:?$",
    ),
    BlockKind.CAPTION: _any_of(r"(?:(?:image|photo|maps?) )?gallery\s*:?$", r"(?:photos|images)\s*:?$"),
    BlockKind.COMMENT: _any_of(r"(?:reader )?comments\s*:?$", r"leave a (?:comment|reply)\s*:?$"),
}
_COMMENTS = _any_of(
    r"(?:\d[\d,.]*|one|no) (?:responses?|comments?|repl(?:y|ies)|thoughts? on\b.*)(?: to\b.*)?\W*$",
    r"(?:leave|post|add|write) a (?:comment|reply|response)\b.{0,80}$",
    r"(?:join|view|show|read|see) (?:the |all )?(?:\d+ )?(?:comments?|responses|replies|discussion)\b.{0,20}$",
    r"(?:reader |latest )?comments?(?:\s*\(\d+\)|\s*\d+)?\s*:?$",
    r"(?:responses?|discussion)\s*\(\d+\)\s*:?$",
    r"(?:\d+ )?comments? (?:so far|on this (?:article|post|story)).{0,40}$",
)
_RELATED = _any_of(
    r"(?:related|recommended|suggested)(?: for you| (?:videos?|articles?|posts?|stories|story|news|content|coverage"
    r"|links?|reading|topics))?\s*:?$",
    r"(?:you )?(?:may|might)(?: also)? (?:like|be interested in)\b.{0,60}$",
    r"(?:more|latest|other) (?:from|on|in|news|stories|articles|posts|headlines)\b.{0,60}$",
    r"(?:most (?:read|popular|viewed|commented)|trending|popular (?:now|posts|articles)|top stories)\b.{0,60}$",
    r"(?:from (?:around )?the web|what to read next|editors?'?s?'? (?:picks?|choice))\b.{0,60}$",
    r"(?:don'?t miss|up next|read next)\b.{0,60}$",
)
_LINKED = _any_of(
    r"(?:see also|read (?:also|more|next)|also read|related|watch|listen|more)\s*(?::|\u2013|-|>)\s*\S",
    r"(?:main articles?|further information|see main article)\s*:\s*\S",
    r"(?:for (?:more|further|a full)[^.]{0,60}, )?see (?:also |overview |the )?[^.]{3,90}\.?$",
)
_FORM = _any_of(
    r"your e-?mail address will not be published",
    r"required fields are marked",
    r"(?:submit|post) (?:a )?comment\s*$",
    r"comments (?:are|have been) (?:now )?(?:closed|disabled|moderated)",
    r"(?:please )?log ?in (?:or register )?to (?:post|leave|comment)",
    r"you must be logged in",
    r"notify me of (?:new|follow)",
    r"save my name",
    r"(?:name|e-?mail|website)\s*\*?\s*:?$",
    r"(?:reply|report|like|upvote|permalink|log in|sign in|register|cancel reply)$",
    r"comment(?:ing)? (?:policy|rules|guidelines)\b",
)
_ADVERT = _any_of(
    r"advert(?:isements?|orial|ising)?\b.{0,80}$",
    r"ads? by\b",
    r"(?:sponsored|promoted|paid)(?: content| by| posts?| links?)?\s*:?$",
    r"(?:powered|delivered) by\b",
    r"ad ?choices",
    r".{0,60}\b(?:ad|advertising) network\b",
    r".{0,40}\b(?:taboola|outbrain|revcontent|mgid|adsense|ad ?block(?:er)?)\b",
    r"(?:story|article|post|text) continues (?:below|after)",
    r"(?:continue|keep) reading\b",
    r"scroll (?:down|for)\b",
)
_APPEAL = _any_of(
    r"(?:please )?(?:help us|support us|support our|support independent|donate|make a donation|buy us a)\b",
    r"(?:please )?(?:become a (?:member|patron|subscriber|supporter)|subscribe|sign[ -]up|join (?:our|us on))\b",
    r"(?:please )?(?:get (?:our|the) (?:newsletter|latest|daily)|(?:download|install) our)\b",
    r"(?:please )?(?:like us|follow us|find us on|connect with us|contact us|visit our|click here|tell your friends)\b",
    r"follow @",
    r"(?:share|tweet|print|e-?mail|pin|save|copy link|whatsapp|telegram|facebook|twitter|reddit|linkedin)"
    r"(?: (?:this|on|to|it|via)\b.{0,60})?\s*:?\W*$",
    r"share\b.{0,20}\b(?:facebook|twitter|story|article|post)\b.{0,40}$",
)
_PAGE = _any_of(
    r"we use cookies",
    r"this (?:site|website) uses",
    r"(?:filed|posted|tagged) (?:under|in)\b",
    r"(?:tags?|categor(?:y|ies)|topics?)\s*:",
    r"\d+ (?:views|shares|likes)\b",
    r"(?:home|menu|search|skip to content|back to top|next|previous|loading)\W*$",
)
_NOTICE = _any_of(
    r"disclaimer\b",
    r"(?:the )?(?:statements?|views?|opinions?)[^.]{0,80}\b(?:expressed|herein|in this (?:article|post|piece))\b",
    r"(?:©|\(c\)|copyright)\s",
    r".{0,120}\ball rights reserved",
    r".{0,60}\b(?:terms of (?:use|service)|privacy policy|cookie policy)\b",
    r"this (?:article|post|piece|story|essay) (?:(?:was |has been |is )?(?:first|originally)|appeared|is published)\b",
    r"(?:re)?(?:published|printed|posted) (?:with|by) (?:kind )?permission",
)
_PICTURE = "map|image|photo|picture|satellite image|screenshot|video|animation|graphic|infographic|figure|illustration"
_CAPTION = _any_of(
    rf"(?:{_PICTURE}|fig\.?|file|caption|credit|source)s?(?: (?:credit|courtesy|by|source)s?)?\s*(?:\d+\s*)?[:|(/]",
    r"(?:file|stock) photo\b",
    rf"(?:an? |the )?(?:\w+ )?(?:{_PICTURE}) (?:of|showing|shows|from|taken)\b",
    r"(?:above|below)\s*:",
    r"pictured\b",
    r"\(?(?:click|tap) (?:on |the |to ).{0,30}(?:image|enlarge|map)",
)
_CREDIT = re.compile(
    r"(?:[(\[|\u2014]|\s-)\s*(?:(?:photo|image|map|file|credit|source|reuters|ap|afp|getty|epa|via|courtesy)\b|©)"
    r"[^)\]]{0,60}[)\]]?$",
    re.IGNORECASE,
)
_TERMINAL = re.compile(r"[.!?:;,\u2026][\"'\u201d\u2019)\]*]*$")


def section_kind(heading: str) -> BlockKind | None:
    """What stands under a heading, if it is not the article."""
    return next((kind for kind, pattern in _SECTIONS.items() if pattern.match(heading.strip())), None)


def opened_by(line: str) -> BlockKind | None:
    """COMMENT where the line opens the readers' comments, RELATED where it opens links to other pages; else None."""
    if len(line) > MAX_PHRASE:
        return None
    if _COMMENTS.match(line):
        return BlockKind.COMMENT
    return BlockKind.RELATED if _RELATED.match(line) and (line.endswith(":") or not sentence_like(line)) else None


def phrase_kind(line: str) -> BlockKind | None:
    """What a single line is, told by its own words; None where it may be the article."""
    if len(line) <= MAX_NOTICE and _NOTICE.match(line):
        return BlockKind.BOILERPLATE
    if len(line) > MAX_PHRASE:
        return None
    if _FORM.match(line):
        return BlockKind.COMMENT
    if any(pattern.match(line) for pattern in (_ADVERT, _APPEAL, _PAGE)):
        return BlockKind.BOILERPLATE
    if headline_like(line) and (_CAPTION.match(line) or _CREDIT.search(line)):
        return BlockKind.CAPTION
    return BlockKind.RELATED if _LINKED.match(line) else None


def sentence_like(line: str) -> bool:
    """Whether a line ends as sentences do."""
    return _TERMINAL.search(line) is not None


def headline_like(line: str) -> bool:
    """Whether a line is short and ends as no sentence does: a title, a caption, a link."""
    return len(line) <= MAX_HEADLINE and not sentence_like(line)


def title_like(line: str) -> bool:
    """Whether a line can be the title of the text under it: a headline, or a short question or exclamation."""
    return headline_like(line) or (len(line) <= MAX_LINK and line.endswith(("?", "!")))


def link_like(line: str) -> bool:
    """Whether a line can be the headline of another page."""
    return len(line) <= MAX_LINK and (headline_like(line) or (titled(line) and not line.endswith(".")))


_SMALL = frozenset(
    {
        *(
            "a",
            "an",
            "and",
            "as",
            "at",
            "but",
            "by",
            "for",
            "from",
            "in",
            "into",
            "is",
            "its",
            "nor",
            "of",
            "off",
            "on",
        ),
        *("or", "over", "the", "to", "up", "via", "vs", "with", "after"),
    }
)
_WORD = re.compile(r"[^\W\d_][\w'\u2019-]*")
_DATED = _any_of(
    r"(?:\d{1,2}(?:st|nd|rd|th)? )?(?:early |mid-?|late )?(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december)\b.{0,60}$",
    r"(?:(?:spring|summer|autumn|fall|winter) \d|(?:day|week|phase) (?:\d|one|two|three)).{0,60}$",
    r"(?:\d{4}|(?:first|second|third|fourth|fifth|final) (?:day|week|month|phase|stage))\b.{0,60}$",
    r".{3,90}\([^()]*\d{4}[^()]*\)$",
)
#: Of the words of a heading that count, this share begins with a capital letter.
TITLED_SHARE = 0.8


def titled(line: str) -> bool:
    """Whether a line is written as headings are: every word that counts with a capital letter."""
    words = [w for w in _WORD.findall(line) if w.lower() not in _SMALL]
    return bool(words) and sum(w[0].isupper() for w in words) >= TITLED_SHARE * len(words)


def dated(line: str) -> bool:
    """Whether a short line names the time that the text under it tells of ("June 12", "Second phase", "X (2016)")."""
    return len(line) <= MAX_HEADLINE // 2 and _DATED.match(line) is not None
