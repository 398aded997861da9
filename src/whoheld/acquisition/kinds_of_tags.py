"""What the elements of a page mean for the text in them: which are lines, which not shown, which not article."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from whoheld.acquisition.document import BlockKind

if TYPE_CHECKING:
    from collections.abc import Mapping


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _each(text: str, kind: BlockKind) -> dict[str, BlockKind]:
    return dict.fromkeys(text.split(), kind)


#: Elements without an end tag.
VOID = _words("area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr")
#: Elements that begin and end a line.
BLOCKS = _words(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol optgroup "
    "option p pre search section select summary table tbody td tfoot th thead tr ul"
)
#: Elements whose content no page shows as text.
UNSEEN = _words(
    "applet audio canvas datalist map math metadata noscript object picture rp rt select svg template video"
)
HEADINGS = {f"h{n}": n for n in range(1, 7)}
BOLD = frozenset({"b", "strong"})

#: What an element of that name holds, whatever stands in it.
_BY_NAME = {
    **_each("nav footer aside form button menu dialog search", BlockKind.BOILERPLATE),
    **_each("figcaption", BlockKind.CAPTION),
}
#: What an element holds by a whole word of its class or id; the words are those that many pages share.
_BY_WORD = {
    **_each(
        "comments comment comment-list commentlist comments-area comments-section comment-body comment-content "
        "comment-text comments-list disqus_thread respond comment-respond reader-comments user-comments fb-comments",
        BlockKind.COMMENT,
    ),
    **_each(
        "related related-articles related-posts related-content related-stories related-links recommended "
        "recommendations read-more read-next more-stories jp-relatedposts trending most-read popular-posts "
        "twitter-tweet instagram-media fb-post",
        BlockKind.RELATED,
    ),
    **_each("wp-caption-text caption image-caption photo-caption gallerytext thumbcaption", BlockKind.CAPTION),
    **_each(
        "cookie-banner cookie-notice cookie-consent cookie-bar cookiebanner newsletter newsletter-signup breadcrumb "
        "breadcrumbs share-buttons social-share sharedaddy advertisement paywall toc navbox catlinks",
        BlockKind.BOILERPLATE,
    ),
    **_each("reflist references footnotes", BlockKind.REFERENCES),
}
_BY_ROLE = _each("navigation contentinfo complementary search dialog", BlockKind.BOILERPLATE)
#: Read out, or shown to those who edit; nobody who reads the page sees them.
_UNSEEN_WORDS = _words("sr-only screen-reader-text visually-hidden visuallyhidden mw-editsection mw-jump-link noprint")
_UNSEEN_STYLE = re.compile(r"(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_FOOTNOTE_SIGN = re.compile(r"\b(?:reference|footnote|fnref|cite_ref)", re.IGNORECASE)


def unseen(name: str, said: Mapping[str, str]) -> bool:
    """Whether a page does not show an element: by its name, its attributes, or as a footnote's sign."""
    if name in UNSEEN or ("hidden" in said and said["hidden"].lower() != "until-found"):
        return True
    if _UNSEEN_STYLE.search(said.get("style", "")) or not _UNSEEN_WORDS.isdisjoint(_named(said)):
        return True
    return name == "sup" and _FOOTNOTE_SIGN.search(f"{said.get('class', '')} {said.get('id', '')}") is not None


def held_kind(name: str, said: Mapping[str, str]) -> BlockKind | None:
    """What an element holds besides the article; None where it may be the article."""
    if name in {"html", "body", "main"}:
        return None
    by_word = next((_BY_WORD[word] for word in _named(said) if word in _BY_WORD), None)
    return by_word or _BY_NAME.get(name) or _BY_ROLE.get(said.get("role", "").lower())


def _named(said: Mapping[str, str]) -> list[str]:
    return f"{said.get('id', '')} {said.get('class', '')}".lower().split()
