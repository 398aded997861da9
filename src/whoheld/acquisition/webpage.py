"""The reader of pages of the web: what is article, what is around it, and where each word stands in the file."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from whoheld.acquisition import boilerplate
from whoheld.acquisition.article import Article, article_of, folded
from whoheld.acquisition.byline import bare_day, is_byline, read_byline
from whoheld.acquisition.decoding import MAX_LINE
from whoheld.acquisition.diary import entries_told
from whoheld.acquisition.document import AUTHORS_VOICE, Block, BlockKind
from whoheld.acquisition.flow import flow
from whoheld.acquisition.layout import lay_out
from whoheld.acquisition.markup import Line, Mark
from whoheld.acquisition.matching import matching
from whoheld.acquisition.readers import Reading
from whoheld.acquisition.repair import mended
from whoheld.acquisition.stated import Stated
from whoheld.acquisition.traced import Edit, Traced, mover
from whoheld.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from whoheld.acquisition.shown import PageLine

_FOOTNOTE = re.compile(r"\[(?:\d{1,3}|note \d+|citation needed)\]")
#: So much of a library's article may lie where the page says that its readers speak; more, and the page says it of all.
_COMMENT_SHARE = 0.5
#: The byline stands in so many lines before the article's first and after its title.
_HEAD_LINES = 12
_NOT_FOUND = "no article was found on this page: the whole page was read as one"
#: A page that says no more than so many words of its own, and one of these things, says nothing else; words.
_WALL_WORDS = 120
_WALLS = {
    "a page that asks to log in or to pay": re.compile(
        r"\b(?:log ?in|sign in|subscribe)\b.{0,60}\b(?:to (?:continue|read|access|view)|required)"
        r"|already a (?:subscriber|member)\?|enter your password",
        re.IGNORECASE,
    ),
    "a page that an error sent": re.compile(
        r"\b(?:404|403|410|500|502|503)\b.{0,40}\b(?:not found|error|forbidden|gone|unavailable|gateway)"
        r"|page (?:you (?:requested|are looking for) )?(?:was |could |can)?\s?not (?:be )?found|access denied",
        re.IGNORECASE,
    ),
    "a page that asks whether a person reads it": re.compile(
        r"enable javascript|checking your browser|verify (?:that )?you are (?:a )?human|captcha", re.IGNORECASE
    ),
    "a page that asks about cookies": re.compile(
        r"\b(?:accept|reject|manage|allow) (?:all )?cookies\b|we use cookies|your privacy choices", re.IGNORECASE
    ),
}


def read_webpage(text: Traced) -> Reading:
    """Read a page of the web, or a piece of one.

    Args:
        text: The page as decoded, not repaired.

    Raises:
        UnreadableDocument: If no word of it is shown, or a paragraph is longer than any.
    """
    html = text.text
    page = flow(html)
    _refuse(page.text, page.lines)
    whole, lines, notes = mend_lines(page.text, page.lines)
    stated = Stated(html, page.elsewhere)
    article = article_of(html, page.depth, len(lines))
    article = replace(article, title=stated.title or article.title)
    told = _Telling(whole.text, lines, article)
    blocks, diary = entries_told(whole.text, told.blocks())
    byline = read_byline([whole.text[b.start : b.end] for b in blocks if b.kind is BlockKind.BYLINE])
    return Reading(
        whole,
        blocks,
        title=article.title or _first_of(whole.text, blocks, BlockKind.TITLE),
        byline=article.byline or byline.author,
        publisher=article.publisher or byline.publisher,
        published=stated.published or byline.published,
        url=stated.url,
        notes=(*notes, *diary, *(() if told.found else (_NOT_FOUND,)), *_walls(whole.text, blocks, found=told.found)),
    )


def _first_of(text: str, blocks: Sequence[Block], kind: BlockKind) -> str | None:
    return next((text[b.start : b.end] for b in blocks if b.kind is kind), None)


def mend_lines(text: Traced, lines: Sequence[PageLine]) -> tuple[Traced, list[PageLine], tuple[str, ...]]:
    """The text without the signs of footnotes, repaired; the lines that are left of it."""
    signs = [Edit(*m.span()) for m in _FOOTNOTE.finditer(text.text)]
    moved = mover(signs)
    done = mended(text.edited(signs))
    kept = [replace(page_line, line=_moved(page_line.line, moved, done.moved, done.text.text)) for page_line in lines]
    return done.text, [page_line for page_line in kept if page_line.line.start < page_line.line.end], done.notes


def _moved(line: Line, first: Callable[[int], int], then: Callable[[int], int], text: str) -> Line:
    start, end = then(first(line.start)), then(first(line.end))
    words = text[start:end]
    return replace(line, start=end - len(words.lstrip()), end=start + len(words.rstrip()))


def _refuse(text: Traced, lines: Sequence[PageLine]) -> None:
    if not lines:
        raise UnreadableDocument(
            "the page shows no text: scripts write it when it is opened; save it from a browser as a whole page"
        )
    if max(line.line.end - line.line.start for line in lines) > MAX_LINE:
        raise UnreadableDocument(
            f"the page has a paragraph of more than {MAX_LINE:,} characters of {len(text.text):,}, longer than any "
            "report's: it is data, or its tags were lost; break it into paragraphs"
        )


def _walls(text: str, blocks: Sequence[Block], *, found: bool) -> tuple[str, ...]:
    """Whether what passes for the article, or a page without one, says nothing but that it does not show it."""
    voices = "\n".join(text[b.start : b.end] for b in blocks if b.kind in AUTHORS_VOICE)
    if len(voices.split()) > _WALL_WORDS:
        return ()
    return tuple(
        f"perhaps no article: {what}" for what, said in _WALLS.items() if said.search(voices if found else text)
    )


@dataclass
class _Telling:
    """The lines of a page, what a library took for its article, and what of both each line is."""

    text: str
    lines: list[PageLine]
    article: Article
    found: bool = False

    def blocks(self) -> tuple[Block, ...]:
        """Every line as the block that it is, in order."""
        words = [folded(self.text[line.line.start : line.line.end]) for line in self.lines]
        main = matching(words, self.article.main)
        kinds = self._kinds(words, main) if main else []
        self.found = None in kinds  # what the library took for the article may be nothing but captions
        if not self.found:
            return self._whole()
        first = kinds.index(None)
        self._head(words, kinds, range(max(0, first - _HEAD_LINES), min(len(kinds), first + _HEAD_LINES)))
        return self._laid_out(kinds, bare=False)

    def _whole(self) -> tuple[Block, ...]:
        """The page by our own rules: what its elements say that it is, and the rest as a text without front matter."""
        kinds = [_alone(self.text, line) for line in self.lines]
        return self._laid_out(kinds, bare=True)

    def _laid_out(self, kinds: Sequence[BlockKind | None], *, bare: bool) -> tuple[Block, ...]:
        return arranged(kinds, self.lines, lambda rest: lay_out(self.text, rest, bare=bare))

    def _kinds(self, words: list[str], main: frozenset[int]) -> list[BlockKind | None]:
        """What each line is besides the article; None for the article's."""
        said = {kind: self._outranking(kind, words, main) for kind in (BlockKind.COMMENT, BlockKind.RELATED)}
        comments = matching(words, self.article.comments) if self.article.comments else frozenset()
        filled = self._filled(main)
        kinds: list[BlockKind | None] = []
        for n, line in enumerate(self.lines):
            if line.kind is BlockKind.CAPTION or (line.kind and said.get(line.kind)):
                kinds.append(line.kind)
            elif n in main or n in filled:
                kinds.append(None)
            elif n in comments:
                kinds.append(BlockKind.COMMENT)
            else:
                kinds.append(line.kind or BlockKind.BOILERPLATE)
        return kinds

    def _outranking(self, kind: BlockKind, words: list[str], main: frozenset[int]) -> bool:
        """Whether the page's own word for its comments or links counts: not if it is said of most of the article."""
        lengths = {n: len(words[n]) for n in main}
        inside = sum(length for n, length in lengths.items() if self.lines[n].kind is kind)
        return inside <= _COMMENT_SHARE * sum(lengths.values())

    def _filled(self, main: frozenset[int]) -> frozenset[int]:
        """The sentences that the library missed among the article's: their element has several of its paragraphs."""
        parents = Counter(self.lines[n].parent for n in main if self.lines[n].line.mark is Mark.PROSE)
        first, last = min(main), max(main)
        return frozenset(
            n
            for n in range(first, last)
            if n not in main and self.lines[n].kind is None and parents[self.lines[n].parent] > 1 and self._told(n)
        )

    def _told(self, n: int) -> bool:
        line = self.lines[n]
        words = self.text[line.line.start : line.line.end]
        return not line.linked and line.line.mark is not Mark.ROW and boilerplate.sentence_like(words)

    def _head(self, words: list[str], kinds: list[BlockKind | None], where: range) -> None:
        """Tell the title and the lines with author and day, which the library leaves out, by what they say."""
        title = folded(self.article.title or "")
        headings = [n for n in where if self.lines[n].line.mark is Mark.HEADING and kinds[n] is not BlockKind.RELATED]
        same = [n for n in headings if words[n] == title]
        like = [n for n in headings if words[n].count(" ") > 1 and title.startswith(words[n])]
        for n in (same or like)[:1]:
            kinds[n] = BlockKind.TITLE
        below = next((n for n in where if kinds[n] is BlockKind.TITLE), where.start)
        for n in where:
            shown = self.text[self.lines[n].line.start : self.lines[n].line.end]
            told = is_byline(shown) and not self.lines[n].kind and n not in headings
            # A day over the title may be the one on which the page was sent.
            if told and kinds[n] in {None, BlockKind.BOILERPLATE} and (n > below or not bare_day(shown)):
                kinds[n] = BlockKind.BYLINE


def _alone(text: str, line: PageLine) -> BlockKind | None:
    """What a line is without any library's word, told by its element and by its words; None where it may be article."""
    if line.kind or line.line.mark is Mark.HEADING or not line.linked:
        return line.kind
    return BlockKind.RELATED if boilerplate.link_like(text[line.line.start : line.line.end]) else None


def arranged(
    kinds: Sequence[BlockKind | None], lines: Sequence[PageLine], lay: Callable[[Sequence[Line]], tuple[Block, ...]]
) -> tuple[Block, ...]:
    """The blocks of a page in order: the lines of a kind, and those without one as they are laid out."""
    told = list(zip(kinds, lines, strict=True))
    rest = lay([line.line for kind, line in told if not kind])
    return tuple(sorted((*(_block(kind, line.line) for kind, line in told if kind), *rest), key=lambda b: b.start))


def _block(kind: BlockKind, line: Line) -> Block:
    return Block(kind, line.start, line.end, 1 if kind is BlockKind.TITLE else 0)
